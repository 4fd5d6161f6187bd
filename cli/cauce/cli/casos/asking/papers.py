"""Asking for a document: where the paper is kept, or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos.asking.choices import Choice, one_of
from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.given.papers import Papers, attach
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.cli.problems import CommandError
from cauce.model.declarations import DocumentAction, DocumentUse, Failing
from cauce.model.wording import document_text, quoted

if TYPE_CHECKING:
    from cauce.model.procedure import Procedure

_WHERE = "Escriba la carpeta y el nombre, como Documentos/oficio.pdf; o arrastre el archivo a esta ventana."
_PAPER, _FILE, _NONE = "papel", "archivo", "no"
_WHAT = {
    DocumentAction.PRODUCES: "que aquí se elabora",
    DocumentAction.RECEIVES: "que aquí se recibe",
    DocumentAction.USES: "que se necesita aquí",
}


def ask_document(asker: Asker, procedure: Procedure, use: DocumentUse, found: Papers) -> None:
    """Ask for a document that a row names and put the answer into `found`; nothing is put when it is not there yet."""
    document = procedure.document_by_id[use.document]
    name = quoted(document_text(document))
    if use.action is DocumentAction.CONFIRMS:
        if asker.yes(f"¿Ya quedó hecho el aviso o la captura en {name}?"):
            found.documents[use.document] = ""
        return
    choices = [
        Choice(_PAPER, "Está en papel"),
        Choice(_FILE, "Se adjunta un archivo"),
        Choice(_NONE, "Todavía no está"),
    ]
    chosen = one_of(asker, f"Documento {name}, {_WHAT[use.action]}", choices, notes=_leeway(use))
    if chosen == _PAPER:
        kept = asker.ask(
            "¿Dónde se guarda?", str.strip, notes=("Por ejemplo: legajo 3. Si no hace falta: Enter.",), optional=True
        )
        found.documents[use.document] = kept or ""
    elif chosen == _FILE:
        asker.need("¿Qué archivo?", lambda answer: _attached(found, use.document, answer), notes=(_WHERE,))


def _attached(found: Papers, document: str, answer: str) -> bool:
    try:
        attach(found, document, answer.strip().strip("'\""))
    except CommandError as problem:
        raise NotUnderstoodError(" ".join(filter(None, (problem.message, problem.hint)))) from None
    return True


def _leeway(use: DocumentUse) -> tuple[str, ...]:
    if use.optional:
        return ("Si no lo hay, se puede seguir sin él.",)
    if use.failing is Failing.BLOCKS:
        return ()
    return ("Si todavía no está se puede seguir, y queda anotado que falta.",)
