"""An overlay as a value. Rows are named by their `ref`, roles, starts, ends and interruptions by their id."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from cauce.model.case import OfferState, Status


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


class Answer(StrEnum):
    """What somebody has to answer, as in `Task.kind`: a hand-over, a derivation, a derivation that was rejected."""

    HAND_OVER = "acuse"
    OFFER = "derivacion"
    REJECTION = "rechazo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An answer that a row behind the case waits for. `to` is the key of the other procedure, "" for a hand-over."""

    answer: Answer
    row: str
    since: datetime
    roles: tuple[str, ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A case that a row derived to another procedure. `void`: the row was corrected, and nobody waits for it.

    `state` is accepted while the other case runs, and concluded after.
    """

    folio: str = field(repr=False)
    procedure: str
    row: str
    since: datetime
    state: OfferState = OfferState.ACCEPTED
    void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOverlay:
    """One case at an instant. `path` is in the order in which it happened; `end` is the end it reached, "" if none.

    `digest` is the SHA-256 of the definition that the case runs with, or its beginning. Instants have a time zone.
    `status` says whether it runs and `status_at` since when it does not; `parent` is the folio of the case that derived
    it, "" if none did. `training`: nobody in it is real.
    """

    procedure: str
    digest: str
    at: datetime
    folio: str = field(repr=False)
    start: str
    path: tuple[PathStep, ...] = ()
    standing: tuple[Standing, ...] = ()
    end: str = ""
    status: Status = Status.OPEN
    status_at: datetime | None = None
    waiting: tuple[Waiting, ...] = ()
    children: tuple[Child, ...] = ()
    parent: str = field(default="", repr=False)
    training: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The cases that are in a row: how many, how many of them overdue, and the median of how long they have waited."""

    row: str
    cases: int
    overdue: int = 0
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Cases in a row that the definition drawn does not have: its number and words in theirs; the rest as in `Load`."""

    step: str
    title: str
    cases: int
    overdue: int = 0
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOverlay:
    """The open cases of a procedure at an instant, row by row; a row that is not named has none.

    `cases` and `overdue` count each case once, in however many rows it is; None if that is not known. `training`: none
    of the cases is real.
    """

    procedure: str
    digest: str
    at: datetime
    loads: tuple[Load, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    cases: int | None = None
    overdue: int | None = None
    training: bool = False


Overlay = CaseOverlay | LoadOverlay
