"""Where a case is and has been: its positions, running lists, completions and omissions."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from cauce.model.frozen import dataclass


class Status(StrEnum):
    """Whether a case runs."""

    OPEN = "abierto"
    SUSPENDED = "suspendido"
    ENDED = "concluido"
    CLOSED = "cerrado"
    CANCELLED = "cancelado"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where the case rests in one running region. `visit` is unique in the case.

    `given` are the data given, and `supplied` the documents added, in this visit. `confirmed` are (role, person) pairs
    of a row with several actors, who chose `answers`, `again` and `designee` (see `Confirmed`). `assigned` is the one
    person who is to act, in `acting` if the row was handed on to that role. `waiting`: the row is a block and `running`
    its regions that have not exited; `exits` are the last visits of those that have.
    """

    visit: int
    row: str
    region: int
    since: datetime
    causes: tuple[int, ...] = ()
    given: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    confirmed: tuple[tuple[str, str], ...] = ()
    answers: tuple[str, ...] = ()
    again: bool = False
    designee: str = ""
    assigned: str = ""
    acting: str = ""
    waiting: bool = False
    branches: tuple[int, ...] = ()
    running: tuple[int, ...] = ()
    exits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionRun:
    """A running instance of a list of rows: `parent` is the region around it, 0 for the main list and interruptions."""

    id: int
    list: str
    parent: int = 0
    branch: int = 0


@dataclass(frozen=True, slots=True)
class Completion:
    """One completion of a row; `people` are all who took part, `person` the one who finished it."""

    visit: int
    at: datetime
    person: str = ""
    role: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """An optional row that was omitted."""

    row: str
    visit: int
    at: datetime
    reason: str = field(repr=False)
    person: str = ""
