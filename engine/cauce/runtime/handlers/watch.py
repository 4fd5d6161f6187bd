"""`vigilar`: record what has lapsed. Every command does so first, so there is nothing left to do here."""

from __future__ import annotations

from cauce.model.commands import Watch
from cauce.runtime.work import Work


def handle(work: Work, command: Watch) -> None:
    """Do nothing more: `decide` has recorded the lapses before asking."""
