"""Who goes back to a completed row, and how, in the tests of corrections."""

from cauce.model.commands import (
    Correct,
)
from cauce.model.events import Event
from tests.runtime.workbench import Desk

ANA, BETO, BOSS = "Ana Inventada", "Beto Inventado", "Jefa Inventada"


def back(row: str, visit: int = 0) -> Correct:
    return Correct(row=row, visit=visit, reason="Se capturó mal")


def undo(desk: Desk, row: str, visit: int = 0) -> list[Event]:
    """Go back as who supervises."""
    return desk.give(back(row, visit), BOSS, supervises=True)
