"""What people and clocks ask of a case. `runtime.decide` answers with events or with a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from cauce.model.frozen import dataclass

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""No data, no documents."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A document that comes as a file: `digest` is the SHA-256 of its bytes (hex), `name` what the person called it."""

    digest: str
    name: str = field(repr=False)
    reference: str = field(default="", repr=False)


Paper = str | Attached
"""What is said of a document that is supplied: where it is to be found, or the file itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Open a case by a start. `documents` maps document ids to a paper: a reference (text, may be empty) or a file.

    `parent` is the id of the case that derived it and `offer` the number of its offer there, when there is one.
    """

    case: str
    start: str
    parent: str = ""
    offer: int = 0
    data: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False)
    documents: Mapping[str, Paper] = field(default_factory=lambda: NOTHING, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """Complete the row where a position rests.

    `row` is its ref or id, empty when only one position is open; `visit` tells apart two positions in the same row.
    `answers` are names of branches. `again` is «otra vez» on a row with `repite`. `designee` answers `designa`.
    """

    row: str = ""
    visit: int = 0
    answers: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False)
    documents: Mapping[str, Paper] = field(default_factory=lambda: NOTHING, repr=False)
    again: bool = False
    designee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeWait:
    """Say what happened at a row of kind `espera`."""

    row: str = ""
    visit: int = 0
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Omit an optional row, with a reason (`omitir`)."""

    row: str
    reason: str = field(repr=False)
    visit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordData:
    """Record data without advancing (`registrar`); with `row`, as part of the visit that rests there."""

    data: Mapping[str, Any] = field(repr=False)
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDocument:
    """Add documents without advancing (`documento agregar`); with `row`, as part of the visit that rests there."""

    documents: Mapping[str, Paper] = field(repr=False)
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupt:
    """An interruption of the procedure happens (`interrumpir`)."""

    interruption: str
    data: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False)
    documents: Mapping[str, Paper] = field(default_factory=lambda: NOTHING, repr=False)


@dataclass(frozen=True, slots=True)
class Watch:
    """Record the deadlines that have lapsed (`vigilar`); doing it twice changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildConcluded:
    """A derived case has ended: the offer with this id, or every open one made to `procedure`.

    `cancelled`: it had been opened by mistake, so that what was derived is as if it had been rejected.
    """

    procedure: str = ""
    offer: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Reopen:
    """Open an ended case again at the row its end names (`reabrir`); a closed or cancelled one goes on where it was."""

    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidDocument:
    """Leave a document without effect (`documento anular`): entry `number` of its kind from 1, 0 for the last."""

    document: str
    reason: str = field(repr=False)
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotate:
    """Write a note in the case (`anotar`); with `row`, about the visit that rests there."""

    text: str = field(repr=False)
    row: str = ""


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
class Refer:
    """Refer the person to an outside institution (`canalizar`), beyond what the procedure says."""

    to: str = field(repr=False)
    reason: str = field(repr=False)
    documents: Mapping[str, Paper] = field(default_factory=lambda: NOTHING, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspend:
    """Suspend the case (`suspender`) with a reason: nothing advances and its deadlines stand still until `reanudar`."""

    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Go on with a suspended case (`reanudar`)."""

    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """Give a running deadline more time (`prorrogar`), with a reason: `amount` in its own unit, from its due moment."""

    deadline: str
    amount: int
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Go back to a completed row (`corregir`), with a reason (language.md §2, rule 18).

    `visit` 0 means the last completion of the row.
    """

    row: str
    reason: str = field(repr=False)
    visit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """Close an open case outside the ends of its procedure (`cerrar`), with a reason: a presumed nonconformity."""

    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """Cancel a case that was opened by mistake (`cancelar`), with a reason; its folio is not used again."""

    reason: str = field(repr=False)


Command = (
    Open
    | Advance
    | TakeWait
    | Skip
    | RecordData
    | AddDocument
    | VoidDocument
    | Annotate
    | Assign
    | HandOn
    | AcceptHandOver
    | RejectHandOver
    | AcceptOffer
    | RejectOffer
    | Reoffer
    | WithdrawOffer
    | Refer
    | Suspend
    | Resume
    | Extend
    | Correct
    | Close
    | Cancel
    | Interrupt
    | Watch
    | ChildConcluded
    | Reopen
)
