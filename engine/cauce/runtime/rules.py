"""Rules: what they demand when a row is entered or completed, and what happens when it is not met."""

from __future__ import annotations

from typing import NamedTuple

from cauce.model import events
from cauce.model.conditions import AllOf, Condition
from cauce.model.declarations import Failing
from cauce.model.obligations import Rule
from cauce.runtime import missing
from cauce.runtime.conditions import Truth, evaluate
from cauce.runtime.work import Work

MET, BROKEN, PENDING, NOT_APPLICABLE = "cumplida", "incumplida", "por_confirmar", "no_aplica"


class _Place(NamedTuple):
    """Where a rule is looked at, and what that descends from; `leaving` and `pending` as in `RuleChecked`."""

    row: str
    visit: int
    causes: tuple[int, ...] = ()
    leaving: bool = False
    pending: int = -1


def check_entering(work: Work, ref: str, visit: int, causes: tuple[int, ...] = ()) -> None:
    """Apply the rules `al_entrar` of a row."""
    for rule in work.plan.enter_rules.get(ref, ()):
        _check(work, rule, _Place(ref, visit, causes))


def check_completing(
    work: Work, ref: str, visit: int, ignored: frozenset[str] = frozenset(), causes: tuple[int, ...] = ()
) -> None:
    """Apply the rules `al_completar` of a row.

    `ignored` are optional data that the visit did not give: what an earlier one recorded does not meet a rule of this.
    """
    work.ignored = ignored
    for rule in work.plan.complete_rules.get(ref, ()):
        _check(work, rule, _Place(ref, visit, causes, leaving=True))
    work.ignored = frozenset()


def settle(work: Work) -> None:
    """Look again at rules that waited for a datum (design.md §2: «por confirmar»)."""
    for pending in work.case.pending_rules:
        rule = work.plan.rules[pending.rule]
        work.ignored = frozenset(pending.ignored)
        applies = evaluate(work, rule.when)
        met = evaluate(work, rule.demands)
        work.ignored = frozenset()
        # It descends from both: the row that was left, and what settled it now.
        place = _Place(pending.row, work.cause, (work.cause, pending.visit), pending=pending.visit)
        if applies.value is False:
            _say(work, rule, place, NOT_APPLICABLE)
        elif applies.value and met.value is not None:
            _conclude(work, rule, place, met=met.value)


def find(work: Work, failing: Failing, source: str, kind: str, visit: int, causes: tuple[int, ...] = ()) -> None:
    """Note what was not met and does not block: a warning or a presumed nonconformity."""
    if failing is Failing.NONCONFORMITY:
        number = len(work.case.nonconformities) + 1
        work.emit(
            events.NonconformityPresumed(
                at=work.now, visit=visit, causes=causes, number=number, source=source, kind=kind
            )
        )
    else:
        work.emit(events.Warned(at=work.now, visit=visit, causes=causes, source=source, kind=kind))


def _check(work: Work, rule: Rule, place: _Place) -> None:
    applies = evaluate(work, rule.when)
    if applies.value is False:
        return
    met = evaluate(work, rule.demands) if applies.value else Truth(None, applies.missing)
    if met.value is not None and not (rule.failing is Failing.BLOCKS and met.value is False):
        _conclude(work, rule, place, met=met.value)
    elif rule.failing is not Failing.BLOCKS:
        _say(work, rule, place, PENDING)
    elif work.forced:
        _say(work, rule, place, BROKEN)
        find(work, Failing.WARNS, rule.id, "regla", place.visit, place.causes)
    else:
        procedure = work.plan.procedure
        unmet = _unmet(work, rule.demands) if applies.value else rule.demands
        work.lacks(missing.rule(procedure, rule, unmet), *missing.data_read(procedure, met.missing))


def _unmet(work: Work, demands: Condition) -> Condition:
    """Return the part of a demand that does not hold: of several things wanted together, only those wanting."""
    if not isinstance(demands, AllOf):
        return demands
    parts = tuple(part for part in demands.conditions if evaluate(work, part).value is not True)
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _conclude(work: Work, rule: Rule, place: _Place, *, met: bool) -> None:
    _say(work, rule, place, MET if met else BROKEN)
    if not met:
        find(work, rule.failing, rule.id, "regla", place.visit, place.causes)


def _say(work: Work, rule: Rule, place: _Place, outcome: str) -> None:
    work.emit(
        events.RuleChecked(
            at=work.now,
            visit=place.visit,
            causes=place.causes,
            rule=rule.id,
            row=place.row,
            outcome=outcome,
            pending=place.pending,
            ignored=tuple(sorted(work.ignored)) if outcome == PENDING else (),
            leaving=place.leaving,
        )
    )
