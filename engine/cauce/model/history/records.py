"""Facts of what a case holds and hands over: data, documents, numbers, derivations, referrals."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from cauce.model.declarations import DocumentAction
from cauce.model.frozen import dataclass
from cauce.model.history.base import Event


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
    """A document came to the case; `action` says how, None when it was added outside a row.

    When it came as a file, `digest` is the SHA-256 of its bytes (hex) and `name` what the person called it.
    """

    document: str
    reference: str = field(default="", repr=False)
    digest: str = ""
    name: str = field(default="", repr=False)
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
