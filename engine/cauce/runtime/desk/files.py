"""Files of a case that are taken out of it: which one is meant, why it cannot be given, and what it holds."""

from __future__ import annotations

from dataclasses import field
from hashlib import sha256

from cauce.model.case import Case, DocumentEntry
from cauce.model.declarations import DataClass
from cauce.model.frozen import dataclass
from cauce.model.procedure import Procedure
from cauce.model.refusals import Missing, Refusal
from cauce.model.wording import document_text, listed, quoted
from cauce.runtime.desk.records import StoredCase
from cauce.runtime.desk.storage import Transaction

_LIST = "cauce documento listar FOLIO"
_TAKE = "cauce documento sacar FOLIO"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFile:
    """A file as it was attached: the number it has among the entries of its document, its entry, what it holds."""

    folio: str
    document: str
    number: int
    entry: DocumentEntry
    content: bytes = field(repr=False)


def numbers_of(case: Case, document: str, *, void: bool = False) -> tuple[int, ...]:
    """Return the numbers of a document's entries that have a file, with those without effect if `void`."""
    entries = case.documents.get(document, ())
    return tuple(number for number, entry in enumerate(entries, 1) if entry.digest and (void or not entry.void))


def which(procedure: Procedure, case: Case, document: str, number: int = 0, *, void: bool = False) -> int | Refusal:
    """Return the number of the entry whose file is meant, 0 being the only one; a refusal says why there is none.

    One without effect is given only with `void`.
    """
    known = procedure.document_by_id.get(document)
    if known is None:
        return _refusal(document, f"{quoted(document)} no es un documento de este procedimiento", _LIST)
    name, entries = quoted(document_text(known)), case.documents.get(document, ())
    if not entries:
        return _refusal(document, f"en este caso no hay {name}", _LIST)
    if number > len(entries):
        return _refusal(document, f"en este caso no hay un número {number} de {name}; hay {len(entries)}", _LIST)
    meant = entries[number - 1 : number] if number else entries
    if not any(entry.digest for entry in meant):
        one = f"el número {number} de {name}" if number and len(entries) > 1 else name
        return _refusal(document, f"{one} no tiene archivo: es un papel, y {_where(meant)}", "")
    found = numbers_of(case, document, void=void)
    if number in found or (not number and len(found) == 1):
        return number or found[0]
    if found and not number:
        numbers = listed([str(each) for each in found], "o")
        text = f"en este caso hay varios archivos de {name}: falta decir si el {numbers}"
        return _refusal(document, text, f"{_TAKE} {document} --numero N")
    several = "" if number else next((str(each) for each in reversed(numbers_of(case, document, void=True))), "")
    text = f"{name} quedó sin efecto; su archivo se conserva, y puede sacarse de todos modos"
    return _refusal(document, text, f"{_TAKE} {document} --numero {number or several} --anulado")


def classes_of(procedure: Procedure) -> tuple[str, ...]:
    """Return the class under which a reading of a file is noted: the strictest that the procedure knows.

    Nobody declares what a file holds. It may be any of what the procedure asks, and is never merely operational.
    """
    order = list(DataClass)
    strictest = max((datum.confidentiality for datum in procedure.data), key=order.index, default=DataClass.RESERVED)
    return (max(strictest, DataClass.RESERVED, key=order.index).value,)


def taken(transaction: Transaction, stored: StoredCase, document: str, number: int) -> TakenFile | Refusal:
    """Return a file of a case, a refusal if it is not there or is not what was attached."""
    entry = stored.case.documents[document][number - 1]
    try:
        content = transaction.attachment(stored.case.id, entry.digest)
    except KeyError:
        return _spoiled(stored.procedure, document)
    if sha256(content).hexdigest() != entry.digest:
        return _spoiled(stored.procedure, document)
    return TakenFile(folio=stored.folio, document=document, number=number, entry=entry, content=content)


def _where(entries: tuple[DocumentEntry, ...]) -> str:
    places = dict.fromkeys(quoted(entry.reference) for entry in entries if entry.reference)
    return f"se anotó que está en {listed(list(places))}" if places else "no se anotó dónde está"


def _spoiled(procedure: Procedure, document: str) -> Refusal:
    name = quoted(document_text(procedure.document_by_id[document]))
    text = f"lo que se guarda de {name} está dañado: ya no es lo que se adjuntó"
    missing = Missing("documento", document, text, "cauce comprobar")
    return Refusal("archivo_danado", f"No se puede sacar el archivo: {text}", (missing,))


def _refusal(document: str, text: str, cure: str) -> Refusal:
    missing = Missing("documento", document, text, cure)
    return Refusal("falta_documento", f"No se puede sacar el archivo: {text}", (missing,))
