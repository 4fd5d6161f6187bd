"""Deadlines that run out (language.md §2, rule 15; L34, L37): recorded once, with what they bring about."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Clock, Position
from cauce.model.declarations import Failing
from cauce.runtime import clocks, rules
from cauce.runtime.conditions import evaluate
from cauce.runtime.flow import Step, proceed, withdraw
from cauce.runtime.machine import lapse_move
from cauce.runtime.work import Work


def settle(work: Work) -> None:
    """Bring deadlines and waiting rules up to date with what a command did."""
    changed = bool(work.case.clocks or work.anchors or work.case.pending_rules)  # else there is nothing to settle
    while changed:
        clocks.settle(work)
        rules.settle(work)
        changed = record(work, late=True)


def record(work: Work, *, late: bool) -> bool:
    """Record every deadline that has run out and applies. `late`: it came to apply only now. True if there was any."""
    found = False
    for clock in work.case.clocks.values():
        if _can_lapse(work, clock):
            break
    else:
        return found  # nearly always: then they need not be sorted
    for clock in sorted(work.case.clocks.values(), key=lambda item: (item.due, item.id)):
        current = work.case.clocks[clock.id]
        if _can_lapse(work, current):
            found = _lapse(work, current, late=late) or found
    return found


def _can_lapse(work: Work, clock: Clock) -> bool:
    """Tell whether a clock is over and applies, now that all is known; a met or dropped one never does."""
    if clock.lapsed_at is not None or clock.outcome not in ("", "no_aplica", "por_confirmar"):
        return False
    when = work.plan.deadlines[clock.deadline].when
    return clocks.is_overdue(work, clock) and bool(evaluate(work, when).value)


def _lapse(work: Work, clock: Clock, *, late: bool) -> bool:
    """Record a lapse with all it brings about; False, and nothing recorded, if it may not move the case yet."""
    deadline = work.plan.deadlines[clock.deadline]
    lapse = deadline.lapse
    mark = work.mark() if lapse.target is not None else None
    work.emit(
        events.ClockLapsed(
            at=work.now,
            visit=clock.visit,
            clock=clock.id,
            deadline=deadline.id,
            late=late,
            notifies=lapse.notifies,
            escalates=lapse.escalates,
        )
    )
    if lapse.nonconformity:
        rules.find(work, Failing.NONCONFORMITY, deadline.id, "plazo", clock.visit)
    if lapse.notifies or lapse.escalates:
        rules.find(work, Failing.WARNS, deadline.id, "plazo", clock.visit)
    position = work.case.positions.get(clock.region)
    if mark is None or position is None or not clock.active or work.still or _jump(work, position, deadline.id):
        return True
    work.undo(mark)
    return False


def _jump(work: Work, position: Position, deadline: str) -> bool:
    """Take the position that holds a clock where its lapse says. False if something still runs that keeps it here."""
    work.cause = position.visit
    withdraw(work, position.running, "plazo", position.visit)
    moves = work.plan.moves
    state = moves.go(moves.state_of(position.row, waiting=position.waiting), lapse_move(deadline))
    outer, work.problems, work.forced = work.problems, [], True
    proceed(work, Step(position.region, state, (position.visit,)))
    jumped = not work.problems
    work.problems, work.forced = outer, False
    return jumped
