"""A store in a dict: what the desk asks of a database, without one. A transaction works on a copy."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cauce.model import events
from cauce.model.case import ClockState
from cauce.model.procedure import Procedure
from cauce.runtime.antecedents import seen_by_others
from cauce.runtime.desk.records import Change, Definition, Entry, Person, SeenRequest, StoredCase, Substitution, Task
from cauce.runtime.desk.storage import StaleCaseError
from cauce.runtime.desk.tasks import pressing
from cauce.runtime.ports import EarlierCase


@dataclass
class Tables:
    """Everything that is kept. Values are immutable, so that a copy of the mappings is a copy of all."""

    cases: dict[str, StoredCase] = field(default_factory=dict)
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    tasks: dict[str, tuple[Task, ...]] = field(default_factory=dict)
    numbers: dict[tuple[str, str, int], int] = field(default_factory=dict)
    folios: dict[tuple[str, int], int] = field(default_factory=dict)
    requests: dict[str, SeenRequest] = field(default_factory=dict)
    tokens: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    definitions: dict[str, Procedure] = field(default_factory=dict)
    openings: dict[tuple[str, str, str], str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    substitutions: tuple[Substitution, ...] = ()
    audits: tuple[tuple[Any, ...], ...] = ()
    attachments: dict[tuple[str, str], bytes] = field(default_factory=dict)
    drafts: dict[tuple[str, str, int], dict[str, Any]] = field(default_factory=dict)
    opening_drafts: dict[tuple[str, str, str, int], dict[str, Any]] = field(default_factory=dict)


class MemoryStore:
    """A `Store`. Transactions follow one another: nothing here runs at the same time."""

    def __init__(self) -> None:
        self.tables = Tables()

    @contextmanager
    def read(self) -> Iterator[MemoryTransaction]:
        """Begin a transaction whose changes are thrown away."""
        yield MemoryTransaction(copy.deepcopy(self.tables, _shallow(self.tables)))

    @contextmanager
    def write(self) -> Iterator[MemoryTransaction]:
        """Begin a transaction; what it changed is kept when it is left without an exception."""
        working = copy.deepcopy(self.tables, _shallow(self.tables))
        yield MemoryTransaction(working)
        self.tables = working


def _shallow(tables: Tables) -> dict[int, Any]:
    """Return a memo with which `deepcopy` copies the mappings and shares what is in them."""
    memo: dict[int, Any] = {}
    for mapping in vars(tables).values():
        for value in mapping.values() if isinstance(mapping, dict) else mapping:
            memo[id(value)] = value
    return memo


class _Earlier:
    def __init__(self, tables: Tables, other_than: str) -> None:
        self.tables = tables
        self.other_than = other_than

    def matching(self, procedure: str, tokens: Mapping[str, tuple[str, ...]]) -> tuple[EarlierCase, ...]:
        """Return the cases that share a token of every datum."""
        found = [
            stored.case
            for case, stored in self.tables.cases.items()
            if case != self.other_than
            and stored.procedure.key == procedure
            and all(self.tables.tokens.get((case, name), frozenset()) & set(wanted) for name, wanted in tokens.items())
        ]
        seen = [seen_by_others(case) for case in sorted(found, key=lambda case: case.opened_at)]
        return tuple(earlier for earlier in seen if earlier is not None)


class MemoryTransaction:
    """A `Transaction` over one copy of the tables."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def find(self, name: str) -> str | None:
        """Return the id of the case with that folio."""
        return next((case for case, stored in self.tables.cases.items() if stored.folio == name), None)

    def load(self, case: str) -> StoredCase:
        """Return a case by id."""
        return self.tables.cases[case]

    def folio_of(self, case: str) -> str:
        """Return the folio of a case."""
        return self.tables.cases[case].folio

    def history(self, case: str) -> tuple[Entry, ...]:
        """Return every event of a case."""
        return self.tables.entries[case]

    def append(self, change: Change) -> None:
        """Store a change."""
        case = change.case.id
        before = self.tables.cases.get(case)
        if (before.case.sequence if before else 0) != change.before:
            raise StaleCaseError
        folio = change.folio or (before.folio if before else "")
        head = f"{change.case.sequence:064x}"
        self.tables.cases[case] = StoredCase(case=change.case, folio=folio, procedure=change.procedure, head=head)
        added = tuple(
            Entry(
                sequence=change.before + index,
                event=event,
                person=change.person,
                role=change.role,
                stands_in_for=change.stands_in_for,
                request=change.request,
            )
            for index, event in enumerate(change.events, 1)
        )
        self.tables.entries[case] = (*self.tables.entries.get(case, ()), *added)
        self.tables.tasks[case] = change.tasks
        for event in change.events:
            if isinstance(event, events.Numbered):
                self.tables.numbers[change.procedure.key, event.series, event.year] = event.number
        for name, tokens in change.tokens.items():
            self.tables.tokens[case, name] = frozenset(tokens)
        for attachment in change.attachments:
            self.tables.attachments[case, attachment.digest] = attachment.content
        if change.request:
            self.tables.requests[change.request] = SeenRequest(
                case=case, fingerprint=change.fingerprint, sequence=change.case.sequence
            )

    def next_number(self, procedure: str, series: str, year: int) -> int:
        """Return the next free number of a series."""
        return self.tables.numbers.get((procedure, series, year), 0) + 1

    def next_folio(self, prefix: str, year: int) -> int:
        """Return the next consecutive and take it."""
        number = self.tables.folios[prefix, year] = self.tables.folios.get((prefix, year), 0) + 1
        return number

    def seen(self, request: str) -> SeenRequest | None:
        """Return what a request did."""
        return self.tables.requests.get(request)

    def earlier(self, other_than: str) -> _Earlier:
        """Return the finder of earlier cases."""
        return _Earlier(self.tables, other_than)

    def tasks(
        self,
        *,
        roles: Sequence[str] | None = None,
        person: str = "",
        acting: str = "",
        due_before: datetime | None = None,
        case: str = "",
    ) -> tuple[Task, ...]:
        """Return tasks, most pressing first."""
        found = [
            task
            for of, tasks in self.tables.tasks.items()
            for task in tasks
            if case in ("", of)
            if roles is None
            or (task.person == person if task.person else (not task.roles or not set(roles).isdisjoint(task.roles)))
        ]
        found = [task for task in found if not acting or acting not in task.barred or task.person == acting]
        if due_before is not None:
            found = [task for task in found if task.due is not None and task.due <= due_before]
        return tuple(sorted(found, key=pressing))

    def cases_due(self, now: datetime) -> tuple[str, ...]:
        """Return the cases with a clock that has run out."""
        return tuple(
            case
            for case, stored in self.tables.cases.items()
            if any(clock.state is ClockState.RUNNING and clock.due <= now for clock in stored.case.clocks.values())
        )

    def definition(self, digest: str) -> Procedure | None:
        """Return a stored definition."""
        return self.tables.definitions.get(digest)

    def save_definition(self, definition: Definition) -> None:
        """Store a definition."""
        self.tables.definitions[definition.digest] = definition.procedure

    def opened_for(self, procedure: str, start: str, period: str) -> bool:
        """Tell whether a period was opened."""
        return (procedure, start, period) in self.tables.openings

    def mark_opened(self, procedure: str, start: str, period: str, case: str) -> None:
        """Note that it was."""
        self.tables.openings[procedure, start, period] = case

    def people(self) -> tuple[Person, ...]:
        """Return the staff."""
        return tuple(self.tables.people[name] for name in sorted(self.tables.people))

    def save_person(self, person: Person, at: datetime, by: str) -> None:
        """Add or replace someone."""
        self.tables.people[person.id] = person

    def substitutions(self) -> tuple[Substitution, ...]:
        """Return every suplencia."""
        return self.tables.substitutions

    def save_substitution(self, substitution: Substitution, at: datetime, by: str) -> None:
        """Add a suplencia."""
        self.tables.substitutions = (*self.tables.substitutions, substitution)

    def audit(self, at: datetime, person: str, role: str, command: str, case: str, classes: tuple[str, ...]) -> None:
        """Note a reading."""
        self.tables.audits = (*self.tables.audits, (at, person, role, command, case, classes))

    def attachment(self, case: str, digest: str) -> bytes:
        """Return a file."""
        return self.tables.attachments[case, digest]

    def draft(self, case: str, person: str, visit: int) -> Mapping[str, Any] | None:
        """Return a half-filled answer."""
        return self.tables.drafts.get((case, person, visit))

    def save_draft(self, case: str, person: str, visit: int, answer: Mapping[str, Any] | None) -> None:
        """Keep a half-filled answer."""
        if answer is None:
            self.tables.drafts.pop((case, person, visit), None)
        else:
            self.tables.drafts[case, person, visit] = dict(answer)

    def opening_drafts(self, procedure: str, start: str, person: str) -> Mapping[int, Mapping[str, Any]]:
        """Return half-filled answers to what opens a case."""
        mine = (procedure, start, person)
        return {key[3]: answer for key, answer in sorted(self.tables.opening_drafts.items()) if key[:3] == mine}

    def save_opening_draft(
        self, procedure: str, start: str, person: str, number: int, answer: Mapping[str, Any] | None
    ) -> None:
        """Keep one."""
        if answer is None:
            self.tables.opening_drafts.pop((procedure, start, person, number), None)
        else:
            self.tables.opening_drafts[procedure, start, person, number] = dict(answer)
