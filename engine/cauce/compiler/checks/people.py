"""Four eyes: the other row is an earlier one that a person completes, and not the row itself (E350)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic

_KEYS = ("persona_distinta_de", "persona_igual_a")


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each row named in `persona_distinta_de` or `persona_igual_a` that nobody did before."""
    rows = context.procedure.row_by_ref
    order = {row.ref: place for place, row in enumerate(context.procedure.all_rows())}
    for row in context.procedure.all_rows():
        for key, named in zip(_KEYS, (row.different_person_from, row.same_person_as), strict=True):
            for ref in named:
                other = rows.get(ref)
                if other is None:
                    continue
                if other.ref == row.ref:
                    why = "se nombra a sí mismo"
                elif order[other.ref] > order[row.ref]:
                    why = f"{context.phrase(other)} está más abajo, y nadie lo ha hecho todavía"
                elif not other.holds_position:
                    why = f"{context.phrase(other)} no lo hace ninguna persona"
                else:
                    continue
                message = f"en {context.phrase(row)}: en «{key}», {why}."
                yield context.error("E350", row.name_span, message, "Nombre una fila anterior que haga una persona.")
