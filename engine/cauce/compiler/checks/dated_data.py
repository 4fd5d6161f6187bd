"""What a clock or a date limit reads holds a date (E343)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.model.declarations import DataType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each datum of another type in `no_antes_de`, `dias_desde` or `desde: {dato}`."""
    data = context.procedure.datum_by_id
    for reference in context.draft.references:
        datum = data.get(reference.name)
        if reference.kind is not Kind.DATE or datum is None or reference.name in context.draft.unsure:
            continue
        if datum.type not in (DataType.DATE, DataType.DATETIME):
            message = f"{reference.where}: «{datum.id}» es de tipo «{datum.type.value}» y aquí hace falta una fecha."
            hint = "Use un dato de «tipo: fecha» o «tipo: fecha_hora»."
            yield context.error("E343", reference.span, message, hint)
