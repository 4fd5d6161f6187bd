"""Conditions, such as `{dato: {es: v}}`, `{completado: fila}` or `{todas: […]}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import child, entries, scalar, scalars, text, whole
from cauce.compiler.build.draft import Comparison, Kind
from cauce.compiler.reader.nodes import Mapping, Scalar, Sequence
from cauce.model.conditions import (
    BUILT_INS,
    AllOf,
    AnyOf,
    Compare,
    Completed,
    Condition,
    DaysSince,
    DocumentPresent,
    NoneOf,
    Operator,
    Times,
)

if TYPE_CHECKING:
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node

_GROUPS: dict[str, type[AllOf | AnyOf | NoneOf]] = {"todas": AllOf, "alguna": AnyOf, "ninguna": NoneOf}
_BOUNDS = (Operator.AT_LEAST, Operator.AT_MOST)
_EXACT = (Operator.IS, Operator.IS_NOT, Operator.AMONG)
_NO_VALUE = (Operator.PRESENT, Operator.ABSENT)
_OPERATORS = {operator.value: operator for operator in Operator}


def build_condition(scope: Scope, node: Node | None, where: str) -> Condition | None:
    """Return the condition in a node, None when there is none that can be read."""
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        return None
    name, value = node.entries[0].key, node.entries[0].value
    if name.text in _GROUPS:
        parts = value.items if isinstance(value, Sequence) else ()
        built = [build_condition(scope, part, where) for part in parts]
        known = tuple(part for part in built if part is not None)
        return _GROUPS[name.text](known, node.span) if known else None
    if name.text == "documento_presente":
        document = scope.refer(Kind.DOCUMENT, value, where)
        return DocumentPresent(document, node.span) if document else None
    if name.text == "completado":
        row = scope.row(value, where)
        return Completed(row, node.span) if row else None
    if name.text in ("dias_desde", "veces"):
        return _counted(scope, name, value, where)
    return _compare(scope, name, value, where)


def _counted(scope: Scope, name: Scalar, value: Node, where: str) -> Condition | None:
    bound = next((operator for operator in _BOUNDS if whole(value, operator.value) is not None), None)
    amount = whole(value, bound.value) if bound else None
    if bound is None or amount is None:
        return None
    if name.text == "dias_desde":
        datum = scope.refer(Kind.DATE, child(value, "dato"), where)
        return DaysSince(datum, bound, amount, value.span) if datum else None
    row = scope.row(child(value, "de"), where)
    return Times(row, bound, amount, value.span) if row else None


def _compare(scope: Scope, name: Scalar, value: Node, where: str) -> Compare | None:
    """Read `{dato: presente}` or `{dato: {operador: valor}}`."""
    datum = name.text if name.text in BUILT_INS else scope.refer(Kind.DATUM, name, where)
    if isinstance(value, Scalar):
        operator = _OPERATORS.get(text(value))
        if operator is None:
            return None
        return _noted(scope, Compare(datum, operator, (), name.span), where) if operator in _NO_VALUE else None
    for key, operand in entries(value):
        operator = _OPERATORS.get(key.text)
        if operator is None or operator in _NO_VALUE:
            continue
        if operator is Operator.AMONG:
            values = tuple(scalars(operand))
        else:
            only = scalar(operand)
            values = (only,) if only else ()
        if operator is Operator.EQUALS:
            scope.refer_all(Kind.DATUM, operand, where)
        elif datum in BUILT_INS and operator in _EXACT:
            kind = Kind.START if datum == "inicio" else Kind.SCHEDULE
            for item in values:
                scope.refer(kind, item, where)
        if values:
            span = operand.span if len(values) > 1 else values[0].span
            return _noted(scope, Compare(datum, operator, tuple(item.text for item in values), span), where, values)
    return None


def _noted(scope: Scope, compare: Compare, where: str, values: tuple[Scalar, ...] = ()) -> Compare:
    scope.comparisons.append(Comparison(compare, where, tuple(value.span for value in values)))
    return compare
