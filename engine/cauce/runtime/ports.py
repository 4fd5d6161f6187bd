"""What the engine asks of the world, as values and small protocols. It never reaches out by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

from cauce.model.institution import Calendar, Institution


class Numbers(Protocol):
    """Tells the next free number of a series; the number is taken only when its event is stored."""

    def next_number(self, series: str, year: int) -> int:
        """Return the number that a case would get now; `year` is 0 for a series that never restarts."""
        ...


@dataclass(frozen=True, slots=True)
class NumbersFrom:
    """Numbers after the last issued ones, by (series, year): for tests, scenarios and a store's own transaction."""

    last: Mapping[tuple[str, int], int] = field(default_factory=dict)

    def next_number(self, series: str, year: int) -> int:
        """Return one more than the last issued, 1 when none was."""
        return self.last.get((series, year), 0) + 1


@dataclass(frozen=True)
class Context:
    """Where and by whom a command is given. `role` is the one in which `person` acts, "" when it does not matter."""

    institution: Institution
    calendar: Calendar
    person: str = ""
    role: str = ""
    numbers: Numbers = field(default_factory=NumbersFrom)

    @cached_property
    def zone(self) -> tzinfo:
        """The institution's time zone."""
        return ZoneInfo(self.institution.zone)
