"""`cauce canalizar`: refer the person to an outside institution, beyond what the procedure says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import asked, option
from cauce.cli.casos import options
from cauce.cli.casos.doing import Giving, giving, run
from cauce.cli.settings import Settings
from cauce.model import commands

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def canalizar(
    settings: Settings,
    folio: options.Folio,
    *,
    to: Annotated[
        str | None, asked("--a", "INSTITUCIÓN", help="Pregunta a dónde. Con su texto, solo en capacitación.")
    ] = None,
    to_file: Annotated[str | None, option("--a-de", "ARCHIVO", help="Toma de un archivo a dónde se canaliza.")] = None,
    papers: options.Papers,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Canaliza a la persona con una institución de fuera, además de lo que el procedimiento dice."""

    def make(opened: Session, view: CaseView, how: Giving) -> commands.Command:
        from cauce.cli.casos.given.papers import papers as read_papers
        from cauce.cli.casos.given.texts import secret_text
        from cauce.cli.casos.rehearsing import check_allowed
        from cauce.cli.workspace.questions import can_ask

        if can_ask(settings):
            check_allowed(opened, view, commands.Refer(to="…", reason="…"))
        found = read_papers(view.procedure, papers)
        how.attachments = tuple(found.attachments.values())
        return commands.Refer(
            to=secret_text(
                settings, opened, "--a", options.Reason(to, to_file), question="¿A qué institución se canaliza?"
            ),
            reason=secret_text(settings, opened, "--motivo", reason, question="¿Por qué motivo?"),
            documents=found.documents,
        )

    return run(settings, folio, "canalizar", giving(sent), make)
