"""Facts of a case. A case is the fold of its events, and every event names the visit it descends from.

A *visit* is one arrival of a position at a row; its number is unique in the case, as are those of regions, clocks and
offers (one counter, `Case.serial`). `visit` 0 is the opening. A visit has its arrival (`Entered`, clocks and rules of
entering) and, from the first of `DOINGS` on, what was done in it. Taking that away, with every visit that descends from
it, and folding the rest, is what a correction does (language.md §2, rule 18).

What people write (values, references, reasons) never shows in a `repr` (design.md, law 6).
"""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import Any

from cauce.model.declarations import DocumentAction
from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every fact has: when it was recorded, and the visit from which it descends.

    `causes` are all the visits it descends from when there are several (after a join), and always those of an arrival.
    """

    at: datetime
    visit: int = 0
    causes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Event):
    """The case begins; `schedules` are those of the institution that contain the moment."""

    case: str
    procedure: str
    digest: str
    start: str
    schedules: tuple[str, ...] = ()
    person: str = ""
    role: str = ""


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
    """One of several actors of a row has done their part (`todos`, `en_orden`)."""

    role: str
    person: str


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
class Recorded(Event):
    """A datum was given a value; those of a list are added to the ones there were. `row`: the row that asked."""

    datum: str
    value: Any = field(repr=False)
    row: str = ""
    append: bool = False
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAdded(Event):
    """A document came to the case; `action` says how, None when it was added outside a row."""

    document: str
    reference: str = field(default="", repr=False)
    action: DocumentAction | None = None
    row: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Event):
    """A number of a series was issued to the case; `year` is 0 for a series that never restarts."""

    series: str
    year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Designated(Event):
    """A person was designated for a role in this case."""

    role: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered(Event):
    """A case of another procedure was offered; `path` are the regions that ran around the row, innermost first."""

    offer: int
    procedure: str
    start: str
    row: str
    carries: tuple[str, ...] = ()
    path: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferWithdrawn(Event):
    """An offer not yet accepted was withdrawn."""

    offer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferConcluded(Event):
    """The case that an offer started has ended."""

    offer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred(Event):
    """A referral outside the institution (`canaliza`), with the documents that went along."""

    row: str
    to: str = field(repr=False)
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedOver(Event):
    """A hand-over to other roles here (`turna_a`); `asks` are the data to be given on accepting."""

    row: str
    roles: tuple[str, ...]
    receipt: bool = False
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChecked(Event):
    """A rule applied: `outcome` is cumplida, incumplida, por_confirmar (a datum is not known yet) or no_aplica.

    `pending` is the visit at which it was left to be confirmed, when this settles it; else -1. `ignored` are data, of
    one left to be confirmed, whose value of another visit does not settle it.
    """

    rule: str
    row: str
    outcome: str
    pending: int = -1
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NonconformityPresumed(Event):
    """Something was not met; presumed until the person in charge of quality confirms or dismisses it.

    `source` is the id of the rule, deadline, document or datum; `kind` is regla, plazo, documento or dato.
    """

    number: int
    source: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned(Event):
    """A warning: `kind` as in `NonconformityPresumed`, or calendario (a year nobody answers for)."""

    source: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStarted(Event):
    """A deadline begins to run: `start` its anchor, `due` the last moment (see `Clock`)."""

    clock: int
    deadline: str
    region: int
    start: datetime
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPaused(Event):
    """A clock stands still from now on."""

    clock: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockResumed(Event):
    """A clock runs again, with a later due moment."""

    clock: int
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStopped(Event):
    """A clock ends: `outcome` is cumplido, vencido, no_aplica, por_confirmar, retirado, sin_objeto or fin."""

    clock: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLapsed(Event):
    """A deadline lapsed, recorded once. `late`: what made it apply was known afterwards («vencido al conocerse»)."""

    clock: int
    deadline: str
    late: bool = False
    notifies: tuple[str, ...] = ()
    escalates: tuple[str, ...] = ()


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
    """An ended case was opened again."""

    end: str
    person: str = ""
    role: str = ""


EVENT_TYPES: tuple[type[Event], ...] = (
    Opened, RegionOpened, Entered, PassedOver, Confirmed, Completed, Omitted, BranchTaken, BlockOpened, RegionExited,
    BlockJoined, Withdrawn, Recorded, DocumentAdded, Numbered, Designated, Offered, OfferWithdrawn, OfferConcluded,
    Referred, TurnedOver, RuleChecked, NonconformityPresumed, Warned, ClockStarted, ClockPaused, ClockResumed,
    ClockStopped, ClockLapsed, Interrupted, Ended, Reopened,
)  # fmt: skip
"""Every kind of fact, for codecs and exhaustive tests."""

DOINGS: tuple[type[Event], ...] = (Recorded, DocumentAdded, Confirmed, Completed, Omitted, BlockOpened, Interrupted)
"""The facts with which something begins to be done in a visit, after its arrival."""
