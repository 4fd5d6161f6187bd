"""What is declared is used: roles W301, documents W302, data W303, rules W304, ends W305, series W306."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Reference
    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.procedure import Procedure

_USES: dict[Kind, tuple[str, str, tuple[Kind, ...]]] = {
    Kind.ROLE: ("W301", "responsables", (Kind.ROLE,)),
    Kind.DOCUMENT: ("W302", "documentos", (Kind.DOCUMENT, Kind.CARRIED)),
    Kind.DATUM: ("W303", "datos", (Kind.DATUM, Kind.RECORDED, Kind.DATE, Kind.CARRIED)),
    Kind.SERIES: ("W306", "series", (Kind.SERIES,)),
}


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield a warning for each thing that nothing in the file uses. Scenarios do not count as a use."""
    procedure = context.procedure
    outside = {referral.to for row in procedure.all_rows() for referral in row.refers}
    used: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for reference in context.draft.references:
        if not _about_itself(reference):
            used[reference.kind].add(reference.name)
    for declaration in context.draft.declarations:
        if declaration.kind not in _USES:
            continue
        code, section, kinds = _USES[declaration.kind]
        if declaration.name in outside or any(declaration.name in used[kind] for kind in kinds):
            continue
        message = f"«{declaration.name}» está en «{section}» y nada lo usa."
        yield context.warning(code, declaration.span, message, "Quítelo, o úselo donde corresponda.")
    yield from _ends(context)
    yield from _rules(context)


def _about_itself(reference: Reference) -> bool:
    """Tell whether a datum is named only in its own declaration (a computed value that reads itself)."""
    return reference.where == f"en el dato «{reference.name}»"


def _ends(context: Context) -> Iterator[Diagnostic]:
    reached = set(_targets(context.procedure))
    for end in context.procedure.ends:
        if end.id not in reached:
            message = f"ningún camino lleva al fin «{end.id}» («{end.name}»)."
            hint = "Escriba «pasa_a» con ese fin donde el caso deba terminar así, o quítelo."
            yield context.warning("W305", end.span, message, hint)


def _targets(procedure: Procedure) -> Iterator[str | None]:
    for row in procedure.all_rows():
        yield row.next
        for branch in row.branches:
            yield from (branch.target, branch.after)
    for interruption in procedure.interruptions:
        yield interruption.target
    for deadline in procedure.deadlines:
        yield deadline.lapse.target


def _rules(context: Context) -> Iterator[Diagnostic]:
    rows = context.procedure.row_by_ref
    for rule in context.procedure.rules:
        places = [rows[ref] for ref in (*rule.on_enter, *rule.on_complete) if ref in rows]
        if places and all(row.kind in (RowKind.STAGE, RowKind.NOTE) for row in places):
            message = f"la regla «{rule.id}» no se revisa nunca: {context.phrase(places[0])} no se ejecuta."
            yield context.warning("W304", rule.span, message, "Nombre una fila en la que alguien haga algo.")
