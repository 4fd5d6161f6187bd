"""A wait for other procedures waits for some that this one starts (E316)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.checks.context import among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each procedure in `concluyen` to which no row hands over."""
    keys = [each.procedure for row in context.procedure.all_rows() for each in row.derives]
    for reference in context.draft.references:
        if reference.kind is not Kind.AWAITED or reference.name in keys or reference.name in context.draft.doubtful:
            continue
        message = f"{reference.where}: se espera que concluya «{reference.name}», y ninguna fila lo inicia."
        hint = context.meant(reference.name, keys) or (
            f"Las filas inician {among(keys, 'y')}: escriba uno de ellos, o agregue «deriva»."
            if keys
            else f"Agregue «deriva: [{{a: {reference.name}}}]» en la fila que lo inicia."
        )
        yield context.error("E316", reference.span, message, hint)
