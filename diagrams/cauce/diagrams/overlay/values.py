"""An overlay as a value. Rows are named by their `ref`, roles, starts, ends and interruptions by their id."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a step of the path."""

    DONE = "hecho"
    SKIPPED = "omitido"
    UNDONE = "deshecho"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One step that a case has behind it: the row (or, beside the flow, the interruption), and when it was left.

    `leads_to` are the rows or ends where the case went from it: several when branches open, none when a branch ends
    and waits for the others.
    """

    at: datetime
    row: str = ""
    interruption: str = ""
    outcome: Outcome = Outcome.DONE
    leads_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A row where the case is: since when, the roles that may or must act, and when that is due, if it is."""

    row: str
    since: datetime
    roles: tuple[str, ...] = ()
    due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOverlay:
    """One case at an instant. `path` is in the order in which it happened; `end` is the end it reached, "" if none.

    `digest` is the SHA-256 of the definition that the case runs with, or its beginning. Instants have a time zone.
    """

    procedure: str
    digest: str
    at: datetime
    folio: str = field(repr=False)
    start: str
    path: tuple[PathStep, ...] = ()
    standing: tuple[Standing, ...] = ()
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The cases that are in a row: how many, how many of them overdue, and the median of how long they have waited."""

    row: str
    cases: int
    overdue: int = 0
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOverlay:
    """The open cases of a procedure at an instant, row by row; a row that is not named has none."""

    procedure: str
    digest: str
    at: datetime
    loads: tuple[Load, ...] = ()


Overlay = CaseOverlay | LoadOverlay
