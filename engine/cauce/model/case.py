"""A case: the fold of its events. Immutable; plain types inside, so that it can be stored and compared.

What people write (values, references, reasons) never shows in a `repr` (design.md, law 6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cauce.model.declarations import DocumentAction
from cauce.model.frozen import dataclass


class Status(StrEnum):
    """Whether a case runs."""

    OPEN = "abierto"
    ENDED = "concluido"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where the case rests in one running region. `visit` is unique in the case.

    `given` are the data given, and `supplied` the documents added, in this visit. `confirmed` are (role, person) pairs
    of a row with several actors. `waiting`: the row is a block and `running` its regions that have not exited; `exits`
    are the last visits of those that have.
    """

    visit: int
    row: str
    region: int
    since: datetime
    causes: tuple[int, ...] = ()
    given: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    confirmed: tuple[tuple[str, str], ...] = ()
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
class DataEntry:
    """One recording of a datum, with the visit it belongs to."""

    value: Any = field(repr=False)
    at: datetime
    visit: int
    row: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document of the case. `void` marks one without effect (*sin efecto*)."""

    reference: str = field(repr=False)
    at: datetime
    visit: int
    action: DocumentAction | None = None
    row: str = ""
    person: str = ""
    void: bool = False


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


class ClockState(StrEnum):
    """Whether a clock counts."""

    RUNNING = "corre"
    PAUSED = "en pausa"
    STOPPED = "detenido"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One run of a deadline, around `region` if it counts inside rows, else 0.

    `due` is the last moment of a limit in hours, and the midnight that ends the last day of one in days or months.
    """

    id: int
    deadline: str
    region: int
    visit: int
    start: datetime
    due: datetime
    state: ClockState = ClockState.RUNNING
    paused_at: datetime | None = None
    stopped_at: datetime | None = None
    outcome: str = ""
    lapsed_at: datetime | None = None
    late: bool = False

    @property
    def active(self) -> bool:
        """Whether it has not been stopped."""
        return self.state is not ClockState.STOPPED


class OfferState(StrEnum):
    """What became of a derivation."""

    OFFERED = "ofrecida"
    ACCEPTED = "aceptada"
    REJECTED = "rechazada"
    WITHDRAWN = "retirada"
    CONCLUDED = "concluida"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A derivation to another procedure."""

    id: int
    procedure: str
    start: str
    row: str
    visit: int
    at: datetime
    carries: tuple[str, ...] = ()
    path: tuple[int, ...] = ()
    state: OfferState = OfferState.OFFERED


@dataclass(frozen=True, slots=True)
class ReferralMade:
    """A referral outside that was made."""

    row: str
    to: str = field(repr=False)
    documents: tuple[str, ...]
    visit: int
    at: datetime


@dataclass(frozen=True, slots=True)
class HandOver:
    """A hand-over to other roles of the institution; `asks` are data to be given on accepting it."""

    row: str
    roles: tuple[str, ...]
    receipt: bool
    asks: tuple[str, ...]
    visit: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Nonconformity:
    """A presumed nonconformity: `source` is the id of the rule, deadline, document or datum behind it."""

    number: int
    source: str
    kind: str
    visit: int
    at: datetime


@dataclass(frozen=True, slots=True)
class WarningGiven:
    """A warning: `source` and `kind` as in a nonconformity."""

    source: str
    kind: str
    visit: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PendingRule:
    """A rule that does not block, waiting for a datum («por confirmar»); `ignored` are data to be recorded again."""

    rule: str
    row: str
    visit: int
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesNumber:
    """A number of a series; `year` is 0 for a series that never restarts."""

    year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The state of one case. Mappings are never changed after they are built.

    `positions` is by region instance, `branches` counts takings by «ROW/INDEX», `serial` is the last number given to a
    visit, region, clock or offer, `sequence` the number of events folded.
    """

    id: str
    procedure: str
    digest: str
    start: str
    opened_at: datetime
    schedules: tuple[str, ...] = ()
    status: Status = Status.OPEN
    end: str = ""
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
    pending_rules: tuple[PendingRule, ...] = ()
