"""`cerrar` and `cancelar`: a case that does not go on, outside the ends of its procedure."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import Cancel, Close
from cauce.model.declarations import Failing
from cauce.runtime import handing, rules, supervision
from cauce.runtime.people import everyone
from cauce.runtime.work import Work


def close(work: Work, command: Close) -> None:
    """Close it where it is: a presumed nonconformity, because the procedure did not reach an end."""
    supervision.check_reason(work, command.reason, "cerrar")
    supervision.check(work, supervision.resting_rows(work))
    if work.problems:
        return
    person, role = work.context.person, work.context.role
    work.emit(events.Closed(at=work.now, reason=command.reason, person=person, role=role))
    rules.find(work, Failing.NONCONFORMITY, "cierre", "cierre", 0)
    handing.withdraw_unanswered(work)


def cancel(work: Work, command: Cancel) -> None:
    """Cancel what was opened by mistake: by who opened it while nobody else has done anything, or who supervises."""
    supervision.check_reason(work, command.reason, "cancelar")
    rows = supervision.resting_rows(work)
    alone = work.context.person == work.case.opened_by and everyone(work) <= {work.context.person}
    if not (alone and work.context.person) and not supervision.supervises(work, rows):
        others = "" if everyone(work) - {work.case.opened_by} else "quien lo abrió"
        work.lacks(supervision.only_supervisors(work, rows, others))
    if work.problems:
        return
    person, role = work.context.person, work.context.role
    work.emit(events.Cancelled(at=work.now, reason=command.reason, person=person, role=role))
    handing.withdraw_unanswered(work)
