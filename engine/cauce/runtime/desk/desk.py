"""Everything staff can ask of the cases of one institution. Each method is one transaction; nothing is half-done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cauce.model import commands
from cauce.model.case import Case
from cauce.model.events import Event
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.desk.storage import Attachment, Definitions, Entry, Person, Store, Task
from cauce.runtime.ports import Context
from cauce.runtime.possible import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A command carried out. `repeated`: this request had been carried out before, and nothing was done now.

    `events` are those of the case itself, `opened` the folios of cases it opened, `ended` those it brought to an end.
    """

    folio: str
    case: Case
    procedure: Procedure
    events: tuple[Event, ...] = ()
    repeated: bool = False
    opened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case to be shown: what `ver` needs. `children` are folios of derived cases by offer number."""

    folio: str
    case: Case
    procedure: Procedure
    context: Context
    head: str
    moves: tuple[Move, ...]
    interruptions: tuple[str, ...]
    tasks: tuple[Task, ...]
    children: Mapping[int, str] = field(default_factory=dict)
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What `vigilar` did: lapses recorded by case folio, and cases that periodic starts opened."""

    lapsed: tuple[tuple[str, str], ...] = ()
    opened: tuple[str, ...] = ()
    problems: tuple[tuple[str, Refusal], ...] = ()


class Desk:
    """The desk of one institution, as one person sits at it. `now` is the clock, read once for each method."""

    def __init__(
        self,
        store: Store,
        definitions: Definitions,
        institution: Institution,
        calendar: Calendar,
        now: Callable[[], datetime],
        person: Person | None = None,
    ) -> None:
        self.store = store
        self.definitions = definitions
        self.institution = institution
        self.calendar = calendar
        self.now = now
        self.person = person

    def open(
        self,
        key: str,
        start: str = "",
        data: Mapping[str, Any] = commands.NOTHING,
        documents: Mapping[str, commands.Paper] = commands.NOTHING,
        *,
        note: str = "",
        request: str = "",
        attachments: tuple[Attachment, ...] = (),
    ) -> Outcome | Refusal:
        """Open a case of a procedure by one of its starts; "" means the only one this person may use."""
        raise NotImplementedError

    def do(
        self,
        folio: str,
        command: commands.Command,
        *,
        note: str = "",
        request: str = "",
        expected: int | None = None,
        attachments: tuple[Attachment, ...] = (),
    ) -> Outcome | Refusal:
        """Give a command to a case. `expected` is the sequence the person saw; `note` is kept beside what was done."""
        raise NotImplementedError

    def accept_offer(
        self,
        folio: str,
        offer: int = 0,
        data: Mapping[str, Any] = commands.NOTHING,
        documents: Mapping[str, commands.Paper] = commands.NOTHING,
        *,
        request: str = "",
        attachments: tuple[Attachment, ...] = (),
    ) -> Outcome | Refusal:
        """Accept a derivation that case `folio` offers: open the derived case with what is carried. Its outcome."""
        raise NotImplementedError

    def watch(self) -> Watched:
        """Record the deadlines that lapsed in every case, and open the cases of periodic starts; idempotent."""
        raise NotImplementedError

    def view(self, folio: str, *, command: str = "ver") -> CaseView | Refusal:
        """Return a case to be shown; the reading is noted before it is returned."""
        raise NotImplementedError

    def history(self, folio: str) -> tuple[CaseView, tuple[Entry, ...]] | Refusal:
        """Return a case and all that happened in it."""
        raise NotImplementedError

    def inbox(
        self, *, role: str = "", everybody: bool = False, overdue: bool = False, within_days: int | None = None
    ) -> tuple[Task, ...]:
        """Return what waits for this person (or a role, or everybody), most pressing first."""
        raise NotImplementedError
