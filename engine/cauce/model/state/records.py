"""What a case holds and has handed over: data, documents, numbers, derivations, referrals."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cauce.model.declarations import DocumentAction
from cauce.model.frozen import dataclass


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
    """One document of the case, as in `DocumentAdded`. `void` marks one without effect (*sin efecto*)."""

    reference: str = field(repr=False)
    at: datetime
    visit: int
    action: DocumentAction | None = None
    row: str = ""
    person: str = ""
    void: bool = False
    digest: str = ""
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SeriesNumber:
    """A number of a series; `year` is 0 for a series that never restarts."""

    year: int
    number: int


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
