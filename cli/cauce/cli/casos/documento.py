"""`cauce documento agregar | anular | listar`: the papers of a case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.casos import options
from cauce.cli.casos.doing import Giving, at_desk, giving, run, seen, whole_number
from cauce.cli.casos.reasons import with_reason
from cauce.cli.output import width, write, write_json
from cauce.cli.problems import ExitCode, UsageError
from cauce.cli.settings import Settings
from cauce.model import commands

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def documento_agregar(
    settings: Settings,
    folio: options.Folio,
    *,
    references: Annotated[
        list[str] | None,
        argument("ID[=REFERENCIA]", help="El documento, por id, código o nombre, y dónde se guarda."),
    ] = None,
    attached: options.Files = None,
    step: options.Step = None,
    sent: options.Sent,
) -> int:
    """Agrega documentos a un caso sin que avance: en papel, diciendo dónde se guardan, o como archivo."""

    def make(opened: Session, view: CaseView, how: Giving) -> commands.Command:
        from cauce.cli.casos.given.papers import papers

        found = papers(view.procedure, options.Papers(references, attached))
        if not found.documents:
            raise UsageError("Falta decir qué documento.", "Escriba ID[=REFERENCIA], o --adjunto ID=ARCHIVO.")
        how.attachments = tuple(found.attachments.values())
        return commands.AddDocument(documents=found.documents, row=step or "")

    return run(settings, folio, "documento agregar", giving(sent), make)


def documento_anular(
    settings: Settings,
    folio: options.Folio,
    *,
    document: Annotated[str, argument("ID", help="El documento, por id, código o nombre.")],
    number: Annotated[str | None, option("--numero", "N", help="Cuál de ellos; si no se dice, el último.")] = None,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Deja sin efecto un documento de un caso y dice por qué; se conserva en su historia."""
    which = 0 if number is None else whole_number("--numero", number, 1)

    def make(opened: Session, view: CaseView) -> Callable[..., commands.Command]:
        from cauce.cli.casos.given.papers import document_id

        return partial(commands.VoidDocument, document=document_id(view.procedure, document), number=which)

    return with_reason(
        settings,
        "documento anular",
        folio,
        reason,
        sent,
        make,
        question="¿Por qué queda sin efecto?",
    )


def documento_listar(settings: Settings, folio: options.Folio, as_json: options.Json = False) -> int:
    """Lista los documentos de un caso, con los que quedaron sin efecto."""
    with at_desk(settings, as_json=as_json) as opened:
        from cauce.cli.casos.screens.case_json import documents_json
        from cauce.cli.casos.screens.page import Page
        from cauce.cli.casos.screens.records import add_documents

        view = seen(opened.desk, folio, "documento listar")
        if as_json:
            write_json(documents_json(view, opened.zone))
            return ExitCode.DONE
        page = Page(width())
        add_documents(page, view, opened.zone)
        if not page.lines:
            write(f"El caso {view.folio} todavía no tiene documentos.")
        page.show()
    return ExitCode.DONE
