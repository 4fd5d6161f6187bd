"""A document or datum of which a scenario expects a warning or a nonconformity can leave one (E368)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.model.declarations import Failing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.declarations import DatumUse, DocumentUse, Start
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.obligations import Interruption
    from cauce.model.procedure import Procedure

_LEAVES = {
    "advertencias": (Failing.WARNS, "advertencia", "advierte"),
    "no_conformidades": (Failing.NONCONFORMITY, "no conformidad", "no_conformidad"),
}


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield one error for each finding that a scenario expects and that can never come."""
    procedure = context.procedure
    for reference in context.draft.references:
        if reference.kind is not Kind.EXPECTED or reference.name in context.draft.doubtful:
            continue
        if reference.name not in procedure.document_by_id and reference.name not in procedure.datum_by_id:
            continue
        failing, noun, word = _LEAVES[reference.of]
        if (reference.name, failing) not in set(_findings(procedure)):
            message = f"{reference.where}: «{reference.name}» nunca deja una {noun}"
            hint = f"Escriba «si_falta: {word}» donde se pide, o quítelo de «{reference.of}»."
            yield context.error("E368", reference.span, message, hint)


def _findings(procedure: Procedure) -> Iterator[tuple[str, Failing]]:
    """Yield every document and datum with what its absence brings where it is asked for."""
    asking: tuple[Start | Interruption, ...] = (*procedure.starts, *procedure.interruptions)
    data: list[DatumUse] = [use for each in asking for use in each.records]
    documents: list[DocumentUse] = [use for each in asking for use in each.receives]
    for row in procedure.all_rows():
        data.extend((*row.records, *row.records_at_end))
        documents.extend(row.documents)
    yield from ((use.datum, use.failing) for use in data)
    yield from ((use.document, use.failing) for use in documents)
