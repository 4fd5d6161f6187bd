"""`anotar`: write a note in the case."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import Annotate
from cauce.model.refusals import Missing
from cauce.runtime import staff
from cauce.runtime.handlers.finding import find_position
from cauce.runtime.work import Work


def handle(work: Work, command: Annotate) -> None:
    """Keep the note, beside the row it is about when one is named."""
    if not command.beside:
        staff.check(work)
    if not command.text.strip():
        work.lacks(Missing("motivo", "", "falta escribir la nota", "cauce anotar FOLIO --nota"))
    position = find_position(work, command.row) if command.row else None
    if work.problems:
        return
    work.emit(
        events.Annotated(
            at=work.now,
            visit=position.visit if position else 0,
            text=command.text,
            row=position.row if position else "",
            person=work.context.person,
            role=work.context.role,
        )
    )
