"""`suspender` and `reanudar`: a case stands still, deadlines and all, and goes on."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import Resume, Suspend
from cauce.runtime import handing, supervision
from cauce.runtime.work import Work


def suspend(work: Work, command: Suspend) -> None:
    """Stand still. Its clocks are paused when the command is settled, because the case does not run."""
    supervision.check_reason(work, command.reason, "suspender")
    supervision.check(work, supervision.resting_rows(work))
    if not work.problems:
        person, role = work.context.person, work.context.role
        work.emit(events.Suspended(at=work.now, reason=command.reason, person=person, role=role))


def resume(work: Work, command: Resume) -> None:
    """Go on; a wait whose derived cases ended meanwhile is left."""
    supervision.check(work, supervision.resting_rows(work))
    if not work.problems:
        person, role = work.context.person, work.context.role
        work.emit(events.Resumed(at=work.now, reason=command.reason, person=person, role=role))
        handing.release_waits(work)
