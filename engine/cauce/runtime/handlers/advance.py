"""`avanzar`: complete the row where a position rests."""

from __future__ import annotations

from cauce.model.commands import Advance
from cauce.runtime.completing import complete
from cauce.runtime.handlers.finding import find_position
from cauce.runtime.work import Work


def handle(work: Work, command: Advance) -> None:
    """Complete a row, or one actor's part of it (rules 5 to 7)."""
    position = find_position(work, command.row, command.visit)
    if position is not None:
        complete(
            work, position, command.answers, command.data, command.documents, command.designee, again=command.again
        )
