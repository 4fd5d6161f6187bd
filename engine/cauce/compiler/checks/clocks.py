"""Deadlines count in one list (E351) and only there can jump (E352); `entre` of interruptions is in order (E353)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.procedure import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield the errors of the places that deadlines and interruptions name."""
    procedure = context.procedure
    for deadline in procedure.deadlines:
        where = f"en el plazo «{deadline.id}»"
        lists = {procedure.region_of[ref] for ref in deadline.inside if ref in procedure.region_of}
        if len(lists) > 1:
            message = f"{where}: las filas de «en» están en listas distintas, y un plazo corre en una sola."
            hint = "Escriba un plazo por lista; o mida con «desde» y «hasta»."
            yield context.error("E351", deadline.span, message, hint)
        if deadline.lapse.target is not None and not deadline.inside:
            message = f"{where}: al vencer no se sabría qué posición mover, porque el plazo va de una fila a otra."
            hint = "Para que el caso cambie de camino, escriba «en» con las filas donde corre, y no «desde» y «hasta»."
            yield context.error("E352", deadline.lapse.target_span, message, hint)
    order = {row.ref: place for place, row in enumerate(procedure.regions[MAIN].rows)}
    for interruption in procedure.interruptions:
        if interruption.between is None:
            continue
        first, last = (order.get(ref) for ref in interruption.between)
        if first is not None and last is not None and first > last:
            message = f"en la interrupción «{interruption.id}»: «entre» nombra primero la fila que va después."
            yield context.error("E353", interruption.span, message, "Escriba primero la fila de arriba.")
