"""`canalizar`: refer the person to an outside institution, beyond what the procedure says."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import Refer
from cauce.model.refusals import Missing
from cauce.runtime import intake, staff, supervision
from cauce.runtime.conditions import has_document
from cauce.runtime.work import Work


def handle(work: Work, command: Refer) -> None:
    """Note the referral with the documents that go along; those the case has already are only named."""
    staff.check(work)
    if not command.to.strip():
        text = "falta decir a qué institución se canaliza"
        work.lacks(Missing("dato", "institucion", text, "cauce canalizar FOLIO --a …"))
    supervision.check_reason(work, command.reason, "canalizar")
    new = {name: paper for name, paper in command.documents.items() if paper or not has_document(work, name)}
    intake.add_documents(work, new, 0)
    if work.problems:
        return
    work.emit(
        events.Referred(
            at=work.now,
            to=command.to,
            documents=tuple(command.documents),
            reason=command.reason,
            person=work.context.person,
            role=work.context.role,
        )
    )
