"""What must hold after every command at the desk, whatever is done: watched over a real database."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant

from cauce.model import commands
from cauce.model.case import Case, ClockState, OfferState, Status
from cauce.model.events import Numbered
from cauce.model.refusals import Refusal
from cauce.runtime.desk.desk import Desk, Outcome
from cauce.runtime.desk.records import Attachment, StoredCase
from cauce.runtime.desk.tasks import receiving_roles, tasks_of
from cauce.runtime.evolve import fold
from cauce.runtime.ports import Context
from cauce.runtime.possible import Move, possible
from cauce.store.keys import MasterKey
from cauce.store.moments import micros
from cauce.store.store import DatabaseStore, open_store
from cauce.store.tables import METADATA
from cauce.store.verification import verify
from tests.runtime.walker import check
from tests.runtime.workbench import local
from tests.store.two_procedures import LFT, OFFICE, PEOPLE, compiled, shelf

WHY = "Motivo inventado"
NAMES = ("Uno Inventado", "Dos Inventada", "uno  inventado")
PEOPLE_IDS = tuple(person.id for person in PEOPLE)
ROLES = ("recepcion", "juridica", "auxiliar", "jefatura", "archivo", "psicologia")
ROWS = ("1", "2", "3", "4", "4.1", "4.2", "4.3", "5", "6", "procede", "7", "9")

Act = Callable[[], Outcome | Refusal]
Rows = dict[str, list[tuple[str, ...]]]


def plainly(value: object) -> str:
    """Return what is in a column, so that two of them can be compared and sorted."""
    return repr(bytes(value) if isinstance(value, memoryview) else value)


class Witness(RuleBasedStateMachine):
    """What is done at the desk, and what must hold after it. `place` makes an empty database and gives where it is."""

    def __init__(self, place: Callable[[], Path | str], keys: MasterKey, counts: dict[str, int] | None = None) -> None:
        super().__init__()
        self.place = place()
        self.keys = keys
        self.counts = counts if counts is not None else {}
        self.now = local("2026-03-02T09:00")
        self.store: DatabaseStore = open_store(self.place, keys)
        self.shelf = shelf()
        self.folios: list[str] = []
        self.sent: dict[str, tuple[str, Any]] = {}
        self.acts: list[tuple[str, object, Act]] = []
        self.checked: dict[str, str] = {}
        self.seen: dict[str, StoredCase] = {}

    def teardown(self) -> None:
        self.verify()
        self.store.close()
        if isinstance(self.place, Path):
            shutil.rmtree(self.place.parent)

    # How it is done.

    def desk(self, person: str) -> Desk:
        """Return somebody's desk; that of nobody with ""."""
        known = {member.id: member for member in PEOPLE}
        return Desk(self.store, self.shelf, OFFICE, LFT, lambda: self.now, known.get(person))

    def on_case(self, case: int, person: str, command: commands.Command, request: str = "") -> None:
        stored = self.some_case(case)
        if stored is not None:
            self.give(stored.folio, command, person, request)

    def on_move(
        self, case: int, move: int, person: str, make: Callable[[Move], commands.Command], request: str = ""
    ) -> None:
        found = self.some_move(case, move)
        if found is not None:
            folio, _, chosen = found
            self.give(folio, make(chosen), person if move % 3 == 0 else self.fitting(chosen, person), request)

    def give(
        self,
        folio: str,
        command: commands.Command,
        person: str,
        request: str = "",
        *,
        files: tuple[Attachment, ...] = (),
        expected: int | None = None,
    ) -> None:
        """Give a command; first rehearse it, as who saw an older case too: that stores nothing and foretells."""
        request = self.request(request)
        rows = self.rows()

        def act(*, seen: int | None = expected, rehearse: bool = False) -> Outcome | Refusal:
            how = {"request": request, "expected": seen, "attachments": files, "rehearse": rehearse}
            return self.desk(person).do(folio, command, **how)

        if request not in self.sent:
            old = act(seen=self.load(folio).case.sequence - 1, rehearse=True)
            assert isinstance(old, Refusal), "somebody acted on what they had not seen"
            assert old.code == "otra_persona"
        foretold = act(rehearse=True)
        assert self.rows() == rows, "a rehearsal stored something"
        result = self.send(request, (folio, command, files, person), act)
        if isinstance(foretold, Refusal):
            assert result == foretold
        else:
            assert isinstance(result, Outcome)
            assert (result.case, result.events) == (foretold.case, foretold.events)
        self.count(f"{type(command).__name__} {result.code if isinstance(result, Refusal) else 'done'}")

    def request(self, kind: str) -> str:
        """Return a request id: one that nobody used, one that was used, or none."""
        if kind == "usado" and self.acts:
            return self.acts[-1][0]
        return f"envio-{len(self.acts) + 1}" if kind == "nuevo" else ""

    def accept_offer(self, folio: str, offer: int, person: str, request: str) -> None:
        """Accept a derivation."""
        request = self.request(request)
        asked = (person, commands.Open(case=folio, start="", offer=offer))
        result = self.send(request, asked, lambda: self.desk(person).accept_offer(folio, offer, request=request))
        self.count(f"accept_offer {result.code if isinstance(result, Refusal) else 'done'}")

    def send(self, request: str, asked: object, act: Act) -> Outcome | Refusal:
        """Do something at the desk: whole or not at all, once, and to no case but those it concerns."""
        rows, heads = self.rows(), self.heads()
        result = act()
        known = self.sent.get(request) if request else None
        if known is not None:
            folio, meant = known
            assert self.rows() == rows, "a request acted twice"
            if meant == asked:
                assert isinstance(result, Outcome)
                assert (result.repeated, result.folio, result.events) == (True, folio, ())
            else:
                assert isinstance(result, Refusal)
                assert result.code in ("envio_distinto", "inicio_no_permitido")
            self.count("repeated")
            return result
        if isinstance(result, Refusal):
            assert self.rows() == rows, "a refusal stored something"
            return result
        assert not result.repeated
        if request:
            self.sent[request] = (result.folio, asked)
            self.acts.append((request, asked, act))
        if result.folio not in self.folios:
            self.folios.append(result.folio)
        stored = self.seen[result.folio] = self.load(result.folio)
        assert stored.case == result.case
        concerned = {stored.case.id, stored.case.parent, *(offer.child for offer in stored.case.offers.values())}
        now = self.heads()
        assert {item for item, head in now.items() if heads.get(item) != head} <= concerned, "another case moved"
        return result

    def filled(
        self, move: Move, choice: int, case: Case
    ) -> tuple[dict[str, Any], dict[str, commands.Paper], tuple[Attachment, ...]]:
        """Return what a row asks for, some of it as a file."""
        known: dict[str, Any] = {
            "nombre": NAMES[choice % 3],
            "hechos": "Hechos inventados",
            "urgente": ("si", "no")[choice % 2],
            "repetida": "no",
            "vueltas": str(choice),
            "cita": self.now.date().isoformat(),
        }
        content = f"archivo {choice}".encode()
        digest = sha256(content).hexdigest()
        papers: dict[str, commands.Paper] = {}
        for use in move.documents:
            if use.document != "oficio" or "oficio" not in case.documents or choice % 2:
                papers[use.document] = commands.Attached(digest=digest, name="x.pdf") if choice > 4 else "carpeta 1"
        attached = any(isinstance(paper, commands.Attached) for paper in papers.values())
        files = (Attachment(digest=digest, content=content),) if attached else ()
        return {use.datum: known[use.datum] for use in move.data if use.datum in known}, papers, files

    def fitting(self, move: Move, otherwise: str) -> str:
        """Return somebody who may act in a row, as far as roles go."""
        if move.assigned:
            return move.assigned if move.assigned in PEOPLE_IDS else otherwise
        return next((member.id for member in PEOPLE if set(member.roles) & set(move.roles)), otherwise)

    def some(self, fits: Callable[[Case], object]) -> list[str]:
        """Return the folios of the cases in which something can be done."""
        return [folio for folio in self.folios if folio in self.seen and fits(self.seen[folio].case)]

    def some_case(self, number: int, fits: Callable[[Case], object] = lambda _: True) -> StoredCase | None:
        found = self.some(fits)
        return self.load(found[number % len(found)]) if found else None

    def some_move(self, case: int, move: int) -> tuple[str, StoredCase, Move] | None:
        stored = self.some_case(case, lambda found: found.status is Status.OPEN) or self.some_case(case)
        if stored is None:
            return None
        moves = possible(stored.procedure, stored.case, self.now, Context(OFFICE, LFT))
        return (stored.folio, stored, moves[move % len(moves)]) if moves else None

    def load(self, folio: str) -> StoredCase:
        with self.store.read() as transaction:
            return transaction.load(transaction.find(folio) or "")

    def cases(self) -> list[str]:
        with self.store.read() as transaction:
            return [row[0] for row in transaction.session.all("SELECT id FROM cases ORDER BY id")]

    def heads(self) -> dict[str, str]:
        with self.store.read() as transaction:
            return {row[0]: bytes(row[1]).hex() for row in transaction.session.all("SELECT id, head FROM cases")}

    def rows(self) -> Rows:
        """Return everything that is stored."""
        with self.store.read() as transaction:
            session = transaction.session
            return {
                name: sorted(tuple(map(plainly, row)) for row in session.all(f"SELECT * FROM {name}"))  # noqa: S608
                for name in METADATA.tables
            }

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    # What holds.

    @invariant()
    def what_moved_is_whole(self) -> None:
        for case, head in self.heads().items():
            if self.checked.get(case) != head:
                self.check_case(case)
                self.checked[case] = head
        self.count("steps")

    def check_case(self, case: str) -> None:
        """The projection of a case is the fold of its history; tasks, clocks and numbers are those of that state."""
        with self.store.read() as transaction:
            stored, entries, session = transaction.load(case), transaction.history(case), transaction.session
            tasks = [task for task in transaction.tasks() if task.case == case]
            clocks = session.all("SELECT clock, deadline, due FROM clocks WHERE case_id = :case", case=case)
            numbers = session.all("SELECT series, year, number FROM numbers WHERE case_id = :case", case=case)
        self.seen[stored.folio] = stored
        history = [entry.event for entry in entries]
        assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
        assert fold(history) == stored.case
        assert stored.head == entries[-1].hash
        if stored.case.status in (Status.OPEN, Status.ENDED):
            check(stored.procedure, stored.case, history)
        expected = tasks_of(stored.procedure, stored.case, stored.folio, self.receivers)
        assert sorted(tasks, key=lambda task: (task.kind, task.item)) == sorted(
            expected, key=lambda task: (task.kind, task.item)
        )
        assert sorted(clocks) == sorted(
            (clock.id, clock.deadline, micros(clock.due))
            for clock in stored.case.clocks.values()
            if clock.state is ClockState.RUNNING and clock.lapsed_at is None
        )
        assert sorted(numbers) == sorted(
            (event.series, event.year, event.number) for event in history if isinstance(event, Numbered)
        )
        for offer in stored.case.offers.values():
            if offer.child:
                self.check_derived(stored.case, self.by_id(offer.child))
        if stored.case.parent:
            self.check_derived(self.by_id(stored.case.parent), stored.case)

    def by_id(self, case: str) -> Case:
        with self.store.read() as transaction:
            return transaction.load(case).case

    def check_derived(self, above: Case, child: Case) -> None:
        """Where a case was derived from, its offer stands as the case does, unless the sender took it back."""
        offer = above.offers[child.offer]
        if offer.child == child.id and offer.state is not OfferState.WITHDRAWN:
            running = child.status in (Status.OPEN, Status.SUSPENDED)
            assert (offer.state is OfferState.ACCEPTED) is running, (offer.state, child.status)
            assert offer.state is not OfferState.REJECTED or child.status is Status.CANCELLED

    def receivers(self, key: str) -> tuple[str, ...]:
        found = self.shelf.current(key)
        return receiving_roles(found.procedure) if found else ()

    def verify(self) -> None:
        """The whole database verifies, numbering without gaps among it."""
        found = verify(self.store, compiled)
        assert found.findings == ()
        assert found.cases == len(self.folios)
        self.count("examples")
        self.counts["events"] = self.counts.get("events", 0) + found.events
