"""A walk at the desk: databases of our own format in a folder, and the commands of a walk given through `Desk`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.walks import Walk
from cauce.model import commands
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.desk.desk import Desk, Outcome
from cauce.runtime.desk.records import Definition, Person
from cauce.runtime.desk.storage import Store
from cauce.store.keys import MasterKey

KEYS = MasterKey(bytes(range(32)))
CREATED = datetime(2026, 1, 2, 9, tzinfo=UTC)


class Shelf:
    """One procedure in force."""

    def __init__(self, procedure: Procedure, text: bytes) -> None:
        self.definition = Definition(procedure=procedure, text=text)

    def current(self, key: str) -> Definition | None:
        """Return its definition."""
        return self.definition if key == self.definition.procedure.key else None

    def keys(self) -> tuple[str, ...]:
        """Return its key."""
        return (self.definition.procedure.key,)


@dataclass
class Clock:
    """The moment at the desk."""

    now: datetime = CREATED

    def __call__(self) -> datetime:
        return self.now


class Walker:
    """Takes cases of one walk through a store, each command by who gives it, with a request id as the staff's have."""

    def __init__(self, store: Store, walk: Walk) -> None:
        self.store = store
        self.walk = walk
        self.clock = Clock()
        self.shift = timedelta(0)
        context = walk.opening.context
        self.institution: Institution = context.institution
        self.calendar: Calendar = context.calendar
        self.shelf = Shelf(walk.procedure, walk.text)
        self.people: dict[tuple[str, str], Person] = {}
        for given in (walk.opening, *walk.steps):
            who = (given.context.person, given.context.role)
            roles = (given.context.role,) if given.context.role else ()
            self.people[who] = Person(id="_".join(who), name=" ".join(who), roles=roles)

    def hire(self) -> None:
        """Put everybody into the register, once for each database."""
        with self.store.write() as transaction:
            for person in self.people.values():
                transaction.save_person(person, CREATED, "preparacion")

    def desk(self, index: int, store: Store | None = None) -> Desk:
        """Return the desk of who gives a step (-1: the opening), at its moment."""
        given = self.walk.opening if index < 0 else self.walk.steps[index]
        self.clock.now = given.now + self.shift
        person = self.people[given.context.person, given.context.role]
        return Desk(store or self.store, self.shelf, self.institution, self.calendar, self.clock, person)

    def open(self, store: Store | None = None) -> str:
        """Open a case; return its folio."""
        command = self.walk.opening.command
        assert isinstance(command, commands.Open)
        desk = self.desk(-1, store)
        made = desk.open(self.walk.procedure.key, command.start, command.data, command.documents, request=uuid4().hex)
        return done(made).folio

    def step(self, folio: str, index: int, store: Store | None = None) -> Outcome:
        """Give one command of the walk. What is invented in it is another for every case, as what people tell is."""
        command = self.walk.steps[index].command
        if isinstance(command, commands.Advance):
            command = replace(command, data=_of_case(command.data, folio))
        return done(self.desk(index, store).do(folio, command, request=uuid4().hex))

    @contextmanager
    def batch(self) -> Iterator[Store]:
        """Give a store for commands that are one transaction, durable on leaving."""
        with self.desk(-1).together() as desk:
            yield desk.store

    def go(self, folio: str) -> None:
        """Give all the commands."""
        for index in range(len(self.walk.steps)):
            self.step(folio, index)


def _of_case(value: Any, folio: str) -> Any:
    """Return a value with the folio after every text that says it is invented."""
    if isinstance(value, str):
        return f"{value} {folio}" if "inventad" in value.casefold() else value
    if isinstance(value, Mapping):
        return {name: _of_case(part, folio) for name, part in value.items()}
    return tuple(_of_case(part, folio) for part in value) if isinstance(value, list | tuple) else value


def done(result: Outcome | Refusal) -> Outcome:
    """Return what was carried out; nothing here may be refused."""
    assert isinstance(result, Outcome), result.message
    return result


def template(folder: Path, prepare: Callable[[Path], None]) -> Path:
    """Return an empty database that `prepare` has filled, to be copied."""
    from cauce.store.schema import create  # SQLAlchemy and Alembic, which no client has to load

    path = folder / "plantilla.db"
    create(path, KEYS, CREATED)
    prepare(path)
    return path


def copy_of(path: Path, name: str) -> Path:
    """Return a copy of a closed database beside it."""
    other = path.with_name(name)
    shutil.copy(path, other)
    other.chmod(0o600)
    return other
