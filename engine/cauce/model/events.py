"""Facts of a case. A case is the fold of its events, and every event names the visit it descends from.

A *visit* is one arrival of a position at a row; its number is unique in the case, as are those of regions, clocks,
offers and hand-overs (one counter, `Case.serial`). `visit` 0 is the opening. A visit has its arrival (`Entered`, clocks
and rules of entering) and, from the first fact that `begins_doing` on, what was done in it. Taking that away, with
every visit that descends from it, and folding the rest, is what a correction does (language.md §2, rule 18).

What people write (values, references, reasons) never shows in a `repr` (design.md, law 6).
"""

from __future__ import annotations

from cauce.model.history.base import Event
from cauce.model.history.clocks import (
    ClockExtended,
    ClockLapsed,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
)
from cauce.model.history.findings import (
    NonconformityPresumed,
    RuleChecked,
    Warned,
)
from cauce.model.history.flow import (
    BlockJoined,
    BlockOpened,
    BranchTaken,
    Completed,
    ConfirmationsDropped,
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
from cauce.model.history.handing import (
    Assigned,
    HandOverAccepted,
    HandOverRejected,
    HandOverWithdrawn,
    OfferAccepted,
    OfferConcluded,
    Offered,
    OfferRejected,
    OfferResumed,
    OfferWithdrawn,
    Referred,
    Reoffered,
    TurnedOver,
)
from cauce.model.history.records import (
    Designated,
    DocumentAdded,
    DocumentVoided,
    Numbered,
    Proposed,
    Recorded,
)
from cauce.model.history.standing import (
    Annotated,
    Cancelled,
    Closed,
    Corrected,
    Resumed,
    Suspended,
)

__all__ = [
    "DOINGS",
    "EVENT_TYPES",
    "Annotated",
    "Assigned",
    "BlockJoined",
    "BlockOpened",
    "BranchTaken",
    "Cancelled",
    "ClockExtended",
    "ClockLapsed",
    "ClockPaused",
    "ClockResumed",
    "ClockStarted",
    "ClockStopped",
    "Closed",
    "Completed",
    "ConfirmationsDropped",
    "Confirmed",
    "Corrected",
    "Designated",
    "DocumentAdded",
    "DocumentVoided",
    "Ended",
    "Entered",
    "Event",
    "HandOverAccepted",
    "HandOverRejected",
    "HandOverWithdrawn",
    "Interrupted",
    "NonconformityPresumed",
    "Numbered",
    "OfferAccepted",
    "OfferConcluded",
    "OfferRejected",
    "OfferResumed",
    "OfferWithdrawn",
    "Offered",
    "Omitted",
    "Opened",
    "OpenedRegion",
    "PassedOver",
    "Proposed",
    "Recorded",
    "Referred",
    "RegionExited",
    "RegionOpened",
    "Reoffered",
    "Reopened",
    "Resumed",
    "RuleChecked",
    "Suspended",
    "TurnedOver",
    "Warned",
    "Withdrawn",
    "begins_doing",
]

EVENT_TYPES: tuple[type[Event], ...] = (
    Opened, RegionOpened, Entered, PassedOver, Confirmed, Completed, Omitted, BranchTaken, BlockOpened, RegionExited,
    BlockJoined, Withdrawn, Recorded, DocumentAdded, DocumentVoided, Numbered, Designated, Proposed, Offered,
    OfferAccepted, OfferRejected, Reoffered, OfferWithdrawn, OfferConcluded, OfferResumed, Referred, TurnedOver,
    HandOverAccepted, HandOverRejected, HandOverWithdrawn, Assigned, RuleChecked, NonconformityPresumed, Warned,
    ClockStarted, ClockPaused, ClockResumed, ClockExtended, ClockStopped, ClockLapsed, Interrupted, Annotated,
    Suspended, Resumed, Corrected, Ended, Closed, Cancelled, Reopened, ConfirmationsDropped,
)  # fmt: skip
"""Every kind of fact, for codecs and exhaustive tests."""

DOINGS: tuple[type[Event], ...] = (
    Recorded, DocumentAdded, Confirmed, Completed, Omitted, BlockOpened, Interrupted, Designated, Offered, Referred,
)  # fmt: skip
"""The facts with which something begins to be done in a visit, after its arrival (see `begins_doing`)."""


def begins_doing(event: Event) -> bool:
    """Tell whether a fact is of what is done in its visit, and not of the arrival or of the visit's being handed on."""
    if isinstance(event, RuleChecked):
        return event.leaving
    if isinstance(event, NonconformityPresumed | Warned):
        return event.kind in ("documento", "dato")
    return isinstance(event, DOINGS) or (isinstance(event, TurnedOver) and not event.moves_row)
