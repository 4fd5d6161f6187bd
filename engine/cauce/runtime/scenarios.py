"""Run the scenarios of a procedure on the one interpreter, and say what they leave untried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from cauce.model import commands
from cauce.model.events import Event
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.model.scenarios import Scenario, Visit
from cauce.model.source import Span
from cauce.model.wording import quoted
from cauce.runtime.rehearsal.coverage import Item, covered, items, refused_names
from cauce.runtime.rehearsal.expectations import differences
from cauce.runtime.rehearsal.player import Player
from cauce.runtime.rehearsal.situation import calendar_gaps, situation
from cauce.runtime.rehearsal.walking import Trouble, play, run_to_the_end


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one scenario went. `problem` says in Spanish what went otherwise, at `span`; `events` are its history.

    `situation` is, when there is a problem, the date, where the case was and what had lapsed. `warnings` do not fail.
    """

    name: str
    passed: bool
    problem: str
    span: Span
    events: tuple[Event, ...] = ()
    took: frozenset[Item] = frozenset()
    situation: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All outcomes and what no passing scenario took, in Spanish. `total` things there were to take."""

    outcomes: tuple[Outcome, ...] = ()
    missing: tuple[str, ...] = ()
    total: int = 0
    failed: tuple[Outcome, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "failed", tuple(outcome for outcome in self.outcomes if not outcome.passed))

    @property
    def percent(self) -> int:
        """What was taken, in whole percent rounded down; 100 only if nothing is missing."""
        return 100 if not self.total else 100 * (self.total - len(self.missing)) // self.total

    @property
    def complete(self) -> bool:
        """Whether every scenario passed and nothing is missing."""
        return not self.failed and not self.missing


def run_all(procedure: Procedure, institution: Institution, calendar: Calendar) -> Report:
    """Run every scenario of a procedure and measure what they take together."""
    outcomes = [run_scenario(procedure, scenario, institution, calendar) for scenario in procedure.scenarios]
    return report(procedure, outcomes)


def report(procedure: Procedure, outcomes: Sequence[Outcome]) -> Report:
    """Return the coverage of some outcomes; scenarios that failed take nothing."""
    wanted = items(procedure)
    took: set[Item] = set()
    for outcome in outcomes:
        if outcome.passed:
            took |= outcome.took
    missing = tuple(text for item, text in wanted.items() if item not in took)
    return Report(tuple(outcomes), missing, len(wanted))


def run_scenario(
    procedure: Procedure,
    scenario: Scenario,
    institution: Institution,
    calendar: Calendar,
    played_by: type[Player] = Player,
) -> Outcome:
    """Run one scenario from its opening to what it expects; `played_by` may give the commands elsewhere."""
    player = played_by(
        procedure,
        institution,
        calendar,
        opening_moment(scenario, institution),
        left_out=scenario.expected.refusal or "",
        row_by_row=scenario.row_by_row,
    )
    trouble, span, last = _run(player, scenario)
    refusal = trouble.refusal if trouble else None
    problem = _problem(player, scenario, trouble, last=last)
    return Outcome(
        name=scenario.name,
        passed=not problem,
        problem=problem,
        span=span if problem else scenario.span,
        events=tuple(player.events),
        took=covered(player, refusal),
        situation=situation(player) if problem else "",
        warnings=tuple(dict.fromkeys(calendar_gaps(player))),
    )


def opening_moment(scenario: Scenario, institution: Institution) -> datetime:
    """Return when a scenario opens its case: local time, nine in the morning if it gives only a date."""
    moment = datetime.fromisoformat(scenario.at)
    if "T" not in scenario.at and " " not in scenario.at:
        moment = datetime.combine(moment.date(), time(9))
    return moment.replace(tzinfo=ZoneInfo(institution.zone))


def _run(player: Player, scenario: Scenario) -> tuple[Trouble | None, Span, bool]:
    """Play a scenario. Return what stopped it, where, and whether that was its last item."""
    trouble = _open(player, scenario)
    if trouble is not None:
        return trouble, scenario.span, not scenario.steps
    for step in scenario.steps:
        trouble = play(player, step)
        if trouble is not None:
            return trouble, step.span, step is scenario.steps[-1]
    if scenario.expected.ends_in is not None and scenario.expected.refusal is None:
        return run_to_the_end(player), scenario.span, False
    return None, scenario.span, True


def _open(player: Player, scenario: Scenario) -> Trouble | None:
    start = player.procedure.start_by_id.get(scenario.start)
    if start is None:
        return Trouble("no dice por qué inicio se abre el caso")
    asked = {use.datum for use in start.records if not use.optional and use.when is None}
    unsaid = sorted(asked & player.to_say - {name for name, _ in scenario.data})
    if unsaid:
        return Trouble(f"al abrir el caso falta decir {', '.join(map(quoted, unsaid))}: lo lee una condición")
    data, documents = player.fill(dict(scenario.data), start.records, start.receives, scenario.without)
    role = next(iter(start.actors.roles), "") if start.actors else ""
    refusal: Refusal | None = player.do(
        commands.Open(case="escenario", start=start.id, data=data, documents=documents), role
    )
    return None if refusal is None else Trouble(refusal.message, refusal)


def _problem(player: Player, scenario: Scenario, trouble: Trouble | None, *, last: bool) -> str:
    """Return what went otherwise than the scenario expects, empty if nothing did."""
    wanted = scenario.expected.refusal
    if wanted is None:
        if trouble is not None:
            return trouble.text
        return "; ".join(differences(player, scenario.expected))
    if trouble is None:
        return f"se esperaba que se rechazara por {quoted(wanted)}, y se admitió"
    if trouble.refusal is None or not last:
        return trouble.text
    step = scenario.steps[-1] if scenario.steps else None
    row = player.plan.ref(step.row) if isinstance(step, Visit) else ""
    if player.plan.ref(wanted) not in refused_names(player.procedure, trouble.refusal, row):
        return f"se esperaba que se rechazara por {quoted(wanted)}, y se rechazó por otra cosa: {trouble.text}"
    return "" if player.opened is None else "; ".join(differences(player, scenario.expected))
