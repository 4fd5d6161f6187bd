"""`documento agregar`: add documents without advancing."""

from __future__ import annotations

from collections.abc import Mapping

from cauce.model.case import Position
from cauce.model.commands import AddDocument, Paper
from cauce.runtime import demands, intake, staff
from cauce.runtime.handlers.finding import find_position
from cauce.runtime.work import Work


def handle(work: Work, command: AddDocument) -> None:
    """Add documents, each for the step that is named, or else for the only open one that demands it in its visit.

    What several open steps demand, or none, is of the case and of no visit.
    """
    staff.check(work)
    if command.row:
        position = find_position(work, command.row)
        if position is not None:
            _add(work, position, command.documents)
        return
    for name, paper in command.documents.items():
        wanting = [position for position in work.case.positions.values() if _wants(work, position, name)]
        if len(wanting) == 1:
            _add(work, wanting[0], {name: paper})
        else:
            intake.add_documents(work, {name: paper}, 0)


def _wants(work: Work, position: Position, document: str) -> bool:
    """Tell whether a step that is open still demands that a document comes in this visit."""
    if position.waiting:
        return False
    _, asked = demands.open_demands(work, work.plan.rows[position.row], position, again=False)
    return any(use.document == document and demands.belongs_to_visit(use) for use in asked)


def _add(work: Work, position: Position, documents: Mapping[str, Paper]) -> None:
    row = work.plan.rows[position.row]
    work.cause = position.visit
    intake.add_documents(work, documents, position.visit, row.ref, row.documents)
