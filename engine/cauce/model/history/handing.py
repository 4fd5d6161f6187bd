"""Facts of what leaves a case or changes hands: derivations, referrals, hand-overs, assignments."""

from __future__ import annotations

from dataclasses import field

from cauce.model.frozen import dataclass
from cauce.model.history.base import Event


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
class OfferAccepted(Event):
    """The receiver accepted an offer: case `child` was opened for it."""

    offer: int
    child: str
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRejected(Event):
    """The receiver rejected an offer: the sender has to answer."""

    offer: int
    reason: str = field(repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reoffered(Event):
    """The sender offered again, perhaps to another procedure."""

    offer: int
    procedure: str
    start: str
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferWithdrawn(Event):
    """An offer not accepted was withdrawn: by a person with a reason, or by the flow without one."""

    offer: int
    reason: str = field(default="", repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferConcluded(Event):
    """The case that an offer started has ended."""

    offer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferResumed(Event):
    """The case that an offer started goes on after all: it was opened again, or corrected."""

    offer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred(Event):
    """A referral outside the institution (`canaliza`), with the documents that went along.

    `row` is empty, and there is a reason, when a person referred beyond what the procedure says (`canalizar`).
    """

    row: str = ""
    to: str = field(repr=False)
    documents: tuple[str, ...] = ()
    reason: str = field(default="", repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedOver(Event):
    """A hand-over here (`turna_a`) to any of `roles`; `asks` are the data to be given on accepting.

    `moves_row`: an open row is handed on beyond what the procedure says (`turnar`), to a role or to the person `to`.
    """

    handover: int = 0
    row: str
    roles: tuple[str, ...] = ()
    receipt: bool = False
    asks: tuple[str, ...] = ()
    to: str = ""
    moves_row: bool = False
    reason: str = field(default="", repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverAccepted(Event):
    """A hand-over was accepted by `person`; the signed paper, if it came, as in `DocumentAdded`."""

    handover: int
    person: str = ""
    role: str = ""
    reference: str = field(default="", repr=False)
    digest: str = field(default="", repr=False)
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverRejected(Event):
    """A hand-over was rejected: it is with its sender again."""

    handover: int
    reason: str = field(repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverWithdrawn(Event):
    """A hand-over that nobody has accepted has no object any more."""

    handover: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Event):
    """Who is to act in the row of a visit; `to` empty leaves it to whoever has the role."""

    row: str
    to: str
    person: str = ""
    role: str = ""
