"""What the desk gives to a store and gets from it, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime

from cauce.model.case import Case
from cauce.model.events import Event
from cauce.model.frozen import dataclass
from cauce.model.procedure import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone of the staff. `roles` are ids of roles; `account` the operating system's, empty when none is bound."""

    id: str
    name: str
    roles: tuple[str, ...] = ()
    account: str = ""
    supervises: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """A dated *suplencia*: `substitute` acts in the roles of `absent` from `since` to `until`, both included."""

    absent: str
    substitute: str
    since: date
    until: date
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A procedure with the text it was compiled from: what a case is pinned to. `digest` is the text's SHA-256."""

    procedure: Procedure
    text: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """The SHA-256 of the text, hex."""
        return self.procedure.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCase:
    """A case as stored: `head` is the hash of its last event (hex), `procedure` the definition it is pinned to."""

    case: Case
    folio: str
    procedure: Procedure
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing that waits for somebody. Nothing in it is about a person who is attended: it is shown in lists.

    `kind` is paso, espera, acuse (a hand-over to accept), devuelto (a rejected one, to be mended by who handed it
    over), derivacion (a derivation to accept) or rechazo (a rejected one to answer). `item` is the visit, the number of
    the hand-over or of the offer. `roles` any of which may act, empty for anybody; `person` narrows it to one. `barred`
    are people who may not, whatever their roles: their inboxes leave it out, unless it is assigned to them. `due` is
    the nearest deadline that runs over it (`deadline` its id, as `Clock.due`), `deadline_name` the words for it.
    """

    case: str
    folio: str
    procedure: str
    kind: str
    item: int
    row: str
    step: str
    title: str
    roles: tuple[str, ...] = ()
    person: str = ""
    barred: tuple[str, ...] = ()
    since: datetime
    due: datetime | None = None
    deadline: str = ""
    deadline_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that comes with a command; `digest` is its SHA-256 (hex)."""

    digest: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one command does to one case: stored whole or not at all.

    `before` is its sequence before (0 for a new case), `case` the case after `events`. `folio` is the case's, which a
    new one gets with it. `tasks` replace those it had. `tokens` are normalised values of the data that antecedents
    compare, by datum, for those recorded now: a store keeps keyed digests of them, never the text. `request` identifies
    the sending and `fingerprint` what it asked, so that the same request twice acts once and another one under its name
    is refused.
    """

    case: Case
    events: tuple[Event, ...]
    before: int
    procedure: Procedure
    at: datetime
    person: str = ""
    role: str = ""
    stands_in_for: str = ""
    folio: str = ""
    tasks: tuple[Task, ...] = ()
    tokens: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    attachments: tuple[Attachment, ...] = ()
    request: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event of a case as stored, with who, in which role, and for whom."""

    sequence: int
    event: Event
    person: str = ""
    role: str = ""
    stands_in_for: str = ""
    request: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRequest:
    """A request that was carried out: on which case, what it asked, and the sequence it left."""

    case: str
    fingerprint: str
    sequence: int
