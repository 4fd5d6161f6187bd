"""What the engine asks of the world, as values and small protocols. It never reaches out by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime, tzinfo
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

from cauce.model.events import Event
from cauce.model.frozen import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCase:
    """What an antecedent looks at in another case of the same procedure whose matching data are equal.

    `resting` are the refs of the rows where it is now; `completed` the last completion of each row completed.
    """

    case: str
    opened_at: datetime
    resting: tuple[str, ...] = ()
    completed: Mapping[str, datetime] = field(default_factory=dict)


class Earlier(Protocol):
    """Finds earlier cases by keyed digests: it is told tokens, and never gives back what they were made of."""

    def matching(self, procedure: str, tokens: Mapping[str, tuple[str, ...]]) -> tuple[EarlierCase, ...]:
        """Return the cases of a procedure that share at least one token of every datum named, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class NoEarlier:
    """No earlier cases: for scenarios and tests that have none."""

    def matching(self, procedure: str, tokens: Mapping[str, tuple[str, ...]]) -> tuple[EarlierCase, ...]:
        """Return nothing."""
        return ()


def _no_history() -> tuple[Event, ...]:
    raise RuntimeError("this command needs the history of the case: give it in the context")


@dataclass(frozen=True)
class Context:
    """Where and by whom a command is given. `role` is the one in which `person` acts, "" when it does not matter.

    `supervises`: the person may correct what others did, assign, extend deadlines and close. `stands_in_for`: whom the
    person substitutes by a dated *suplencia* in this role. `history` gives all the facts of the case so far.
    """

    institution: Institution
    calendar: Calendar
    person: str = ""
    role: str = ""
    numbers: Numbers = field(default_factory=NumbersFrom)
    supervises: bool = False
    stands_in_for: str = ""
    earlier: Earlier = field(default_factory=NoEarlier)
    history: Callable[[], tuple[Event, ...]] = _no_history

    @cached_property
    def zone(self) -> tzinfo:
        """The institution's time zone."""
        return ZoneInfo(self.institution.zone)
