"""Four eyes look at a row that a person completes (E350). That it comes before is for the proof to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each row of `persona_distinta_de` or `persona_igual_a` that nobody ever completes."""
    rows = context.procedure.row_by_ref
    for reference in context.draft.references:
        other = rows.get(reference.name)
        if reference.kind is Kind.EARLIER and other is not None and not other.holds_position:
            message = (
                f"{reference.where}: no hay con quién comparar, porque ninguna persona hace {context.phrase(other)}"
            )
            yield context.error("E350", reference.span, message, "Nombre una fila anterior que haga una persona.")
