"""A case: the fold of its events. Immutable; plain types inside, so that it can be stored and compared.

What people write (values, references, reasons) never shows in a `repr` (design.md, law 6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from cauce.model.frozen import dataclass
from cauce.model.state.clocks import Clock, ClockState
from cauce.model.state.findings import Nonconformity, PendingRule, WarningGiven
from cauce.model.state.flow import Completion, Omission, Position, RegionRun, Status
from cauce.model.state.handing import HandOver, HandOverState, Offer, OfferState, ReferralMade
from cauce.model.state.records import DataEntry, DocumentEntry, Note, Proposal, SeriesNumber

__all__ = [
    "Case",
    "Clock",
    "ClockState",
    "Completion",
    "DataEntry",
    "DocumentEntry",
    "HandOver",
    "HandOverState",
    "Nonconformity",
    "Note",
    "Offer",
    "OfferState",
    "Omission",
    "PendingRule",
    "Position",
    "Proposal",
    "ReferralMade",
    "RegionRun",
    "SeriesNumber",
    "Status",
    "WarningGiven",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The state of one case. Mappings are never changed after they are built.

    `positions` is by region instance, `branches` counts takings by «ROW/INDEX», `serial` is the last number given to a
    visit, region, clock, offer or hand-over, `sequence` the number of events. `parent` and `offer` as in `Opened`.
    `status_at` and `status_reason` say since when and why it is not open; `last` are the visits that led to its end.
    `proposals` are by datum.
    """

    id: str
    procedure: str
    digest: str
    start: str
    opened_at: datetime
    opened_by: str = ""
    parent: str = ""
    offer: int = 0
    schedules: tuple[str, ...] = ()
    status: Status = Status.OPEN
    status_at: datetime | None = None
    status_reason: str = field(default="", repr=False)
    end: str = ""
    last: tuple[int, ...] = ()
    sequence: int = 0
    serial: int = 0
    regions: Mapping[int, RegionRun] = field(default_factory=dict)
    positions: Mapping[int, Position] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    history: Mapping[str, tuple[DataEntry, ...]] = field(default_factory=dict)
    documents: Mapping[str, tuple[DocumentEntry, ...]] = field(default_factory=dict)
    completions: Mapping[str, tuple[Completion, ...]] = field(default_factory=dict)
    branches: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, SeriesNumber] = field(default_factory=dict)
    designated: Mapping[str, str] = field(default_factory=dict)
    clocks: Mapping[int, Clock] = field(default_factory=dict)
    offers: Mapping[int, Offer] = field(default_factory=dict)
    omissions: tuple[Omission, ...] = ()
    referrals: tuple[ReferralMade, ...] = ()
    handovers: tuple[HandOver, ...] = ()
    nonconformities: tuple[Nonconformity, ...] = ()
    warnings: tuple[WarningGiven, ...] = ()
    notes: tuple[Note, ...] = ()
    proposals: Mapping[str, tuple[Proposal, ...]] = field(default_factory=dict)
    pending_rules: tuple[PendingRule, ...] = ()
