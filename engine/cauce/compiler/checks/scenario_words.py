"""Scenarios give the answers, data and documents that their rows have (E360–E362, E366, E367)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.checks.context import among
from cauce.compiler.checks.never_recorded import recorded_somewhere
from cauce.compiler.checks.repeats import Finding, told_once
from cauce.compiler.checks.scenario_owners import owner_of, recorded_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cauce.compiler.build.draft import Reference
    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield the errors of names in scenarios that exist, but not where they are used; one for all scenarios."""
    yield from told_once(context, _findings(context))


def _findings(context: Context) -> Iterator[Finding]:
    checks = {Kind.ANSWER: _answer, Kind.GIVEN: _given, Kind.MISSING: _missing, Kind.DERIVED: _derived}
    for reference in context.draft.references:
        if reference.kind in checks and reference.name not in context.draft.doubtful:
            row = context.procedure.row_by_ref.get(reference.of)
            if row is None or not context.troubled(row.span):
                yield from checks[reference.kind](context, reference)


def _finding(code: str, reference: Reference, what: str, hint: Callable[[], str], cause: str = "") -> Finding:
    cause = cause or f"{code} {reference.of} {reference.name}"
    return Finding(code, cause, reference.where, what, reference.span, hint)


def _answer(context: Context, reference: Reference) -> Iterator[Finding]:
    row = context.procedure.row_by_ref.get(reference.of)
    if row is None:
        return
    names = [branch.name for branch in row.branches]
    if row.decides_by:
        what = f"en {context.phrase(row)} no se elige rama; la decide el dato «{row.decides_by}»"
        hint = f"Escriba «datos: {{{row.decides_by}: …}}» en la fila que lo registra."
        yield _finding("E362", reference, what, lambda: hint, f"E362 {row.ref}")
    elif not names:
        what = f"{context.phrase(row)} no tiene ramas; no hay respuesta que dar"
        yield _finding("E362", reference, what, lambda: "Quite «respuesta».", f"E362 {row.ref}")
    elif reference.name not in names:
        what = f"{context.phrase(row)} no tiene la rama «{reference.name}»"
        yield _finding(
            "E360", reference, what, lambda: context.meant(reference.name, names) or f"Tiene {among(names)}."
        )


def _given(context: Context, reference: Reference) -> Iterator[Finding]:
    owner = owner_of(context, reference.of)
    datum = context.procedure.datum_by_id.get(reference.name)
    if owner is None or reference.name in owner.data or datum is None:
        return
    if not datum.computed and datum.id not in recorded_somewhere(context):
        return  # E349 says so once, and says where it is read.
    elsewhere = next((row for row in context.procedure.all_rows() if reference.name in recorded_in(row)), None)
    if elsewhere:
        hint = f"Ese dato se registra en {context.phrase(elsewhere)}."
    else:
        hint = f"Ahí se registra {among(owner.data, 'y')}." if owner.data else "Quítelo de «datos»."
    what = f"{owner.phrase} no registra el dato «{reference.name}»"
    yield _finding("E361", reference, what, lambda: hint)


def _missing(context: Context, reference: Reference) -> Iterator[Finding]:
    owner = owner_of(context, reference.of)
    if owner is None or reference.name in owner.documents or reference.name not in context.procedure.document_by_id:
        return
    what = f"{owner.phrase} no maneja el documento «{reference.name}», así que no puede faltar ahí"
    there = f"Ahí se maneja {among(owner.documents, 'y')}. " if owner.documents else ""
    hint = f"{there}Agréguelo ahí si se pide, o quítelo de «sin»."
    yield _finding("E366", reference, what, lambda: hint)


def _derived(context: Context, reference: Reference) -> Iterator[Finding]:
    keys = [each.procedure for row in context.procedure.all_rows() for each in row.derives]
    if reference.name not in keys and not _misspelt(context, reference.name, keys):
        there = (
            f"Deriva a {among(keys, 'y')}."
            if keys
            else "Quítelo de «deriva_a», o agregue «deriva» en la fila que lo inicia."
        )
        what = f"este procedimiento no deriva a «{reference.name}»"
        yield _finding("E367", reference, what, lambda: context.meant(reference.name, keys) or there)


def _misspelt(context: Context, name: str, keys: list[str]) -> bool:
    """Tell whether the key exists and a `deriva` names one that does not: E604 has said which was meant."""
    known = context.library.procedures if context.library else {}
    return name in known and any(key not in known for key in keys)
