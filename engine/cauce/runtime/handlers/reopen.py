"""`reabrir`: open an ended case again where its end says."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import Reopen
from cauce.model.refusals import Missing
from cauce.model.wording import quoted
from cauce.runtime.flow import Step, proceed
from cauce.runtime.machine import END, reopen_move
from cauce.runtime.work import Work


def handle(work: Work, command: Reopen) -> None:
    """Place a new position in the same case; all that is known stays (rule 13)."""
    end = work.plan.procedure.end_by_id[work.case.end]
    if not end.reopens_at:
        text = f"el fin {quoted(end.name)} no admite reabrir el caso"
        work.lacks(Missing("caso", end.id, text))
        return
    work.emit(events.Reopened(at=work.now, end=end.id, person=work.context.person, role=work.context.role))
    proceed(work, Step(work.main_region, work.plan.moves.go(f"{END}{end.id}", reopen_move(end.id)), ()))
