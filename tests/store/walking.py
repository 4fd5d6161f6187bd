"""A walk at the desk over a real database: before every command the process is as if it had just begun.

Two things go on side by side. The *twin* is computed in memory, never stored and never read. The database is opened for
one command and closed after it, the definition decoded from it again; what it holds must be the twin to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from cauce.model import commands
from cauce.model.codec import TAG
from cauce.model.events import Numbered
from cauce.model.refusals import Refusal
from cauce.model.secrecy import canonical, parts_of
from cauce.runtime.desk.desk import Desk, Outcome
from cauce.runtime.desk.records import Definition, Entry, Person, Task
from cauce.runtime.desk.tasks import receiving_roles, tasks_of
from cauce.runtime.evolve import fold
from cauce.runtime.ports import Context, NumbersFrom
from cauce.runtime.possible import interruptions, possible
from cauce.store import statements
from cauce.store.chain import BEGINNING, EVENT_DOMAIN, digest_of
from cauce.store.compiled import running_form
from cauce.store.keys import MasterKey
from cauce.store.moments import micros
from cauce.store.store import DatabaseStore, open_store
from cauce.store.verification import verify
from tests.runtime.roaming import BOSS, Roamer, enriched
from tests.runtime.walker import check
from tests.runtime.workbench import LFT, OFFICE
from tests.store.two_procedures import shelf
from tests.support.generator import Shape, random_procedure
from tests.support.office import Shelf

_second = shelf().by_key["AZAR-P02"]


def definition(seed: int, rng: Random, shape: Shape) -> Definition:
    """Return a random procedure as a workspace would have it: with a text, whose digest it is known by."""
    text = f"al azar: {seed}".encode()
    procedure = replace(enriched(random_procedure(seed, shape), rng), digest=sha256(text).hexdigest())
    return Definition(procedure=procedure, text=text)


OTHER = replace(_second, procedure=replace(_second.procedure, key="OTRO-02"))
"""What cases are derived to."""
RECEIVERS = receiving_roles(OTHER.procedure)


class StoredWalker(Roamer):
    """A roamer whose case is in a database."""

    def __init__(self, place: Path | str, keys: MasterKey, what: Definition, rng: Random) -> None:
        super().__init__(running_form(what.procedure), rng)
        self.place = place
        self.keys = keys
        self.what = what
        self.shelf = Shelf({what.procedure.key: what, "OTRO-02": OTHER})
        self.folio = ""
        self.acted: list[Context] = []
        self.refused = 0

    def do(self, command: commands.Command, role: str = "", person: str = "") -> Refusal | None:
        """Give a command to the desk and to the twin."""
        if isinstance(command, commands.RejectOffer):
            role, person = "psicologia", "Psicóloga Inventada"  # the desk asks who rejects: only who receives
        name = person or (self.person(role) if role else BOSS)
        who = Person(id=name, name=name, roles=(role,) if role else (), supervises=not role)
        with self.process() as store:
            if self.folio:
                self.compare(store)
            desk = Desk(
                store, Shelf({self.what.procedure.key: self.what, "OTRO-02": OTHER}), OFFICE, LFT, lambda: self.now, who
            )
            if isinstance(command, commands.Open):
                result = desk.open(self.procedure.key, command.start, command.data, command.documents)
                if isinstance(result, Outcome):
                    self.folio = result.folio
                    command = replace(command, case=result.case.id)
            else:
                result = desk.do(self.folio, command)
        self.follow(command, who, role, result)
        return result if isinstance(result, Refusal) else None

    def follow(self, command: commands.Command, who: Person, role: str, result: Outcome | Refusal) -> None:
        """Do in memory what the desk was asked, from the twin's own case and history."""
        issued = {(item.series, item.year): item.number for item in self.events if isinstance(item, Numbered)}
        context = Context(
            OFFICE,
            LFT,
            who.id,
            role,
            supervises=who.supervises,
            numbers=NumbersFrom(issued),
            history=lambda: tuple(self.events),
        )
        before = len(self.events)
        refusal = self.give(command, context)
        if refusal is not None:
            assert result == refusal
            self.refused += 1
            return
        assert isinstance(result, Outcome), result
        assert (result.case, result.events) == (self.case, tuple(self.events[before:]))
        self.acted.extend([context] * len(result.events))
        self.given.append((command, role, who.id))

    @contextmanager
    def process(self) -> Iterator[DatabaseStore]:
        """Open the database as a process that has just begun, and let go of it."""
        with open_store(self.place, self.keys) as store:
            yield store

    def compare(self, store: DatabaseStore) -> None:
        """The case as it is stored is the twin: state, history, head, moves, tasks."""
        with store.read() as transaction:
            case = transaction.find(self.folio)
            assert case == self.case.id
            stored, entries, tasks = transaction.load(case), transaction.history(case), transaction.tasks()
            secrets = [row[4] for row in transaction.session.all(statements.HISTORY, case_id=case)]
        assert stored.case == self.case
        assert [entry.event for entry in entries] == self.events
        assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
        assert fold(entry.event for entry in entries) == stored.case
        assert stored.head == entries[-1].hash == self.head(entries, secrets)
        assert stored.procedure == self.procedure
        assert stored.procedure is not self.procedure, "decoded again, not remembered"
        here = (self.now, self.context)
        assert possible(stored.procedure, stored.case, *here) == possible(self.procedure, self.case, *here)
        assert interruptions(stored.procedure, stored.case, *here) == interruptions(self.procedure, self.case, *here)
        assert by_item(tasks) == by_item(tasks_of(self.procedure, self.case, self.folio, lambda _: RECEIVERS))
        check(self.procedure, stored.case, self.events)

    def head(self, entries: Iterable[Entry], secrets: Iterable[bytes | None]) -> str:
        """Chain the twin's own events; only the encrypted parts, which no one can make twice, are those stored."""
        hashed = BEGINNING
        twin = zip(entries, self.events, self.acted, secrets, strict=True)
        for number, (_, event, acted, sealed) in enumerate(twin, 1):
            body, _ = parts_of(event)
            record: dict[str, Any] = {
                "case": self.case.id,
                "sequence": number,
                "at": micros(event.at),
                "kind": body.pop(TAG),
                "body": body,
                "person": acted.person,
                "role": acted.role,
                "stands_in_for": "",
                "request": "",
                "definition": self.what.digest,
                "secret": digest_of(sealed),
            }
            first = {"folio": self.folio} if number == 1 else {}
            hashed = sha256(EVENT_DOMAIN + hashed + canonical(record | first)).digest()
        return hashed.hex()


def by_item(tasks: Iterable[Task]) -> list[Task]:
    """Return tasks in an order of their own."""
    return sorted(tasks, key=lambda task: (task.kind, task.item))


def walk(place: Path | str, keys: MasterKey, seeds: tuple[int, int], *, size: int = 6, steps: int = 5) -> StoredWalker:
    """Roam a random procedure in an empty database; compared before each command and at the end."""
    rng = Random(seeds[1])
    walker = StoredWalker(place, keys, definition(seeds[0], rng, Shape(size=size, depth=2)), rng)
    walker.open()
    for _ in range(steps):
        walker.roam()
    whole(walker)
    return walker


def whole(walker: StoredWalker) -> None:
    """What is stored is the twin, and verifies."""
    with walker.process() as store:
        walker.compare(store)
        found = verify(store)
    assert found.findings == ()
    assert found.events == len(walker.events)
