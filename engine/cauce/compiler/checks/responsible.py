"""Somebody carries out each row that waits for a person (E331)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for the first row of a list that neither says nor inherits who carries it out.

    The rows below it inherit the same silence, so they are not reported again.
    """
    for region in context.procedure.regions.values():
        for row in region.rows:
            if row.actors is None and row.holds_position and row.kind is not RowKind.WAIT:
                if not context.troubled(row.span):
                    message = f"en {context.phrase(row)}: no se dice quién lo hace, ni hay una fila arriba que lo diga."
                    hint = "Agregue «responsable» con el id de quien lo hace."
                    yield context.error("E331", row.name_span, message, hint)
                break
