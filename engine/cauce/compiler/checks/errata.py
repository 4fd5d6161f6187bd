"""An erratum quotes words that are where it says (W305)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.procedure import Procedure


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield a warning for each erratum of a step whose words the step does not have, cells as printed included."""
    procedure = context.procedure
    for erratum in procedure.errata:
        kind, _, number = erratum.where.partition(" ")
        if kind != "paso" or number not in procedure.row_by_ref:
            continue
        if _plain(erratum.says) not in _plain(" ".join(_printed(procedure, number))):
            message = f"en las erratas: el paso {number} no dice «{erratum.says}»."
            hint = "Copie en «dice» las palabras del manual tal como están en la fila, o en «en_manual» de la fila."
            yield context.warning("W305", erratum.span, message, hint)


def _printed(procedure: Procedure, ref: str) -> Iterator[str]:
    row = procedure.row_by_ref[ref]
    yield row.text
    yield from (cell for cell in (row.printed.actor, row.printed.activity, row.printed.document) if cell)
    for use in row.documents:
        document = procedure.document_by_id.get(use.document)
        if document:
            yield f"{document.name} {document.code}"
    for role in row.actors.roles if row.actors else ():
        yield procedure.role_by_id[role].name if role in procedure.role_by_id else ""


def _plain(text: str) -> str:
    return " ".join(text.split())
