"""What the proof must know of a condition: what makes it unknown, and what it says of a datum once decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.conditions import (
    BUILT_INS,
    AllOf,
    AnyOf,
    Compare,
    Completed,
    DaysSince,
    DocumentPresent,
    NoneOf,
    Operator,
    leaves,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cauce.model.conditions import Condition

Key = tuple[object, ...]
"""A condition without its places in the file: two texts that say the same have the same key."""

_TWO_VALUED = (Operator.PRESENT, Operator.ABSENT)


def base(datum: str) -> str:
    """Return the declared datum behind a name such as `visitas.fecha` (a field of a list)."""
    return datum.partition(".")[0]


def key(condition: Condition) -> Key:
    """Return what a condition says, the same for two that are textually the same wherever they stand."""
    if isinstance(condition, AllOf | AnyOf | NoneOf):
        return (type(condition).__name__, *(key(part) for part in condition.conditions))
    if isinstance(condition, Compare):
        return ("Compare", condition.datum, condition.operator.value, *sorted(condition.values))
    if isinstance(condition, DocumentPresent):
        return ("DocumentPresent", condition.document)
    if isinstance(condition, Completed):
        return ("Completed", condition.row)
    if isinstance(condition, DaysSince):
        return ("DaysSince", condition.datum, condition.operator.value, condition.days)
    return ("Times", condition.row, condition.operator.value, condition.count)


def reads(condition: Condition) -> set[str]:
    """Return every declared datum a condition looks at, even only to see whether it is there."""
    found: set[str] = set()
    for leaf in leaves(condition):
        if isinstance(leaf, Compare | DaysSince):
            found.add(base(leaf.datum))
            if isinstance(leaf, Compare) and leaf.operator is Operator.EQUALS:
                found.update(map(base, leaf.values))
    return found.difference(BUILT_INS)


def strict(condition: Condition) -> set[str]:
    """Return the data without which a condition may be unknown (language.md L32).

    `{d: presente}` and `{d: ausente}` always have an answer; beside `{d: presente}` in `todas` the other parts may
    read `d` freely, since without it the whole is false; likewise beside `{d: ausente}` in `alguna` or `ninguna`.
    """
    if isinstance(condition, AllOf | AnyOf | NoneOf):
        guard = Operator.PRESENT if isinstance(condition, AllOf) else Operator.ABSENT
        guarded = {
            base(part.datum) for part in condition.conditions if isinstance(part, Compare) and part.operator is guard
        }
        return set().union(*(strict(part) for part in condition.conditions)) - guarded
    if isinstance(condition, DaysSince) or (isinstance(condition, Compare) and condition.operator not in _TWO_VALUED):
        return reads(condition)
    return set()


def steady(condition: Condition) -> bool:
    """Whether only recording its data can change a condition: nothing of clocks, documents or rows done."""
    return all(isinstance(leaf, Compare) and leaf.datum != "horario" for leaf in leaves(condition))


def consequences(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that are surely true when this one is: itself and, in `todas`, each part."""
    yield condition
    if isinstance(condition, AllOf):
        for part in condition.conditions:
            yield from consequences(part)


def verdict(condition: Condition, known: Mapping[str, frozenset[str]], *, included: bool = False) -> bool | None:
    """Decide a condition knowing only that each datum of `known` has one of these options; None = cannot tell.

    With `included` the datum is of several options, and it includes one of these.
    """
    if isinstance(condition, AllOf | AnyOf | NoneOf):
        parts = [verdict(part, known, included=included) for part in condition.conditions]
        if isinstance(condition, AllOf):
            return False if False in parts else (None if None in parts else True)
        found = True if True in parts else (None if None in parts else False)
        return found if isinstance(condition, AnyOf) or found is None else not found
    if not isinstance(condition, Compare) or condition.datum not in known:
        return None
    operator, values, options = condition.operator, set(condition.values), known[condition.datum]
    if operator is Operator.PRESENT:
        return True
    if operator is Operator.ABSENT:
        return False
    if included:
        return True if operator is Operator.INCLUDES and len(options) == 1 and values == options else None
    if operator in (Operator.IS, Operator.AMONG):
        return True if options <= values else (None if options & values else False)
    if operator is Operator.IS_NOT:
        return False if options <= values else (None if options & values else True)
    return None
