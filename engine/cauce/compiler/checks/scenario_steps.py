"""Scenarios say where they enter (E315), walk rows that run, omit optional ones, repeat what repeats (E363–E365)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.checks.context import among
from cauce.compiler.checks.repeats import Finding, told_once
from cauce.model.rows import RowKind
from cauce.model.scenarios import Skip, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.rows import Row
    from cauce.model.scenarios import ScenarioStep
    from cauce.model.source import Span


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield the errors of the opening and the steps of every scenario."""
    starts = context.procedure.start_by_id
    findings: list[Finding] = []
    for scenario in context.procedure.scenarios:
        where = f"en el escenario «{scenario.name}»"
        if not scenario.start and len(starts) > 1 and not context.troubled(scenario.span):
            message = f"{where}: no se dice por qué inicio entra, y hay {len(starts)}."
            yield context.error("E315", scenario.span, message, f"Agregue «inicia: {{en: …}}» con {among(starts)}.")
        findings.extend(found for step in scenario.steps for found in _step(context, step, where))
    yield from told_once(context, findings)


def _step(context: Context, step: ScenarioStep, where: str) -> Iterator[Finding]:
    """Yield what a row cannot do that a scenario asks of it; nothing of a row that has errors of its own."""
    row = context.procedure.row_by_ref.get(step.row) if isinstance(step, Visit | Skip) else None
    if row is None or context.troubled(row.span):
        return
    if isinstance(step, Skip):
        if not row.optional:
            hint = "Quite «omite», o escriba «opcional: si» en esa fila."
            yield _finding("E364", row, where, f"{context.phrase(row)} no puede omitirse", step.span, hint)
    elif row.kind in (RowKind.STAGE, RowKind.NOTE):
        what = f"{context.phrase(row)} sólo se lee, no se completa"
        yield _finding("E363", row, where, what, step.span, "Quite esa fila de «recorre».")
    elif isinstance(step, Visit) and step.repeat > 1 and not row.repeats:
        hint = "Quite «veces», o escriba «repite: si» en esa fila."
        yield _finding("E365", row, where, f"{context.phrase(row)} no se repite", step.span, hint)


def _finding(code: str, row: Row, where: str, what: str, span: Span, hint: str) -> Finding:
    return Finding(code, f"{code} {row.ref}", where, what, span, lambda: hint)
