"""Deadlines that start, stop, pause and are dropped as the case moves (language.md §2, rules 15 and 16; L33–L37)."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from cauce.model import events
from cauce.model.case import Clock, ClockState, Status
from cauce.model.obligations import Deadline
from cauce.runtime.conditions import evaluate, value_of
from cauce.runtime.dues import after_pause, due_at, has_passed, unanswered_year
from cauce.runtime.values import parse_moment
from cauce.runtime.work import Work


def on_rest(work: Work, region: int, ref: str | None, visit: int, causes: tuple[int, ...] = ()) -> None:
    """Follow the position of a region to the row where it rests, or out of its list (None): clocks inside rows."""
    for clock in active(work):
        if clock.region == region and ref not in work.plan.inside_refs[clock.deadline]:
            stop(work, clock, visit, causes=causes)
    for deadline in work.plan.inside.get(ref or "", ()):
        if not any(clock.deadline == deadline.id and clock.region == region for clock in active(work)):
            _start(work, deadline, region, work.now, visit)


def on_completed(work: Work, ref: str, visit: int, causes: tuple[int, ...] = ()) -> None:
    """Stop the clocks that run until a completed row, then anchor those that run since it."""
    for deadline in work.plan.until.get(ref, ()):
        work.anchors = [anchor for anchor in work.anchors if anchor[0] is not deadline]
        for clock in active(work):
            if clock.deadline == deadline.id:
                stop(work, clock, visit, causes=causes)
    for deadline in work.plan.since.get(ref, ()):
        work.anchors.append((deadline, work.now, visit, causes))


def on_recorded(work: Work, datum: str, visit: int, causes: tuple[int, ...] = ()) -> None:
    """Anchor the clocks that count from the date of a recorded datum."""
    value, _ = value_of(work, datum)
    moment = parse_moment(value, work.zone) if isinstance(value, str) else None
    if moment is not None:
        work.anchors.extend((deadline, moment, visit, causes) for deadline in work.plan.from_datum.get(datum, ()))


def on_withdrawn(work: Work, regions: frozenset[int], visit: int, causes: tuple[int, ...] = ()) -> None:
    """Stop the clocks of withdrawn regions."""
    for clock in active(work):
        if clock.region in regions:
            stop(work, clock, visit, "retirado", causes)


def on_ended(work: Work, visit: int, causes: tuple[int, ...] = ()) -> None:
    """Stop every clock: nothing runs after the end."""
    work.anchors.clear()
    for clock in active(work):
        stop(work, clock, visit, "fin", causes)


def settle(work: Work) -> None:
    """Once the case rests: begin what was anchored, drop what has lost its object, hold and release."""
    if work.anchors:
        anchors, work.anchors = work.anchors, []
        for deadline, moment, visit, causes in anchors:
            _anchor(work, deadline, moment, visit, causes)
    stands = work.case.status is not Status.OPEN
    for clock in active(work):
        deadline = work.plan.deadlines[clock.deadline]
        if deadline.until and not _can_stop(work, deadline):
            stop(work, clock, work.cause, "sin_objeto")
            continue
        holders = _holders(work, deadline)
        if (holders or stands) and clock.state is ClockState.RUNNING and clock.lapsed_at is None:
            visit = holders[0] if holders else 0
            work.emit(events.ClockPaused(at=work.now, visit=visit, causes=holders, clock=clock.id))
        elif not (holders or stands) and clock.state is ClockState.PAUSED and clock.paused_at is not None:
            due = after_pause(deadline.limit, clock.due, clock.paused_at, work.now, work.zone, work.context.calendar)
            causes = (work.cause, *clock.held_by) if clock.held_by else ()
            _warn_unanswered(work, deadline, clock.start, due, work.cause)
            work.emit(events.ClockResumed(at=work.now, visit=work.cause, causes=causes, clock=clock.id, due=due))


def _holders(work: Work, deadline: Deadline) -> tuple[int, ...]:
    """Return the visits that rest in a row where a deadline stands still."""
    rows = work.plan.paused_refs[deadline.id]
    return tuple(sorted(item.visit for item in work.case.positions.values() if item.row in rows)) if rows else ()


def active(work: Work) -> list[Clock]:
    """Return the clocks that have not been stopped, oldest first."""
    if not work.case.clocks:
        return []
    found = [clock for clock in work.case.clocks.values() if clock.state is not _STOPPED]
    if len(found) > 1:  # asked several times in every command, and most cases have one or none
        found.sort(key=_BY_ID)
    return found


_BY_ID = attrgetter("id")
_STOPPED = ClockState.STOPPED


def stop(work: Work, clock: Clock, visit: int, outcome: str = "", causes: tuple[int, ...] = ()) -> None:
    """Stop a clock because of a visit; without an outcome, the one that time and its condition give."""
    result = outcome or _outcome(work, clock)
    work.emit(events.ClockStopped(at=work.now, visit=visit, causes=causes, clock=clock.id, outcome=result))


def _outcome(work: Work, clock: Clock) -> str:
    if clock.lapsed_at is not None:
        return "vencido"
    applies = evaluate(work, work.plan.deadlines[clock.deadline].when).value
    return {True: "cumplido", False: "no_aplica", None: "por_confirmar"}[applies]


def is_overdue(work: Work, clock: Clock) -> bool:
    """Tell whether the time of a clock ran out while it counted."""
    if clock.state is ClockState.PAUSED:
        return False
    moment = clock.stopped_at or work.now
    return has_passed(work.plan.deadlines[clock.deadline].limit, clock.due, moment)


def _can_stop(work: Work, deadline: Deadline) -> bool:
    """Tell whether some open position can still complete the row that stops a clock."""
    until = work.plan.ref(deadline.until)
    if work.plan.in_interruption(until):
        return True  # an interruption may come at any time
    reach = work.plan.reaches.of(until)
    return any(
        position.row in (reach.waiting if position.waiting else reach.resting)
        for position in work.case.positions.values()
    )


def _anchor(work: Work, deadline: Deadline, moment: datetime, visit: int, causes: tuple[int, ...]) -> None:
    """Start a clock, unless one runs (the first anchor wins: L35) or nothing can stop it any more.

    A clock that counts from a date follows the date: when it is recorded again, the effective value counts (L28).
    """
    running = [clock for clock in active(work) if clock.deadline == deadline.id]
    if running and (not deadline.since_datum or running[0].start == moment):
        return
    if deadline.until and not _can_stop(work, deadline):
        return
    for clock in running:
        stop(work, clock, visit, "reemplazado", causes)
    _start(work, deadline, 0, moment, visit, causes)


def _start(
    work: Work, deadline: Deadline, region: int, moment: datetime, visit: int, causes: tuple[int, ...] = ()
) -> None:
    calendar = work.context.calendar
    due = due_at(deadline.limit, moment, work.zone, calendar)
    _warn_unanswered(work, deadline, moment, due, visit)
    work.emit(
        events.ClockStarted(
            at=work.now,
            visit=visit,
            causes=causes,
            clock=work.new_serial(),
            deadline=deadline.id,
            region=region,
            start=moment,
            due=due,
        )
    )


def _warn_unanswered(work: Work, deadline: Deadline, start: datetime, due: datetime, visit: int) -> None:
    """Warn that working days were counted where the calendar of the institution has no answer."""
    calendar = work.context.calendar
    if unanswered_year(deadline.limit, start, due, work.zone, calendar):
        work.emit(events.Warned(at=work.now, visit=visit, source=calendar.key, kind="calendario"))
