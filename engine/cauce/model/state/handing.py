"""What a case has handed over: derivations, referrals, hand-overs inside the institution."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from cauce.model.frozen import dataclass


class OfferState(StrEnum):
    """What became of a derivation."""

    OFFERED = "ofrecida"
    ACCEPTED = "aceptada"
    REJECTED = "rechazada"
    WITHDRAWN = "retirada"
    CONCLUDED = "concluida"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A derivation to another procedure. `child` is the id of the case it opened, `reason` why it was rejected.

    `void`: the row that made it was corrected; a case that had been opened goes on, and this one does not wait for it.
    """

    id: int
    procedure: str
    start: str
    row: str
    visit: int
    at: datetime
    carries: tuple[str, ...] = ()
    path: tuple[int, ...] = ()
    state: OfferState = OfferState.OFFERED
    child: str = ""
    reason: str = field(default="", repr=False)
    void: bool = False


@dataclass(frozen=True, slots=True)
class ReferralMade:
    """A referral outside that was made; it is never undone. `void`: the row that made it was corrected."""

    row: str
    to: str = field(repr=False)
    documents: tuple[str, ...]
    visit: int
    at: datetime
    person: str = ""
    void: bool = False


class HandOverState(StrEnum):
    """What became of a hand-over; `DELIVERED` waits for no answer."""

    DELIVERED = "entregado"
    PENDING = "pendiente"
    ACCEPTED = "aceptado"
    REJECTED = "rechazado"
    WITHDRAWN = "retirado"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A hand-over to other roles of the institution, or to the person `to`; `asks` are data to be given on accepting.

    `moves_row` as in `TurnedOver`. `sender` handed over; `receiver` answered at `answered_at`, in `receiver_role`, with
    the signed paper (`reference`, `digest`, `name`), or why not (`reason`). `void`: the row was corrected.
    """

    id: int
    row: str
    roles: tuple[str, ...]
    receipt: bool
    asks: tuple[str, ...]
    visit: int
    at: datetime
    to: str = ""
    moves_row: bool = False
    sender: str = ""
    state: HandOverState = HandOverState.DELIVERED
    receiver: str = ""
    receiver_role: str = ""
    answered_at: datetime | None = None
    reference: str = field(default="", repr=False)
    digest: str = ""
    name: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    void: bool = False
