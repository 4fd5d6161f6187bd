"""Scenarios say where they enter (E315), walk rows that run, omit optional ones, repeat what repeats (E363–E365)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.checks.context import among
from cauce.model.rows import RowKind
from cauce.model.scenarios import Skip, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield the errors of the opening and the steps of every scenario."""
    starts = context.procedure.start_by_id
    for scenario in context.procedure.scenarios:
        where = f"en el escenario «{scenario.name}»"
        if not scenario.start and len(starts) > 1 and not context.troubled(scenario.span):
            message = f"{where}: no se dice por qué inicio entra, y hay {len(starts)}."
            yield context.error("E315", scenario.span, message, f"Agregue «inicia: {{en: …}}» con {among(starts)}.")
        for step in scenario.steps:
            if isinstance(step, Visit):
                yield from _visit(context, step, where)
            elif isinstance(step, Skip):
                row = context.procedure.row_by_ref.get(step.row)
                if row and not row.optional:
                    message = f"{where}: {context.phrase(row)} no puede omitirse."
                    hint = "Quite «omite», o escriba «opcional: si» en esa fila."
                    yield context.error("E364", step.span, message, hint)


def _visit(context: Context, step: Visit, where: str) -> Iterator[Diagnostic]:
    row = context.procedure.row_by_ref.get(step.row)
    if row is None:
        return
    if row.kind in (RowKind.STAGE, RowKind.NOTE):
        message = f"{where}: {context.phrase(row)} no se ejecuta; nadie la completa."
        yield context.error("E363", step.span, message, "Quítela de «recorre».")
    elif step.repeat > 1 and not row.repeats:
        message = f"{where}: {context.phrase(row)} no se repite."
        yield context.error("E365", step.span, message, "Quite «veces», o escriba «repite: si» en esa fila.")
