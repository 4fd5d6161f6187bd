"""`cauce anotar`: write a note in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos import options
from cauce.cli.casos.doing import Giving, giving, run
from cauce.cli.settings import Settings
from cauce.model import commands

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def anotar(
    settings: Settings,
    folio: options.Folio,
    *,
    step: options.Step = None,
    note: options.Note,
    sent: options.Sent,
) -> int:
    """Escribe una nota en un caso; queda en su historia y no lo hace avanzar."""

    def make(opened: Session, view: CaseView, how: Giving) -> commands.Command:
        from cauce.cli.casos.given.texts import secret_text
        from cauce.cli.casos.rehearsing import check_allowed
        from cauce.cli.workspace.questions import can_ask

        if can_ask(settings):
            check_allowed(opened, view, commands.Annotate(text="…", row=step or ""))
        text = secret_text(settings, opened, "--nota", note, question="¿Qué quiere anotar?")
        return commands.Annotate(text=text, row=step or "")

    return run(settings, folio, "anotar", giving(sent), make)
