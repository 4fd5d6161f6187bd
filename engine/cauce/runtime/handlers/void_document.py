"""`documento anular`: leave a document without effect."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import VoidDocument
from cauce.model.refusals import Missing
from cauce.model.wording import document_text, quoted
from cauce.runtime import staff, supervision
from cauce.runtime.work import Work


def handle(work: Work, command: VoidDocument) -> None:
    """Mark one entry; it stays in the case, and whoever demands the document finds it missing again."""
    staff.check(work)
    supervision.check_reason(work, command.reason, "documento anular")
    known = work.plan.procedure.document_by_id.get(command.document)
    if known is None:
        text = f"{quoted(command.document)} no es un documento de este procedimiento"
        work.lacks(Missing("documento", command.document, text, "cauce documento listar FOLIO"))
        return
    entries = work.case.documents.get(command.document, ())
    in_force = [number for number, entry in enumerate(entries, 1) if not entry.void]
    number = command.number or (in_force[-1] if in_force else 0)
    if number not in in_force:
        which = f"el número {command.number} de " if command.number else ""
        text = f"no está vigente {which}{quoted(document_text(known))}: no hay qué anular"
        work.lacks(Missing("documento", command.document, text, "cauce documento listar FOLIO"))
    if work.problems:
        return
    work.emit(
        events.DocumentVoided(
            at=work.now,
            document=command.document,
            number=number,
            reason=command.reason,
            person=work.context.person,
            role=work.context.role,
        )
    )
