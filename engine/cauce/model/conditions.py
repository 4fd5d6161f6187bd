"""Structured conditions over declared data: a closed list of operators, no expression language."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from cauce.model.frozen import dataclass
from cauce.model.source import NOWHERE, Span


class Operator(StrEnum):
    """Comparisons of a datum, spelt as in the files."""

    IS = "es"
    IS_NOT = "no_es"
    AMONG = "entre"
    INCLUDES = "incluye"
    AT_LEAST = "al_menos"
    AT_MOST = "a_lo_mas"
    EQUALS = "igual_a"
    PRESENT = "presente"
    ABSENT = "ausente"


@dataclass(frozen=True, slots=True)
class Compare:
    """A datum (or a built-in: `inicio`, `horario`, `horario_inicio`) against values, kept as the text of the file.

    `AMONG` has one or more values, `EQUALS` names another datum, `PRESENT` and `ABSENT` have none.
    """

    datum: str
    operator: Operator
    values: tuple[str, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class DocumentPresent:
    """The case holds a document in force of this type."""

    document: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Completed:
    """The row has been completed (an omitted one has not)."""

    row: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class DaysSince:
    """Natural days from a date datum until now, against a whole number of days."""

    datum: str
    operator: Operator
    days: int
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Times:
    """How often a row has been completed, against a whole number."""

    row: str
    operator: Operator
    count: int
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class AllOf:
    """`todas`."""

    conditions: tuple[Condition, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`alguna`."""

    conditions: tuple[Condition, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class NoneOf:
    """`ninguna`."""

    conditions: tuple[Condition, ...]
    span: Span = NOWHERE


Condition = Compare | DocumentPresent | Completed | DaysSince | Times | AllOf | AnyOf | NoneOf

BUILT_INS = ("inicio", "horario", "horario_inicio")


def leaves(condition: Condition | None) -> Iterator[Compare | DocumentPresent | Completed | DaysSince | Times]:
    """Yield the elementary conditions inside a condition, in the order they are written."""
    pending: list[Condition] = [] if condition is None else [condition]
    while pending:
        current = pending.pop()
        if isinstance(current, AllOf | AnyOf | NoneOf):
            pending.extend(reversed(current.conditions))
        else:
            yield current


def data_read(condition: Condition | None) -> tuple[str, ...]:
    """Return the declared data that a condition reads, without repeats, built-ins left out."""
    names: dict[str, None] = {}
    for leaf in leaves(condition):
        if isinstance(leaf, Compare | DaysSince):
            names[leaf.datum] = None
            if isinstance(leaf, Compare) and leaf.operator is Operator.EQUALS:
                names.update(dict.fromkeys(leaf.values))
    return tuple(name for name in names if name not in BUILT_INS)
