"""What is read is recorded somewhere: a datum that nobody records (E349) would be missing in every case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.checks.repeats import Finding, told_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic

_READS = (Kind.DATUM, Kind.DECIDES, Kind.DATE, Kind.CARRIED, Kind.GIVEN)


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield one error for each datum that is read and never recorded, where it is first read.

    Said only of a file without other errors: a misspelt `registra` may be what should record it.
    """
    yield from told_once(context, _findings(context))


def _findings(context: Context) -> Iterator[Finding]:
    recorded, data = recorded_somewhere(context), context.procedure.datum_by_id
    for reference in context.draft.references:
        datum = data.get(reference.name) if reference.kind in _READS else None
        if datum is not None and not datum.computed and datum.id not in recorded:
            does = "se da" if reference.kind is Kind.GIVEN else "se lee"
            what = f"{does} el dato «{datum.id}», y ninguna fila, inicio ni interrupción lo registra"
            cure = partial(_cure, datum.id)
            yield Finding("E349", f"E349 {datum.id}", reference.where, what, reference.span, cure)


def _cure(name: str) -> str:
    return f"Escriba «registra: [{name}]» en la fila donde se pregunta, o quítelo de aquí."


def recorded_somewhere(context: Context) -> frozenset[str]:
    """Return the data that some row, start, interruption or antecedent records."""
    return frozenset(each.name for each in context.draft.references if each.kind is Kind.RECORDED)
