"""Facts about a case as a whole: it is suspended, closed, cancelled, corrected; a note is written in it."""

from __future__ import annotations

from dataclasses import field

from cauce.model.frozen import dataclass
from cauce.model.history.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Event):
    """Nothing advances and no deadline runs until it is resumed."""

    reason: str = field(repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """A suspended case goes on."""

    reason: str = field(default="", repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Event):
    """The case was closed outside the ends of its procedure."""

    reason: str = field(repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Event):
    """The case had been opened by mistake."""

    reason: str = field(repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated(Event):
    """A note; `row` is empty when it is about the case as a whole."""

    text: str = field(repr=False)
    row: str = ""
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Event):
    """The case went back to what was done in `visit` (language.md §2, rule 18).

    `without` are the sequence numbers (the first event of a case is 1) of the earlier events that have no effect any
    more; they stay in the history. `serial` is the last number that had been given: none is given twice.
    """

    row: str
    reason: str = field(repr=False)
    without: tuple[int, ...]
    serial: int
    person: str = ""
    role: str = ""
