"""Valid invented values for what a scenario leaves unsaid, and which data it may not leave unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from cauce.model.conditions import Compare, Condition, DaysSince, Operator, leaves
from cauce.model.declarations import DataType, Datum
from cauce.model.procedure import Procedure


def dummy_value(datum: Datum, now: datetime) -> Any:
    """Return an invented value that the datum admits. Dates are the scenario's present, so that nothing waits."""
    if datum.type is DataType.OPTION:
        return datum.options[0].id
    if datum.type is DataType.OPTIONS:
        return tuple(option.id for option in datum.options[: max(1, datum.at_least)])
    if datum.type is DataType.LIST:
        record = {field.id: dummy_value(field, now) for field in datum.fields if not field.optional}
        return tuple(dict(record) for _ in range(max(1, datum.at_least)))
    return {
        DataType.TEXT: "Texto inventado",
        DataType.INTEGER: "1",
        DataType.DATE: now.date().isoformat(),
        DataType.DATETIME: now.isoformat(timespec="minutes"),
        DataType.YES_NO: "no",
    }[datum.type]


def data_to_say(procedure: Procedure) -> frozenset[str]:
    """Return the data that some decision or condition reads: an invented value would choose for the owner.

    Asking only whether a datum is there reads no value.
    """
    found = {row.decides_by for row in procedure.all_rows() if row.decides_by}
    for condition in _conditions(procedure):
        for leaf in leaves(condition):
            if isinstance(leaf, DaysSince):
                found.add(leaf.datum)
            elif isinstance(leaf, Compare) and leaf.operator not in (Operator.PRESENT, Operator.ABSENT):
                found.add(leaf.datum)
                if leaf.operator is Operator.EQUALS:
                    found.update(leaf.values)
    return frozenset(found)


def _conditions(procedure: Procedure) -> Iterator[Condition | None]:
    for row in procedure.all_rows():
        yield row.when
        yield from (use.when for use in (*row.records, *row.records_at_end))
        yield from (use.when for use in row.documents)
        yield from (derivation.when for derivation in row.derives)
        yield from (referral.when for referral in row.refers)
    for start in procedure.starts:
        yield start.when
        yield from (use.when for use in start.records)
        yield from (use.when for use in start.receives)
    for interruption in procedure.interruptions:
        yield from (use.when for use in interruption.records)
        yield from (use.when for use in interruption.receives)
    for rule in procedure.rules:
        yield from (rule.when, rule.demands)
    for deadline in procedure.deadlines:
        yield deadline.when
    for datum in procedure.data:
        yield from (line.when for line in datum.computed)
