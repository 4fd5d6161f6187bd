"""What happened in a case, or is about to, in a sentence for each fact; facts of the machinery have none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from cauce.cli.casos.words.places import finding_words, person_words, step_words
from cauce.cli.casos.words.times import date_text, moment_due
from cauce.cli.casos.words.values import said, value_words
from cauce.model.events import Offered, Reoffered
from cauce.model.wording import document_text, listed, quoted, role_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cauce.model.case import Case
    from cauce.model.events import Event
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.records import Person


class Telling(NamedTuple):
    """What words need: the procedure, the staff, the zone, the case; `secrets`: also what people wrote.

    `offered` are the procedures to which the case has derived, by the number of the derivation: as it was by then.
    """

    procedure: Procedure
    people: Mapping[str, Person]
    zone: tzinfo
    case: Case
    offered: Mapping[int, str]
    secrets: bool = True

    def after(self, event: Event) -> Telling:
        """Return what the words for later facts need."""
        if isinstance(event, Offered | Reoffered):
            return self._replace(offered={**self.offered, event.offer: event.procedure})
        return self


class _Sentence(NamedTuple):
    """A sentence in the past and in the future, with what goes in its gap.

    `discreet` are both again for a screen that does not repeat what people wrote.
    """

    past: str
    future: str
    gap: Callable[[Telling, Any], str]
    discreet: tuple[str, str] | None = None


def event_words(telling: Telling, event: Event, *, future: bool = False) -> str:
    """Return the sentence for a fact, "" for one that says nothing to a person."""
    sentence = _SENTENCES.get(type(event).__name__)
    if sentence is None:
        return ""
    discreet = None if telling.secrets else sentence.discreet
    past, coming = discreet or (sentence.past, sentence.future)
    return (coming if future else past).format(sentence.gap(telling, event))


def reason_of(event: Event) -> str:
    """Return the reason that somebody wrote for a fact, "" if none. That of `Withdrawn` is of the machinery."""
    return "" if type(event).__name__ == "Withdrawn" else str(getattr(event, "reason", ""))


def _row(telling: Telling, event: Any) -> str:
    row = telling.procedure.row_by_ref.get(event.row)
    return step_words(row) if row is not None else quoted(event.row)


def _to_row(telling: Telling, event: Any) -> str:
    name = _row(telling, event)
    return f"al {name.removeprefix('el ')}" if name.startswith("el ") else f"a {name}"


def _step(telling: Telling, event: Any) -> str:
    return f"{_row(telling, event)}{' (una vez más)' if getattr(event, 'again', False) else ''}"


def _start(telling: Telling, event: Any) -> str:
    start = telling.procedure.start_by_id.get(event.start)
    return quoted(start.name if start else event.start)


def _label(telling: Telling, event: Any) -> str:
    datum = telling.procedure.datum_by_id.get(event.datum)
    return datum.label if datum else event.datum


def _datum(telling: Telling, event: Any) -> str:
    datum, label = telling.procedure.datum_by_id.get(event.datum), _label(telling, event)
    if not telling.secrets:
        return quoted(label)
    value = event.value if not event.append or isinstance(event.value, tuple | list) else (event.value,)
    return said(label, value_words(datum, value, telling.zone))


def _document(telling: Telling, event: Any) -> str:
    document = telling.procedure.document_by_id.get(event.document)
    name = quoted(document_text(document) if document else event.document)
    reference = getattr(event, "reference", "")
    step = f", para {_row(telling, event)}" if event.row and not telling.secrets else ""
    return f"{name} ({reference})" if reference and telling.secrets else f"{name}{step}"


def _branch(telling: Telling, event: Any) -> str:
    row = telling.procedure.row_by_ref.get(event.row)
    return quoted(row.branches[event.branch].name) if row is not None and event.branch < len(row.branches) else ""


def _series(telling: Telling, event: Any) -> str:
    name = next((item.name for item in telling.procedure.series if item.id == event.series), "") or event.series
    return f"{name} {event.year}/{event.number}" if event.year else f"{name} {event.number}"


def _roles(telling: Telling, event: Any) -> str:
    names = listed([role_name(telling.procedure, role) for role in event.roles], "o")
    who = person_words(telling.people, event.to) if event.to else names
    return f"{who}{', que debe acusar recibo' if event.receipt else ''}"


def _voided(telling: Telling, event: Any) -> str:
    document = telling.procedure.document_by_id.get(event.document)
    name = quoted(document_text(document) if document else event.document)
    entries = telling.case.documents.get(event.document, ())
    if not 0 < event.number <= len(entries):
        return f"{name} (número {event.number})"
    entry = entries[event.number - 1]
    which = f"el número {event.number} de {len(entries)}, " if len(entries) > 1 else ""
    day = date_text(entry.at.astimezone(telling.zone).date())
    where = f", {entry.reference or entry.name}" if telling.secrets and (entry.reference or entry.name) else ""
    return f"{name} ({which}que agregó {person_words(telling.people, entry.person)} el {day}{where})"


def _assigned(telling: Telling, event: Any) -> str:
    who = person_words(telling.people, event.to) if event.to else "quien tenga la función"
    return f"{who}: {_row(telling, event)}"


def _proposed(telling: Telling, event: Any) -> str:
    return quoted(_label(telling, event))


def _deadline_name(telling: Telling, name: str) -> str:
    found = next((item.name for item in telling.procedure.deadlines if item.id == name), "")
    return quoted(found or name.replace("_", " "))


def _deadline(telling: Telling, event: Any) -> str:
    return _deadline_name(telling, event.deadline)


def _due(telling: Telling, event: Any) -> str:
    return f"{_deadline_name(telling, event.deadline)} hasta el {moment_due(event.due, telling.zone)}"


def _extended(telling: Telling, event: Any) -> str:
    return f"{moment_due(event.due, telling.zone)}{', que ya pasó' if event.due <= event.at else ''}"


def _finding(telling: Telling, event: Any) -> str:
    return finding_words(telling.procedure, event.source, event.kind)


def _interruption(telling: Telling, event: Any) -> str:
    found = next((item.name for item in telling.procedure.interruptions if item.id == event.interruption), "")
    return quoted(found or event.interruption)


def _end(telling: Telling, event: Any) -> str:
    end = telling.procedure.end_by_id.get(event.end)
    return quoted(end.name if end else event.end)


def _derived(telling: Telling, event: Any) -> str:
    offer = telling.case.offers.get(event.offer)
    return telling.offered.get(event.offer) or (offer.procedure if offer else f"el número {event.offer}")


def _handed(telling: Telling, event: Any) -> str:
    found = next((each for each in telling.case.handovers if each.id == event.handover), None)
    return f"lo turnado en {_row(telling, found)}" if found else f"el turno número {event.handover}"


def _designated(telling: Telling, event: Any) -> str:
    return f"{person_words(telling.people, event.person)} como {role_name(telling.procedure, event.role)}"


def _text(name: str) -> Callable[[Telling, Any], str]:
    return lambda telling, event: str(getattr(event, name)) if telling.secrets else ""


def _field(name: str) -> Callable[[Telling, Any], str]:
    return lambda _, event: str(getattr(event, name))


def _nothing(_: Telling, __: Any) -> str:
    return ""


_SENTENCES = {
    "Opened": _Sentence("Se abrió el caso: {}", "Se abrirá el caso: {}", _start),
    "Confirmed": _Sentence(
        "Confirmó su parte: {}",
        "Confirmará su parte: {}",
        lambda telling, event: role_name(telling.procedure, event.role),
    ),
    "ConfirmationsDropped": _Sentence(
        "Ya no vale lo que confirmó {}: se contestó otra cosa, y lo confirma otra vez",
        "Dejará de valer lo que confirmó {}: se contesta otra cosa, y tendrá que confirmarlo otra vez",
        lambda telling, event: listed([person_words(telling.people, person) for person in event.people]),
    ),
    "Completed": _Sentence("Se completó {}", "Se completará {}", _step),
    "Omitted": _Sentence("Se omitió {}", "Se omitirá {}", _row),
    "BranchTaken": _Sentence("Respuesta: {}", "Respuesta: {}", _branch),
    "Recorded": _Sentence("{}", "{}", _datum, ("Se registró {}", "Se registrará {}")),
    "DocumentAdded": _Sentence(
        "Documento {}", "Documento {}", _document, ("Se agregó el documento {}", "Se agregará el documento {}")
    ),
    "Numbered": _Sentence("Se asignó {}", "Se asignará {}", _series),
    "Designated": _Sentence("Se designó a {}", "Se designará a {}", _designated),
    "DocumentVoided": _Sentence("Quedó sin efecto {}", "Quedará sin efecto {}", _voided),
    "Proposed": _Sentence(
        "Hay casos anteriores que coinciden: {}", "Hay casos anteriores que coinciden: {}", _proposed
    ),
    "OfferAccepted": _Sentence("Se aceptó la derivación a {}", "Se aceptará la derivación a {}", _derived),
    "OfferRejected": _Sentence("Se rechazó la derivación a {}", "Se rechazará la derivación a {}", _derived),
    "Reoffered": _Sentence("Se derivó otra vez a {}", "Se derivará otra vez a {}", _field("procedure")),
    "HandOverAccepted": _Sentence("Se aceptó {}", "Se aceptará {}", _handed),
    "HandOverRejected": _Sentence("Se rechazó {}", "Se rechazará {}", _handed),
    "HandOverWithdrawn": _Sentence("Quedó sin objeto {}", "Quedará sin objeto {}", _handed),
    "Assigned": _Sentence("Se asignó a {}", "Se asignará a {}", _assigned),
    "ClockExtended": _Sentence("Se dio prórroga hasta el {}", "Se dará prórroga hasta el {}", _extended),
    "Annotated": _Sentence(
        "Nota: {}", "Nota: {}", _text("text"), ("Se agregó la nota al caso", "Se agregará la nota al caso")
    ),
    "Suspended": _Sentence("Se suspendió el caso", "Se suspenderá el caso", _nothing),
    "Resumed": _Sentence("Se reanudó el caso", "Se reanudará el caso", _nothing),
    "Closed": _Sentence("Se cerró el caso", "Se cerrará el caso", _nothing),
    "Cancelled": _Sentence("Se canceló el caso", "Se cancelará el caso", _nothing),
    "Corrected": _Sentence("Se corrigió: el caso volvió {}", "Se corregirá: el caso volverá {}", _to_row),
    "Offered": _Sentence("Se derivó a {}", "Se derivará a {}", _field("procedure")),
    "OfferWithdrawn": _Sentence("Se retiró la derivación a {}", "Se retirará la derivación a {}", _derived),
    "OfferConcluded": _Sentence("Concluyó el caso derivado a {}", "Concluirá el caso derivado a {}", _derived),
    "OfferResumed": _Sentence(
        "Sigue otra vez el caso derivado a {}", "Seguirá otra vez el caso derivado a {}", _derived
    ),
    "Referred": _Sentence(
        "Se canalizó a {}",
        "Se canalizará a {}",
        _text("to"),
        ("Se canalizó a una institución de fuera", "Se canalizará a una institución de fuera"),
    ),
    "TurnedOver": _Sentence("Se turnó a {}", "Se turnará a {}", _roles),
    "NonconformityPresumed": _Sentence(
        "Quedó una presunta no conformidad: {}", "Quedará una presunta no conformidad: {}", _finding
    ),
    "Warned": _Sentence("Advertencia: {}", "Advertencia: {}", _finding),
    "ClockStarted": _Sentence("Empezó el plazo {}", "Empezará el plazo {}", _due),
    "ClockLapsed": _Sentence("Venció el plazo {}", "Vencerá el plazo {}", _deadline),
    "Interrupted": _Sentence("Interrupción: {}", "Interrupción: {}", _interruption),
    "Ended": _Sentence("El caso concluyó: {}", "El caso concluirá: {}", _end),
    "Reopened": _Sentence("Se abrió de nuevo el caso", "Se abrirá de nuevo el caso", _nothing),
}
