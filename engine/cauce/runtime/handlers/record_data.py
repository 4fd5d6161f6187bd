"""`registrar`: record data without advancing."""

from __future__ import annotations

from cauce.model.commands import RecordData
from cauce.runtime import intake, staff
from cauce.runtime.handlers.finding import find_position
from cauce.runtime.work import Work


def handle(work: Work, command: RecordData) -> None:
    """Record data; with a row named, they count as given in the visit that rests there."""
    staff.check(work)
    if not command.row:
        intake.record(work, command.data, 0)
        return
    position = find_position(work, command.row)
    if position is not None:
        row = work.plan.rows[position.row]
        work.cause = position.visit
        intake.record(work, command.data, position.visit, row.ref, work.plan.traits[row.ref].accepted)
