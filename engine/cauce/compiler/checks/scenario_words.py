"""Scenarios give the answers, data and documents that their rows have (E360–E362, E366, E367)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.checks.context import among
from cauce.compiler.checks.scenario_owners import owner_of, recorded_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Reference
    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield the errors of names in scenarios that exist, but not where they are used."""
    checks = {Kind.ANSWER: _answer, Kind.GIVEN: _given, Kind.MISSING: _missing, Kind.DERIVED: _derived}
    for reference in context.draft.references:
        if reference.kind in checks and reference.name not in context.draft.doubtful:
            yield from checks[reference.kind](context, reference)


def _answer(context: Context, reference: Reference) -> Iterator[Diagnostic]:
    row = context.procedure.row_by_ref.get(reference.of)
    if row is None:
        return
    names = [branch.name for branch in row.branches]
    if row.decides_by:
        message = f"{reference.where}: en {context.phrase(row)} no se elige rama; la decide el dato «{row.decides_by}»."
        hint = f"Escriba «datos: {{{row.decides_by}: …}}» en la fila que lo registra."
        yield context.error("E362", reference.span, message, hint)
    elif not names:
        message = f"{reference.where}: {context.phrase(row)} no tiene ramas; no hay respuesta que dar."
        yield context.error("E362", reference.span, message, "Quite «respuesta».")
    elif reference.name not in names:
        message = f"{reference.where}: {context.phrase(row)} no tiene la rama «{reference.name}»."
        yield context.error(
            "E360", reference.span, message, context.meant(reference.name, names) or f"Tiene {among(names)}."
        )


def _given(context: Context, reference: Reference) -> Iterator[Diagnostic]:
    owner = owner_of(context, reference.of)
    if owner is None or reference.name in owner.data or reference.name not in context.procedure.datum_by_id:
        return
    message = f"{reference.where}: {owner.phrase} no registra el dato «{reference.name}»."
    elsewhere = next((row for row in context.procedure.all_rows() if reference.name in recorded_in(row)), None)
    if elsewhere:
        hint = f"Ese dato se registra en {context.phrase(elsewhere)}."
    else:
        hint = f"Ahí se registra {among(owner.data)}." if owner.data else "Quítelo de «datos»."
    yield context.error("E361", reference.span, message, hint)


def _missing(context: Context, reference: Reference) -> Iterator[Diagnostic]:
    owner = owner_of(context, reference.of)
    if owner is None or reference.name in owner.documents or reference.name not in context.procedure.document_by_id:
        return
    message = (
        f"{reference.where}: {owner.phrase} no maneja el documento «{reference.name}», así que no puede faltar ahí."
    )
    hint = f"Ahí se maneja {among(owner.documents)}." if owner.documents else "Quítelo de «sin»."
    yield context.error("E366", reference.span, message, hint)


def _derived(context: Context, reference: Reference) -> Iterator[Diagnostic]:
    keys = [each.procedure for row in context.procedure.all_rows() for each in row.derives]
    if reference.name not in keys:
        message = f"{reference.where}: este procedimiento no deriva a «{reference.name}»."
        hint = context.meant(reference.name, keys) or (
            f"Deriva a {among(keys)}." if keys else "No tiene ningún «deriva»."
        )
        yield context.error("E367", reference.span, message, hint)
