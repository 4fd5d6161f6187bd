"""Lengths of time as a manual states them. One value feeds the clock and every text that shows it."""

from __future__ import annotations

from enum import StrEnum

from cauce.model.frozen import dataclass


class Unit(StrEnum):
    """Units of a deadline, spelt as in the files."""

    HOURS = "horas"
    NATURAL_DAYS = "dias naturales"
    WORKING_DAYS = "dias habiles"
    MONTHS = "meses"


_WORDS = {
    Unit.HOURS: ("hora", "horas"),
    Unit.NATURAL_DAYS: ("día natural", "días naturales"),
    Unit.WORKING_DAYS: ("día hábil", "días hábiles"),
    Unit.MONTHS: ("mes", "meses"),
}


@dataclass(frozen=True, slots=True)
class Duration:
    """A whole number of units; `str()` gives the Spanish text shown to people («1 día hábil»)."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        one, many = _WORDS[self.unit]
        return f"{self.amount} {one if self.amount == 1 else many}"
