"""`reabrir`: open again an ended case where its end says, and a closed or cancelled one where it was."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Status
from cauce.model.commands import Reopen
from cauce.model.refusals import Missing
from cauce.model.wording import quoted
from cauce.runtime import handing, people, supervision
from cauce.runtime.flow import Step, proceed
from cauce.runtime.machine import END, reopen_move
from cauce.runtime.work import Work


def handle(work: Work, command: Reopen) -> None:
    """Go on in the same case; all that is known stays (rule 13)."""
    if work.case.status is Status.ENDED:
        _after_end(work, command)
        return
    supervision.check(work, supervision.resting_rows(work))
    if not work.problems:
        person, role = work.context.person, work.context.role
        work.emit(events.Reopened(at=work.now, reason=command.reason, person=person, role=role))
        handing.release_waits(work)


def _after_end(work: Work, command: Reopen) -> None:
    """Place a new position at the row that the end names; it descends from what led to the end.

    It is opened again by whoever will work there, or by who supervises them: to nobody else is it their case.
    """
    end = work.plan.procedure.end_by_id[work.case.end]
    if not end.reopens_at:
        text = f"el fin {quoted(end.name)} no admite reabrir el caso"
        work.lacks(Missing("caso", end.id, text))
        return
    row = work.plan.rows[work.plan.ref(end.reopens_at)]
    if not supervision.supervises(work, [row]):
        people.check_actors(work, work.plan.actors[row.ref])
    if work.problems:
        return
    causes = work.case.last
    work.cause = causes[-1] if causes else 0
    work.emit(
        events.Reopened(
            at=work.now,
            visit=work.cause,
            causes=causes,
            end=end.id,
            reason=command.reason,
            person=work.context.person,
            role=work.context.role,
        )
    )
    proceed(work, Step(work.main_region, work.plan.moves.go(f"{END}{end.id}", reopen_move(end.id)), causes))
