"""Facts of a case. A case is the fold of its events, and every event names the visit it descends from.

A *visit* is one arrival of a position at a row; its number is unique in the case, as are those of regions, clocks and
offers (one counter, `Case.serial`). `visit` 0 is the opening. A visit has its arrival (`Entered`, clocks and rules of
entering) and, from the first of `DOINGS` on, what was done in it. Taking that away, with every visit that descends from
it, and folding the rest, is what a correction does (language.md §2, rule 18).

What people write (values, references, reasons) never shows in a `repr` (design.md, law 6).
"""

from __future__ import annotations

from cauce.model.history.base import Event
from cauce.model.history.clocks import ClockLapsed, ClockPaused, ClockResumed, ClockStarted, ClockStopped
from cauce.model.history.findings import NonconformityPresumed, RuleChecked, Warned
from cauce.model.history.flow import (
    BlockJoined,
    BlockOpened,
    BranchTaken,
    Completed,
    Confirmed,
    Ended,
    Entered,
    Interrupted,
    Omitted,
    Opened,
    OpenedRegion,
    PassedOver,
    RegionExited,
    RegionOpened,
    Reopened,
    Withdrawn,
)
from cauce.model.history.records import (
    Designated,
    DocumentAdded,
    Numbered,
    OfferConcluded,
    Offered,
    OfferWithdrawn,
    Recorded,
    Referred,
    TurnedOver,
)

__all__ = [
    "DOINGS",
    "EVENT_TYPES",
    "BlockJoined",
    "BlockOpened",
    "BranchTaken",
    "ClockLapsed",
    "ClockPaused",
    "ClockResumed",
    "ClockStarted",
    "ClockStopped",
    "Completed",
    "Confirmed",
    "Designated",
    "DocumentAdded",
    "Ended",
    "Entered",
    "Event",
    "Interrupted",
    "NonconformityPresumed",
    "Numbered",
    "OfferConcluded",
    "OfferWithdrawn",
    "Offered",
    "Omitted",
    "Opened",
    "OpenedRegion",
    "PassedOver",
    "Recorded",
    "Referred",
    "RegionExited",
    "RegionOpened",
    "Reopened",
    "RuleChecked",
    "TurnedOver",
    "Warned",
    "Withdrawn",
]

EVENT_TYPES: tuple[type[Event], ...] = (
    Opened, RegionOpened, Entered, PassedOver, Confirmed, Completed, Omitted, BranchTaken, BlockOpened, RegionExited,
    BlockJoined, Withdrawn, Recorded, DocumentAdded, Numbered, Designated, Offered, OfferWithdrawn, OfferConcluded,
    Referred, TurnedOver, RuleChecked, NonconformityPresumed, Warned, ClockStarted, ClockPaused, ClockResumed,
    ClockStopped, ClockLapsed, Interrupted, Ended, Reopened,
)  # fmt: skip
"""Every kind of fact, for codecs and exhaustive tests."""

DOINGS: tuple[type[Event], ...] = (Recorded, DocumentAdded, Confirmed, Completed, Omitted, BlockOpened, Interrupted)
"""The facts with which something begins to be done in a visit, after its arrival."""
