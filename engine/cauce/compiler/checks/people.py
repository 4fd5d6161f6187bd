"""Four eyes: the other row is an earlier one that a person completes, and not the row itself (E350)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each row of `persona_distinta_de` or `persona_igual_a` that nobody can have done before."""
    rows = context.procedure.row_by_ref
    order = {row.ref: place for place, row in enumerate(context.procedure.all_rows())}
    for reference in context.draft.references:
        other, row = rows.get(reference.name), rows.get(reference.of)
        if reference.kind is not Kind.EARLIER or other is None or row is None:
            continue
        if other is row:
            why = "la fila se compara consigo misma."
        elif order[other.ref] > order[row.ref]:
            why = f"nadie habrá hecho todavía {context.phrase(other)}, que está más abajo."
        elif not other.holds_position:
            why = f"ninguna persona hace {context.phrase(other)}."
        else:
            continue
        hint = "Nombre una fila anterior que haga una persona."
        yield context.error("E350", reference.span, f"{reference.where}: {why}", hint)
