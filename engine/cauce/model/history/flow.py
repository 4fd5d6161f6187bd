"""Facts of where a case is: it opens, arrives, goes on, branches, joins, is interrupted, ends."""

from __future__ import annotations

from dataclasses import field

from cauce.model.frozen import dataclass
from cauce.model.history.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Event):
    """The case begins; `schedules` are those of the institution that contain the moment.

    `parent` is the id of the case that derived it, and `offer` the number of its offer there.
    """

    case: str
    procedure: str
    digest: str
    start: str
    schedules: tuple[str, ...] = ()
    person: str = ""
    role: str = ""
    parent: str = ""
    offer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionOpened(Event):
    """The main list («») or an interruption's («!ID») begins to run as region number `region`."""

    region: int
    list: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered(Event):
    """The region's position comes to rest at a row: `visit` is this arrival.

    `waiting`: the row is a block passed at once, whose position waits for its regions.
    """

    region: int
    row: str
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver(Event):
    """A row whose `cuando` was false was not entered."""

    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed(Event):
    """One of several actors of a row has done their part (`todos`, `en_orden`).

    Where all agree, with what they chose: `answers` are the names of branches, `again` another round, `designee` whom
    they name; the data are in the case.
    """

    role: str
    person: str
    answers: tuple[str, ...] = ()
    again: bool = False
    designee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationsDropped(Event):
    """What these people had confirmed in a row (`todos`) was changed: they are asked again."""

    row: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed(Event):
    """A row is completed; without `person` it completed by itself. `remarks` say what could not be checked."""

    row: str
    person: str = ""
    role: str = ""
    people: tuple[str, ...] = ()
    again: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Omitted(Event):
    """An optional row was omitted; it does not count as completed."""

    row: str
    reason: str = field(repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchTaken(Event):
    """A branch was taken; `exhausted` = its limit was reached and it led to `despues` (not counted)."""

    row: str
    branch: int
    exhausted: bool = False


@dataclass(frozen=True, slots=True)
class OpenedRegion:
    """A region that a block opens: its number, the id of its list, the number of the branch."""

    region: int
    list: str
    branch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockOpened(Event):
    """The position of `visit` waits in its row while these regions run."""

    region: int
    regions: tuple[OpenedRegion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionExited(Event):
    """A region reached the end of its list and is gone; `causes` are the last visits in it."""

    region: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockJoined(Event):
    """The block of `visit` joined; it happens once, because the regions it waited for are gone."""

    region: int
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Event):
    """Regions were withdrawn with their positions. `reason` is escape, primera, interrupcion, plazo or fin."""

    regions: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted(Event):
    """An interruption of the procedure happened."""

    interruption: str
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Event):
    """The case reached an end."""

    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Event):
    """A case was opened again: after an end, at the row that this names; else (`end` empty) where it was."""

    end: str = ""
    reason: str = field(default="", repr=False)
    person: str = ""
    role: str = ""
