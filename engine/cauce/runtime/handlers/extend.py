"""`prorrogar`: give a running deadline more time."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import Extend
from cauce.model.refusals import Missing
from cauce.model.wording import listed, quoted
from cauce.runtime import clocks, supervision
from cauce.runtime.dues import TEN_YEARS, extended
from cauce.runtime.work import Work


def handle(work: Work, command: Extend) -> None:
    """Move its due moment. One that has lapsed keeps its lapse, and is not counted a second time."""
    deadline = work.plan.deadlines.get(command.deadline)
    running = [clock for clock in clocks.active(work) if clock.deadline == command.deadline]
    supervision.check_reason(work, command.reason, "prorrogar")
    supervision.check(work, supervision.resting_rows(work))
    if not running:
        known = dict.fromkeys(clock.deadline for clock in clocks.active(work))
        names = listed([quoted(work.plan.deadlines[name].name or name) for name in known]) or "ninguno"
        name = quoted((deadline.name if deadline else "") or command.deadline)
        text = f"el plazo {name} no corre en este caso; corren: {names}"
        work.lacks(Missing("plazo", command.deadline, text, "cauce ver FOLIO"))
    if command.amount < 1:
        work.lacks(Missing("plazo", command.deadline, "la prórroga debe ser de 1 o más", "cauce prorrogar FOLIO"))
    if deadline is not None and command.amount > TEN_YEARS[deadline.limit.unit]:
        text = "la prórroga no puede pasar de diez años"
        work.lacks(Missing("plazo", command.deadline, text, "cauce prorrogar FOLIO"))
    if deadline is None or work.problems:
        return
    for clock in running:
        due = extended(deadline.limit, clock.due, command.amount, work.zone, work.context.calendar)
        work.emit(
            events.ClockExtended(
                at=work.now,
                visit=clock.visit,
                clock=clock.id,
                amount=command.amount,
                due=due,
                reason=command.reason,
                person=work.context.person,
                role=work.context.role,
            )
        )
