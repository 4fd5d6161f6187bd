"""Conditions compare a datum as its type allows (E340), with values of it (E320, E341) or with its like (E342)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cauce.compiler.checks.repeats import told_once
from cauce.compiler.checks.values import check_value, written_values
from cauce.model.conditions import BUILT_INS, Operator
from cauce.model.declarations import DataType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Comparison
    from cauce.compiler.checks.context import Context
    from cauce.compiler.checks.repeats import Finding
    from cauce.model.declarations import Datum
    from cauce.model.diagnostics import Diagnostic

_ANY = (Operator.PRESENT, Operator.ABSENT, Operator.EQUALS)
_EXACT = (Operator.IS, Operator.IS_NOT, Operator.AMONG)
_BOUNDS = (Operator.AT_LEAST, Operator.AT_MOST)
_ADMITTED = {
    DataType.TEXT: (),
    DataType.INTEGER: (*_EXACT, *_BOUNDS),
    DataType.DATE: (*_EXACT, *_BOUNDS),
    DataType.DATETIME: (*_EXACT, *_BOUNDS),
    DataType.YES_NO: _EXACT,
    DataType.OPTION: _EXACT,
    DataType.OPTIONS: (Operator.INCLUDES,),
    DataType.LIST: _BOUNDS,
}
_CURES = {
    DataType.TEXT: "Un texto libre sólo puede estar «presente» o «ausente»; si decide algo, declárelo con «opciones».",
    DataType.INTEGER: "Un entero se compara con «al_menos», «a_lo_mas», «es», «no_es» o «entre».",
    DataType.DATE: "Una fecha se compara con «al_menos», «a_lo_mas», «es», «no_es» o «entre».",
    DataType.DATETIME: "Una fecha se compara con «al_menos», «a_lo_mas», «es», «no_es» o «entre».",
    DataType.YES_NO: "Escriba «{es: si}» o «{es: no}».",
    DataType.OPTION: "Una opción se compara con «es», «no_es» o «entre: […]».",
    DataType.OPTIONS: "De un dato en que se marcan varias opciones se pregunta si «incluye» una.",
    DataType.LIST: "De una lista se pregunta cuántos renglones tiene: «al_menos» o «a_lo_mas».",
}
_WHOLE = re.compile(r"[0-9]{1,9}")


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each comparison that could never be told, and for each value that its datum does not admit."""
    yield from told_once(context, (*written_values(context), *_compared_values(context)))
    data = context.procedure.datum_by_id
    for comparison in context.draft.comparisons:
        leaf = comparison.leaf
        datum = data.get(leaf.datum)
        if leaf.datum in BUILT_INS:
            yield from _built_in(context, comparison)
        elif datum is not None and leaf.datum not in context.draft.unsure:
            yield from _compare(context, comparison, datum)


def _built_in(context: Context, comparison: Comparison) -> Iterator[Diagnostic]:
    leaf = comparison.leaf
    if leaf.operator not in _EXACT:
        message = f"{comparison.where}: «{leaf.datum}» no se puede comparar con «{leaf.operator.value}»."
        yield context.error("E340", leaf.span, message, "Se compara con «es», «no_es» o «entre: […]».")


def _compare(context: Context, comparison: Comparison, datum: Datum) -> Iterator[Diagnostic]:
    leaf, where = comparison.leaf, comparison.where
    if leaf.operator is Operator.EQUALS:
        other = context.procedure.datum_by_id.get(leaf.values[0])
        if other and other.id not in context.draft.unsure and other.type is not datum.type:
            message = (
                f"{where}: «{datum.id}» es de tipo «{datum.type.value}» y «{other.id}» de tipo «{other.type.value}»; "
                "no pueden ser iguales."
            )
            yield context.error("E342", leaf.span, message, "Compare dos datos del mismo tipo.")
    elif leaf.operator not in (*_ANY, *_ADMITTED[datum.type]):
        message = (
            f"{where}: el dato «{datum.id}» es de tipo «{datum.type.value}» y no se puede comparar con "
            f"«{leaf.operator.value}»."
        )
        yield context.error("E340", leaf.span, message, _CURES[datum.type])
    elif datum.type is DataType.LIST and leaf.values and not _WHOLE.fullmatch(leaf.values[0]):
        message = f"{where}: «{leaf.values[0]}» no dice cuántos renglones debe tener «{datum.id}»."
        yield context.error("E341", leaf.span, message, "Escriba un número entero.")


def _compared_values(context: Context) -> Iterator[Finding]:
    for comparison in context.draft.comparisons:
        leaf = comparison.leaf
        datum = context.procedure.datum_by_id.get(leaf.datum)
        if datum is None or datum.id in context.draft.unsure or datum.type is DataType.LIST:
            continue
        if leaf.operator is not Operator.EQUALS and leaf.operator in _ADMITTED[datum.type]:
            for value, span in zip(leaf.values, comparison.spans, strict=True):
                yield from check_value(context, datum, value, span, comparison.where)
