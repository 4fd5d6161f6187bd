"""An answer as far as it came with the command itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos.asking.answer import Answer
from cauce.cli.casos.doing import clock_of
from cauce.cli.casos.given.data import data
from cauce.cli.casos.given.papers import papers

if TYPE_CHECKING:
    from cauce.cli.casos import options
    from cauce.cli.workspace.session import Session
    from cauce.model.procedure import Procedure


def answered(opened: Session, procedure: Procedure, said: options.Data, given: options.Papers) -> Answer:
    """Return what was said with a command, to be completed by asking. Raises CommandError."""
    return Answer(data=data(procedure, clock_of(opened), said), papers=papers(procedure, given))
