"""`documento agregar`: add documents without advancing."""

from __future__ import annotations

from cauce.model.commands import AddDocument
from cauce.runtime import intake, staff
from cauce.runtime.handlers.finding import find_position
from cauce.runtime.work import Work


def handle(work: Work, command: AddDocument) -> None:
    """Add documents; with a row named, they count as supplied in the visit that rests there."""
    staff.check(work)
    if not command.row:
        intake.add_documents(work, command.documents, 0)
        return
    position = find_position(work, command.row)
    if position is not None:
        row = work.plan.rows[position.row]
        work.cause = position.visit
        intake.add_documents(work, command.documents, position.visit, row.ref, row.documents)
