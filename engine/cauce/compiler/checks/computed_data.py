"""Computed data are never recorded (E344), always get a value (E345), and never depend on themselves (E346)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.model.conditions import data_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cauce.compiler.checks.context import Context
    from cauce.model.declarations import Datum
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield the errors of data with `se_calcula`."""
    computed = {datum.id: datum for datum in context.procedure.data if datum.computed}
    for reference in context.draft.references:
        if reference.kind is Kind.RECORDED and reference.name in computed:
            message = f"{reference.where}: el dato «{reference.name}» se calcula solo y no se captura."
            hint = "Quítelo de aquí, o quite «se_calcula» del dato."
            yield context.error("E344", reference.span, message, hint)
    for datum in computed.values():
        yield from _lines(context, datum)
        if datum.id in _reached(datum, computed):
            message = f"en el dato «{datum.id}»: para calcularlo habría que conocerlo ya, pues depende de sí mismo."
            yield context.error(
                "E346", datum.span, message, "Quite de «se_calcula» las condiciones que dependen de él."
            )


def _lines(context: Context, datum: Datum) -> Iterator[Diagnostic]:
    if datum.computed[-1].when is not None:
        message = f"en el dato «{datum.id}»: si ninguna condición de «se_calcula» se cumple, no tendría valor."
        yield context.error("E345", datum.span, message, "Agregue al final una línea sin «cuando»: «- {da: …}».")
    elif any(line.when is None for line in datum.computed[:-1]):
        message = f"en el dato «{datum.id}»: una línea de «se_calcula» sin «cuando» deja sin efecto las que siguen."
        yield context.error("E345", datum.span, message, "Ponga al final la línea sin «cuando», o quítela.")


def _reached(datum: Datum, computed: Mapping[str, Datum]) -> set[str]:
    """Return the computed data that a datum depends on."""
    found: set[str] = set()
    pending = [datum]
    while pending:
        for line in pending.pop().computed:
            for name in data_read(line.when):
                if name in computed and name not in found:
                    found.add(name)
                    pending.append(computed[name])
    return found
