"""What the desk asks of a store, as two small protocols. Tests use a dict; `cauce.store` uses a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.desk.records import Change, Definition, Entry, Person, SeenRequest, StoredCase, Substitution, Task
from cauce.runtime.ports import Earlier


class StaleCaseError(Exception):
    """Somebody else wrote the case between reading and writing; carries no data of it."""


class RefusedError(Exception):
    """Leaves a transaction in which something was refused, as if it had never begun; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__()
        self.refusal = refusal


class Transaction(Protocol):
    """One transaction of a database. Reads see one moment; what is written is there whole, or not at all."""

    def find(self, name: str) -> str | None:
        """Return the id of the case with that folio, or with that number of a series («expediente 2026/14»)."""
        ...

    def load(self, case: str) -> StoredCase:
        """Return a case by id. Raises KeyError when there is none."""
        ...

    def folio_of(self, case: str) -> str:
        """Return the folio of a case by id. Raises KeyError when there is none."""
        ...

    def history(self, case: str) -> tuple[Entry, ...]:
        """Return every event of a case, oldest first."""
        ...

    def append(self, change: Change) -> None:
        """Store a change. Raises StaleCaseError when the case is not at `before` any more."""
        ...

    def next_number(self, procedure: str, series: str, year: int) -> int:
        """Return the next free number of a procedure's series.

        It is taken when the change whose `Numbered` event uses it is appended. `year` is 0 for one that never restarts.
        """
        ...

    def next_folio(self, prefix: str, year: int) -> int:
        """Return the next free consecutive of a folio prefix and year, and take it."""
        ...

    def seen(self, request: str) -> SeenRequest | None:
        """Return what a request did, None if it was never carried out."""
        ...

    def earlier(self, other_than: str) -> Earlier:
        """Return the finder of earlier cases, which leaves out one case."""
        ...

    def tasks(
        self,
        *,
        roles: Sequence[str] | None = None,
        person: str = "",
        acting: str = "",
        due_before: datetime | None = None,
        case: str = "",
    ) -> tuple[Task, ...]:
        """Return tasks, of one case or of all, most pressing first: by due moment, then by age.

        `roles` None means of anybody; else those of any of these roles, of no role, or assigned to `person`; those
        assigned to somebody else are left out. `acting` is who would do them: those from which they are barred are left
        out too, but for what is assigned to them, which they may give to another. `due_before` keeps those due by then,
        that very moment included.
        """
        ...

    def cases_due(self, now: datetime) -> tuple[str, ...]:
        """Return the ids of the cases with a clock that runs, has not lapsed, and is due by `now`."""
        ...

    def definition(self, digest: str) -> Procedure | None:
        """Return a stored definition by digest; a database keeps neither its scenarios nor places in its text."""
        ...

    def save_definition(self, definition: Definition) -> None:
        """Store a definition, once."""
        ...

    def opened_for(self, procedure: str, start: str, period: str) -> bool:
        """Tell whether a periodic start has opened its case of a period («2026-03»)."""
        ...

    def mark_opened(self, procedure: str, start: str, period: str, case: str) -> None:
        """Note that it has, once."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Return the staff, inactive ones too, by id."""
        ...

    def save_person(self, person: Person, at: datetime, by: str) -> None:
        """Add or replace someone of the staff; `by` is who does it."""
        ...

    def substitutions(self) -> tuple[Substitution, ...]:
        """Return every suplencia, oldest first."""
        ...

    def save_substitution(self, substitution: Substitution, at: datetime, by: str) -> None:
        """Add a suplencia."""
        ...

    def audit(self, at: datetime, person: str, role: str, command: str, case: str, classes: tuple[str, ...]) -> None:
        """Note a reading of confidential data: who, what for, which classes; never the data."""
        ...

    def attachment(self, case: str, digest: str) -> bytes:
        """Return a file of a case. Raises KeyError when there is none."""
        ...

    def draft(self, case: str, person: str, visit: int) -> Mapping[str, Any] | None:
        """Return the half-filled answer that a person left in a visit."""
        ...

    def save_draft(self, case: str, person: str, visit: int, answer: Mapping[str, Any] | None) -> None:
        """Keep a half-filled answer, encrypted like the case; None takes it away."""
        ...

    def opening_drafts(self, procedure: str, start: str, person: str) -> Mapping[int, Mapping[str, Any]]:
        """Return the half-filled answers that a person left when opening cases by a start, by number, from 1."""
        ...

    def save_opening_draft(
        self, procedure: str, start: str, person: str, number: int, answer: Mapping[str, Any] | None
    ) -> None:
        """Keep one, encrypted; None takes it away."""
        ...


class Store(Protocol):
    """A database of cases. A transaction that is left by an exception has changed nothing."""

    def read(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction that only reads."""
        ...

    def write(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction that writes; on leaving it without an exception everything is durable."""
        ...


class Definitions(Protocol):
    """The procedures as they are now in the workspace, for new cases."""

    def current(self, key: str) -> Definition | None:
        """Return the definition in force of a procedure, by key or alias; None when there is none or it has errors."""
        ...

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the procedures of the workspace."""
        ...
