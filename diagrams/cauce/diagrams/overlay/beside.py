"""What a case has beside its own flow, in words: the answers it waits for, and the cases it comes from or derived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from cauce.diagrams.overlay import words
from cauce.diagrams.overlay.notes import Note
from cauce.diagrams.overlay.shapes import Said
from cauce.diagrams.overlay.tables import Table
from cauce.diagrams.overlay.trace import symbols_of
from cauce.diagrams.overlay.values import Answer, CaseOverlay, Child, Waiting
from cauce.model.case import OfferState
from cauce.model.procedure import Procedure

_SHORT = {Answer.HAND_OVER: "Falta aceptar", Answer.OFFER: "Falta aceptar", Answer.REJECTION: "Falta responder"}


def notes(procedure: Procedure, overlay: CaseOverlay) -> Iterator[tuple[str, Note]]:
    """Yield the rows that something is said of beside their own, and what."""
    for waiting in overlay.waiting:
        what = _waiting_text(waiting)
        who = words.roles_text(procedure, waiting.roles)
        full = f"Falta que acepte {who}" if waiting.answer is Answer.HAND_OVER and who else what
        choices = dict.fromkeys((full, what, _SHORT[waiting.answer]))
        spoken = f"{what}.{f' Le toca a {who}.' if who else ''}"
        yield waiting.row, Note(tuple((Said(text),) for text in choices), spoken)
    for child in overlay.children:
        full = f"Abrió el caso {child.folio}: {_state(child)}"
        yield child.row, Note(((Said(full),), (Said(child.folio),)), f"{full}.")


def tables(procedure: Procedure, overlay: CaseOverlay, pages: Mapping[str, str], zone: tzinfo) -> Iterator[Table]:
    """Yield the tables that say it, none of what there is not."""
    own = symbols_of(procedure).rows

    def place(row: str) -> tuple[str, str]:
        return words.row_words(procedure, row), pages.get(own.get(row, ""), "")

    answers = []
    for waiting in overlay.waiting:
        step, page = place(waiting.row)
        who = words.roles_text(procedure, waiting.roles) or "No se dice"
        answers.append((_waiting_text(waiting), step, who, words.when(waiting.since, zone), page))
    if answers:
        heads = ("Qué falta", "Paso", "A quién le toca", "Desde", "Página")
        yield Table("Lo que espera respuesta", (4, 5, 4, 3, 2), heads, answers)
    related = [(overlay.parent, "", "", "de él viene este caso", "")] if overlay.parent else []
    for child in overlay.children:
        step, page = place(child.row)
        related.append((child.folio, child.procedure, step, _state(child), page))
    if related:
        heads = ("Caso", "Procedimiento", "Paso que lo derivó", "Cómo va", "Página")
        yield Table("Casos relacionados", (3, 3, 6, 4, 2), heads, related)


def _waiting_text(waiting: Waiting) -> str:
    if waiting.answer is Answer.HAND_OVER:
        return "Falta que se acepte lo turnado"
    if waiting.answer is Answer.OFFER:
        return f"Falta que se acepte la derivación a {waiting.to}"
    return f"Se rechazó la derivación a {waiting.to}: falta responder"


def _state(child: Child) -> str:
    state = "concluido" if child.state is OfferState.CONCLUDED else "en curso"
    return f"{state}; ya no se espera" if child.void else state
