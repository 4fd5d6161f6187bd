"""The header block and the foot of a procedure's sheets."""

from __future__ import annotations

from cauce.diagrams.graph import Header
from cauce.model.institution import Institution
from cauce.model.procedure import Procedure

DRAFT = "BORRADOR"
COPY = "COPIA NO CONTROLADA"
DIGEST_LENGTH = 12
"""Hexadecimal digits of the definition's SHA-256 in the foot: enough to tell one text from another at a glance."""

_DIAGRAM = "diagrama"


def header_of(procedure: Procedure, institution: Institution | None = None) -> Header:
    """Return the header of a procedure, in the words of its manual.

    A procedure that nobody is said to have approved is a draft; one approved, printed from a file, is a copy that
    nobody controls. The annex that is a diagram gives its code to the sheets.
    """
    control = procedure.control
    approved = control is not None and (control.approved is not None or bool(control.approved_on))
    annexes = (annex.code for annex in procedure.annexes if annex.name.casefold().startswith(_DIAGRAM))
    place = (institution.address or institution.name) if institution else procedure.institution
    return Header(
        procedure=procedure.name,
        key=procedure.key,
        date=_written(procedure.date),
        version=procedure.version,
        institution=place,
        area=procedure.area,
        annex=next(annexes, ""),
        digest=procedure.digest[:DIGEST_LENGTH],
        mark=COPY if approved else DRAFT,
    )


def _written(date: str) -> str:
    """Write a date as the manuals do: 14/09/2011 for 2011-09-14, 12/2020 for 2020-12; others stay as they are."""
    parts = date.split("-")
    return "/".join(reversed(parts)) if all(part.isdigit() for part in parts) else date
