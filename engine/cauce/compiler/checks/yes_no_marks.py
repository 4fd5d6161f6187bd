"""What a search among earlier cases marks is a yes/no datum (E347)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.declarations import DataType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each antecedent whose `marca` is a datum of another type."""
    data = context.procedure.datum_by_id
    for antecedent in context.procedure.antecedents:
        datum = data.get(antecedent.marks)
        if datum and datum.id not in context.draft.unsure and datum.type is not DataType.YES_NO:
            message = (
                f"en el antecedente «{antecedent.id}»: «marca» propone sí o no, y «{datum.id}» es de tipo "
                f"«{datum.type.value}»."
            )
            yield context.error("E347", antecedent.span, message, "Use un dato de «tipo: si_no».")
