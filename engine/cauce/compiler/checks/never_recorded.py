"""What is read is recorded somewhere: a datum that nobody records (E349) would be missing in every case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.model.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Reference
    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic

_READS = (Kind.DATUM, Kind.DECIDES, Kind.DATE, Kind.CARRIED)
_MOST_SHOWN = 3


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield one error for each datum that is read and never recorded, where it is first read.

    Said only of a file without other errors: a misspelt `registra` may be what should record it.
    """
    recorded = {each.name for each in context.draft.references if each.kind is Kind.RECORDED}
    wanted = {datum.id for datum in context.procedure.data if not datum.computed and datum.id not in recorded}
    reads: dict[str, list[Reference]] = {}
    for reference in context.draft.references:
        if reference.kind in _READS and reference.name in wanted:
            reads.setdefault(reference.name, []).append(reference)
    for name, places in reads.items():
        first = places[0]
        message = f"{first.where}: se lee el dato «{name}», y ninguna fila, inicio ni interrupción lo registra."
        hint = f"Escriba «registra: [{name}]» en la fila donde se pregunta, o quítelo de aquí."
        others = tuple(Related(each.span, f"{each.where} también se lee") for each in places[1 : 1 + _MOST_SHOWN])
        yield context.error("E349", first.span, message, hint, others)
