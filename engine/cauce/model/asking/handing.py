"""Commands about who has a case in hand: assigned, handed over, derived, referred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from cauce.model.asking.papers import NOTHING, Paper
from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """Say who is to act in an open row (`asignar`); an empty `person` leaves it to whoever has the role."""

    person: str
    row: str = ""
    visit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOn:
    """Hand an open row over to another person or role here (`turnar`), beyond what the procedure says.

    Until it is accepted the row stays with who had it; exactly one of `person` and `role` is given.
    """

    person: str = ""
    role: str = ""
    reason: str = field(default="", repr=False)
    row: str = ""
    visit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptHandOver:
    """Accept a hand-over inside the institution (`aceptar`); `handover` 0 means the only one that waits for this role.

    `data` are those of `al_aceptar_registra` («sin nombre de quien lo lleva no se acepta»), `receipt` the signed paper.
    """

    handover: int = 0
    data: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False)
    receipt: Paper = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectHandOver:
    """Reject a hand-over inside the institution (`rechazar`), with a reason: it goes back to who handed it over."""

    handover: int = 0
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptOffer:
    """The receiver accepted a derivation: case `child` was opened for it. Given by the desk, to the deriving case."""

    offer: int
    child: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectOffer:
    """The receiver rejected a derivation, with a reason: the sender has to answer (language.md L41)."""

    offer: int
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reoffer:
    """Offer again what was rejected (`turnar --derivacion`), to the same procedure and start or to another one."""

    offer: int
    procedure: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawOffer:
    """Take back a derivation that nobody accepted (`cancelar --derivacion`), with a reason."""

    offer: int
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildConcluded:
    """A derived case has ended: the offer with this id, or every open one made to `procedure`.

    `cancelled`: it had been opened by mistake, so that what was derived is as if it had been rejected.
    """

    procedure: str = ""
    offer: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildResumed:
    """A derived case that was over goes on: it was opened again, or corrected. Given by the desk."""

    offer: int
    child: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refer:
    """Refer the person to an outside institution (`canalizar`), beyond what the procedure says."""

    to: str = field(repr=False)
    reason: str = field(repr=False)
    documents: Mapping[str, Paper] = field(default_factory=lambda: NOTHING, repr=False)
