"""What a command would do, by really deciding without storing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos.doing import checked
from cauce.cli.casos.screens.done import done_lines

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.model.commands import Command
    from cauce.runtime.desk.desk import CaseView


def rehearsed_lines(opened: Session, view: CaseView, command: Command, supplies: str = "") -> list[str]:
    """Return what will be told after the command, in the future. Raises RefusedError when it would be refused."""
    would = opened.desk.do(view.folio, command, expected=view.case.sequence, rehearse=True)
    done = checked(would, view.folio, supplies)
    return done_lines(done.procedure, done.events, done.case, opened.people, opened.zone, future=True)
