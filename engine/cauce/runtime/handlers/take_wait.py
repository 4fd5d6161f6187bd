"""Something a case was waiting for happened."""

from __future__ import annotations

from cauce.model.commands import TakeWait
from cauce.model.refusals import Missing
from cauce.model.rows import RowKind
from cauce.runtime.completing import complete
from cauce.runtime.handlers.finding import find_position
from cauce.runtime.work import Work


def handle(work: Work, command: TakeWait) -> None:
    """Take a branch of a row of kind `espera`."""
    position = find_position(work, command.row, command.visit)
    if position is None:
        return
    if work.plan.rows[position.row].kind is RowKind.WAIT:
        complete(work, position, command.answers)
    else:
        work.lacks(Missing("paso", position.row, "este paso no es una espera", "cauce avanzar FOLIO"))
