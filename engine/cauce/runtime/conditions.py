"""Three-valued evaluation of conditions: true, false, or unknown with the names of the data that are missing.

Kleene's strong logic (S. C. Kleene, *Introduction to Metamathematics*, 1952, §64): a group is known as soon as its
known parts settle it. A missing datum never counts as false (design.md §2).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from cauce.model.conditions import (
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
from cauce.model.declarations import DataType, Datum
from cauce.runtime.schedule import schedules_at
from cauce.runtime.values import parse_date, parse_moment
from cauce.runtime.view import View


class Truth(NamedTuple):
    """`value` is None when it is not known for want of the data in `missing`."""

    value: bool | None
    missing: tuple[str, ...] = ()


TRUE, FALSE = Truth(True), Truth(False)


def evaluate(view: View, condition: Condition | None) -> Truth:
    """Say whether a condition holds; an absent one always does."""
    if condition is None:
        return TRUE
    if isinstance(condition, Compare):
        return _compare(view, condition)
    if isinstance(condition, AllOf):
        return _all(view, condition.conditions)
    if isinstance(condition, AnyOf):
        return _any(view, condition.conditions)
    if isinstance(condition, NoneOf):
        return _not(_any(view, condition.conditions))
    if isinstance(condition, DocumentPresent):
        return _truth(has_document(view, condition.document))
    if isinstance(condition, Completed):
        return _truth(bool(view.case.completions.get(view.plan.ref(condition.row))))
    if isinstance(condition, Times):
        done = len(view.case.completions.get(view.plan.ref(condition.row), ()))
        return _truth(_ordered(condition.operator, done, condition.count))
    return _days_since(view, condition)


def value_of(view: View, name: str) -> tuple[Any, tuple[str, ...]]:
    """Return the value of a datum and the names of what is missing to know it; (None, names) when it is not known."""
    datum = view.plan.data.get(name)
    if datum is not None and datum.computed:
        return _computed(view, datum)
    value = None if name in view.ignored else view.case.data.get(name)
    return (None, (name,)) if value is None else (value, ())


def has_document(view: View, document: str) -> bool:
    """Tell whether a document of this type is in force in the case."""
    return any(not entry.void for entry in view.case.documents.get(document, ()))


def _computed(view: View, datum: Datum) -> tuple[Any, tuple[str, ...]]:
    for line in datum.computed:
        truth = evaluate(view, line.when)
        if truth.value is None:
            return None, truth.missing
        if truth.value:
            return (int(line.value) if datum.type is DataType.INTEGER else line.value), ()
    return None, (datum.id,)


def _truth(value: bool) -> Truth:
    return TRUE if value else FALSE


def _not(truth: Truth) -> Truth:
    return truth if truth.value is None else _truth(not truth.value)


def _all(view: View, conditions: tuple[Condition, ...]) -> Truth:
    missing: list[str] = []
    for condition in conditions:
        truth = evaluate(view, condition)
        if truth.value is False:
            return FALSE
        missing.extend(truth.missing)
    return Truth(None, tuple(dict.fromkeys(missing))) if missing else TRUE


def _any(view: View, conditions: tuple[Condition, ...]) -> Truth:
    missing: list[str] = []
    for condition in conditions:
        truth = evaluate(view, condition)
        if truth.value:
            return TRUE
        missing.extend(truth.missing)
    return Truth(None, tuple(dict.fromkeys(missing))) if missing else FALSE


def _ordered(operator: Operator, left: Any, right: Any) -> bool:
    return bool(left >= right) if operator is Operator.AT_LEAST else bool(left <= right)


def _days_since(view: View, condition: DaysSince) -> Truth:
    value, missing = value_of(view, condition.datum)
    if missing:
        return Truth(None, missing)
    since = parse_date(value)
    if since is None:
        return Truth(None, (condition.datum,))
    days = (view.now.astimezone(view.zone).date() - since).days
    return _truth(_ordered(condition.operator, days, condition.days))


def _compare(view: View, condition: Compare) -> Truth:
    built_in = _built_in(view, condition)
    if built_in is not None:
        return built_in
    value, missing = value_of(view, condition.datum)
    if condition.operator is Operator.PRESENT:
        return _truth(not missing)
    if condition.operator is Operator.ABSENT:
        return _truth(bool(missing))
    if missing:
        return Truth(None, missing)
    if condition.operator is Operator.EQUALS:
        other, missing = value_of(view, condition.values[0])
        return Truth(None, missing) if missing else _truth(_same(view, value, other))
    datum = view.plan.data.get(condition.datum)
    if condition.operator in (Operator.AT_LEAST, Operator.AT_MOST):
        return _truth(_ordered(condition.operator, *_comparable(view, datum, value, condition.values[0])))
    return _truth(_matches(condition.operator, value, condition.values))


def _built_in(view: View, condition: Compare) -> Truth | None:
    values: tuple[str, ...]
    if condition.datum == "inicio":
        values = (view.case.start,)
    elif condition.datum == "horario_inicio":
        values = view.case.schedules
    elif condition.datum == "horario":
        values = schedules_at(view.now, view.context.institution, view.context.calendar, view.zone)
    else:
        return None
    inside = any(value in values for value in condition.values)
    return _truth(inside is not (condition.operator is Operator.IS_NOT))


def _matches(operator: Operator, value: Any, expected: tuple[str, ...]) -> bool:
    """Apply the operators that look for given values, over one value or over several chosen ones."""
    if isinstance(value, tuple):
        chosen = _flat(value)
        if operator is Operator.INCLUDES:
            return all(item in chosen for item in expected)
        if operator is Operator.AMONG:
            return any(item in expected for item in chosen)
        return (chosen == list(expected)) is not (operator is Operator.IS_NOT)
    text = str(value)
    if operator is Operator.INCLUDES:
        return all(item in text for item in expected)
    return (text in expected) is not (operator is Operator.IS_NOT)


def _flat(value: tuple[Any, ...]) -> list[str]:
    """Return the chosen keys, or every field's value of the records of a list."""
    return [str(part) for item in value for part in (item.values() if isinstance(item, dict) else (item,))]


def _comparable(view: View, datum: Datum | None, value: Any, limit: str) -> tuple[Any, Any]:
    """Return both sides of a comparison: numbers, how many were chosen or listed, dates, or moments."""
    if isinstance(value, int):
        return value, int(limit)
    if isinstance(value, tuple):
        return len(value), int(limit)
    if datum is not None and datum.type is DataType.DATETIME:
        return parse_moment(value, view.zone), parse_moment(limit, view.zone)
    return parse_date(value), parse_date(limit)


def _same(view: View, left: Any, right: Any) -> bool:
    if left == right:
        return True
    if not (isinstance(left, str) and isinstance(right, str)):
        return False
    moments = parse_moment(left, view.zone), parse_moment(right, view.zone)
    if None in moments:
        return False
    if "T" in left and "T" in right:
        return moments[0] == moments[1]
    return parse_date(left) == parse_date(right)
