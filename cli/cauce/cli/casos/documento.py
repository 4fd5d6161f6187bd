"""`cauce documento agregar | anular | listar | sacar`: the papers of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.casos import options
from cauce.cli.casos.doing import Giving, RefusedError, at_desk, giving, run, seen, whole_number
from cauce.cli.casos.reasons import with_reason
from cauce.cli.output import error_paragraph, width, write, write_json
from cauce.cli.problems import ExitCode, UsageError
from cauce.cli.settings import Settings
from cauce.model import commands
from cauce.model.refusals import Refusal

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
        if step is None:
            _tell_wanted_by_several(view, found.documents)
        return commands.AddDocument(documents=found.documents, row=step or "")

    return run(settings, folio, "documento agregar", giving(sent), make)


def _tell_wanted_by_several(view: CaseView, documents: Iterable[str]) -> None:
    """Say of a document that several open steps demand that it counts in none of them until it is said for which."""
    from cauce.cli.casos.words.places import row_command
    from cauce.model.wording import document_text, listed, quoted
    from cauce.runtime.demands import belongs_to_visit

    for name in documents:
        wanting = [
            row_command(view.procedure.row_by_ref[move.row])
            for move in view.moves
            if any(use.document == name and belongs_to_visit(use) for use in move.documents)
        ]
        if len(wanting) > 1:
            document = quoted(document_text(view.procedure.document_by_id[name]))
            error_paragraph(f"{document} lo piden los pasos {listed(wanting)}: para que cuente en uno, --paso y cuál.")


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
        attached = [name for name, entries in view.case.documents.items() if any(entry.digest for entry in entries)]
        if attached:
            which = attached[0] if len(attached) == 1 else "DOCUMENTO"
            write()
            write(f"Para sacar un archivo: cauce documento sacar {view.folio} {which}{opened.as_me()}")
    return ExitCode.DONE


def documento_sacar(
    settings: Settings,
    folio: options.Folio,
    *,
    document: Annotated[str, argument("DOCUMENTO", help="El documento, por id, código o nombre.")],
    place: Annotated[
        str | None,
        option("--en", "ARCHIVO|CARPETA", help="El archivo nuevo, o la carpeta; si no se dice, la carpeta de trabajo."),
    ] = None,
    number: Annotated[str | None, option("--numero", "N", help="Cuál de ellos, si hay varios.")] = None,
    void: Annotated[bool, option("--anulado", help="También el que quedó sin efecto.")] = False,
    as_json: Annotated[bool, option("--json", help="Escribe como JSON qué se sacó y dónde quedó.")] = False,
) -> int:
    """Escribe en la computadora el archivo de un documento, tal como se adjuntó. Queda anotado quién lo sacó."""
    with at_desk(settings, as_json=as_json) as opened:
        from cauce.cli.casos import taking_out
        from cauce.cli.casos.given.papers import document_id
        from cauce.cli.files import write_private
        from cauce.cli.selection import readable

        view = seen(opened.desk, folio, "documento sacar")
        name = document_id(view.procedure, document)
        meant = taking_out.the_number(settings, opened, view, name, number, void=void)
        entry = view.case.documents[name][meant - 1]
        with readable():
            path = taking_out.free_place(place, view.folio, name, meant, entry.name)
        found = opened.desk.take_out(view.folio, name, meant, void=void)
        if isinstance(found, Refusal):
            raise RefusedError(found, view.folio)
        with readable():
            write_private(path, found.content)
        if as_json:
            error_paragraph(taking_out.WARNING)
            write_json(taking_out.taken_json(found, path))
        else:
            taking_out.tell_taken(opened, found, path)
    return ExitCode.DONE
