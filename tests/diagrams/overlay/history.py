"""The overlay of a case from its facts: what the store of cases will do, here for cases played by the engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from cauce.diagrams.overlay.values import CaseOverlay, Outcome, PathStep, Standing
from cauce.model import events
from cauce.model.case import Case, Position
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.runtime.evolve import fold
from cauce.runtime.scenarios import run_scenario


def played(
    procedure: Procedure, institution: Institution, calendar: Calendar, scenario: str, steps: int, later: timedelta
) -> CaseOverlay:
    """A scenario of the procedure stopped after so many steps, looked at some time later."""
    wanted = next(each for each in procedure.scenarios if each.name == scenario)
    outcome = run_scenario(procedure, wanted, institution, calendar)
    assert outcome.passed, outcome.problem
    history = list(_first(outcome.events, steps))
    return overlay_of(procedure, history, "2026/0001", history[-1].at + later)


def overlay_of(procedure: Procedure, history: Sequence[events.Event], folio: str, at: datetime) -> CaseOverlay:
    """The overlay of the case with this history."""
    case = fold(history)
    entered = {each.visit: each for each in history if isinstance(each, events.Entered)}
    done = {each.visit for each in history if isinstance(each, events.Completed | events.Omitted)}

    def sources(event: events.Event) -> Iterator[int]:
        """The steps from which an arrival descends, past the blocks that only wait."""
        for cause in event.causes or ((event.visit,) if isinstance(event, events.Ended) else ()):
            if cause in done:
                yield cause
            elif cause in entered and entered[cause] is not event:
                yield from sources(entered[cause])

    leads: dict[int, list[str]] = defaultdict(list)
    for each in history:
        if isinstance(each, events.Entered | events.Ended) and not getattr(each, "waiting", False):
            name = each.end if isinstance(each, events.Ended) else each.row
            for source in sources(each):
                leads[source].append(name)
    path = [
        PathStep(
            at=each.at,
            row=each.row,
            outcome=Outcome.SKIPPED if isinstance(each, events.Omitted) else Outcome.DONE,
            leads_to=tuple(dict.fromkeys(leads[each.visit])),
        )
        for each in history
        if isinstance(each, events.Completed | events.Omitted)
    ]
    standing = [_standing(procedure, case, each) for each in case.positions.values() if not each.waiting]
    return CaseOverlay(procedure=procedure.key, digest=procedure.digest, at=at, folio=folio, start=case.start,
                       path=tuple(path), standing=tuple(standing), end=case.end)  # fmt: skip


def _standing(procedure: Procedure, case: Case, position: Position) -> Standing:
    row = procedure.row_by_ref[position.row]
    dues = [
        clock.due
        for deadline in procedure.deadlines
        for clock in case.clocks.values()
        if clock.deadline == deadline.id and clock.active and row.ref in (*deadline.inside, deadline.until)
    ]
    roles = row.actors.roles if row.actors else ()
    return Standing(row=row.ref, since=position.since, roles=roles, due=min(dues, default=None))


def _first(history: Sequence[events.Event], steps: int) -> Iterator[events.Event]:
    """The facts up to the arrival after so many steps: those of one moment belong together."""
    count = 0
    for each in history:
        if isinstance(each, events.Completed | events.Omitted):
            count += 1
            if count > steps:
                return
        yield each
