"""Cases and their history, as the desk may count on them, whichever store it is given (cauce.runtime.desk.storage)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from cauce.model import commands
from cauce.runtime.desk.records import Person
from cauce.runtime.desk.storage import StaleCaseError, Store, Transaction
from cauce.runtime.evolve import fold
from cauce.store.keys import MasterKey
from cauce.store.store import DatabaseStore, open_store
from cauce.store.verification import verify
from tests.store.clerk import CANARY, Clerk
from tests.store.conftest import Opening
from tests.store.tampering import everything


@contextmanager
def failing(store: Store) -> Iterator[Transaction]:
    """A transaction whose last act fails."""
    with suppress(ZeroDivisionError), store.write() as transaction:
        yield transaction
        raise ZeroDivisionError


def test_a_case_is_read_as_it_was_written(store: Store) -> None:
    clerk = Clerk(store)
    clerk.open()
    written = clerk.register()
    with store.read() as transaction:
        stored = transaction.load("caso-1")
        entries = transaction.history("caso-1")
    assert stored.case == written
    assert stored.folio == "P01-2026-0001"
    assert stored.procedure.key == "PRUEBA-01"
    assert stored.procedure.digest == clerk.definition.digest
    assert [entry.sequence for entry in entries] == list(range(1, written.sequence + 1))
    assert fold(entry.event for entry in entries) == written
    assert {(entry.person, entry.role) for entry in entries} == {("inventada_uno", "a")}
    assert stored.case.data["nombre"] == CANARY


def test_a_case_goes_on_to_its_end(store: Store) -> None:
    clerk = Clerk(store)
    clerk.open()
    clerk.register()
    clerk.do(commands.Advance(row="2"))
    clerk.do(commands.Skip(row="3", reason="No hizo falta"))
    ended = clerk.do(commands.Advance(row="concluye", answers=("Sí",)))
    with store.read() as transaction:
        assert transaction.load("caso-1").case == ended
        assert transaction.tasks() == ()
    assert ended.end == "cerrado"


def test_what_an_exception_leaves_has_changed_nothing(store: Store) -> None:
    clerk = Clerk(store)
    before = clerk.open()
    with failing(store) as transaction:
        transaction.next_folio("P01", 2026)
        transaction.save_person(Person(id="nueva", name="Persona Inventada"), clerk.now, "nueva")
        clerk.give(
            transaction,
            "caso-1",
            commands.Advance(row="1", data={"nombre": "x", "hechos": "y", "urgente": "si"}, documents={"cedula": "z"}),
        )
    with store.write() as transaction:
        assert transaction.load("caso-1").case == before
        assert transaction.people() == ()
        assert transaction.next_folio("P01", 2026) == 2


def test_a_definition_saved_and_undone_can_be_saved_again(store: Store) -> None:
    clerk = Clerk(store)
    with failing(store) as transaction:
        transaction.save_definition(clerk.definition)
        assert transaction.definition(clerk.definition.digest) is not None
    with store.read() as transaction:
        assert transaction.definition(clerk.definition.digest) is None
    clerk.open()


def test_a_stale_case_is_refused(store: Store) -> None:
    clerk = Clerk(store)
    clerk.open()
    with store.read() as transaction:
        stored = transaction.load("caso-1")
    clerk.register()
    with pytest.raises(StaleCaseError), store.write() as transaction:
        transaction.append(clerk.decided(stored.case, commands.Watch()))
    with store.read() as transaction:
        assert transaction.load("caso-1").case.sequence > stored.case.sequence


def test_a_case_opens_once(store: Store) -> None:
    clerk = Clerk(store)
    clerk.open()
    with pytest.raises(StaleCaseError):
        clerk.open()


def test_nothing_is_written_twice_under_one_name(place: Path | str, keys: MasterKey) -> None:
    """Two who did not see each other: the database itself refuses the second, as somebody else's work."""
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open(request="envio-1")
        with pytest.raises(StaleCaseError):
            clerk.register(request="envio-1")
        with store.write() as transaction:
            transaction.mark_opened("PRUEBA-01", "mensual", "2026-03", "caso-1")
        with pytest.raises(StaleCaseError), store.write() as transaction:
            transaction.mark_opened("PRUEBA-01", "mensual", "2026-03", "caso-1")
        opened = clerk.decided(None, commands.Open(case="caso-2", start="inicio_unico"))
        with pytest.raises(StaleCaseError), store.write() as transaction:
            transaction.append(replace(opened, folio="p01-2026-1"))
        assert store.session.one("SELECT count(*) FROM cases") == (1,)


def test_several_cases_in_one_transaction(store: Store) -> None:
    clerk = Clerk(store)
    with store.write() as transaction:
        transaction.save_definition(clerk.definition)
        for number in (1, 2):
            opening = commands.Open(case=f"caso-{number}", start="inicio_unico")
            clerk.give(transaction, f"caso-{number}", opening, folio=f"P01-2026-000{number}")
        assert transaction.folio_of("caso-2") == "P01-2026-0002"
        data = {"nombre": "x", "hechos": "y", "urgente": "no"}
        clerk.give(transaction, "caso-1", commands.Advance(row="1", data=data, documents={"cedula": "z"}))
        assert transaction.load("caso-1").case.data["nombre"] == "x"
    with store.read() as transaction:
        assert transaction.load("caso-2").case.sequence < transaction.load("caso-1").case.sequence


@pytest.mark.parametrize("name", ["caso-9", "", "P01-2026-0001"])
def test_an_unknown_case_is_a_key_error(store: Store, name: str) -> None:
    with store.read() as transaction:
        assert transaction.find(name) is None
        for read in (transaction.load, transaction.folio_of):
            with pytest.raises(KeyError):
                read(name)
        with pytest.raises(KeyError):
            transaction.attachment(name, "0" * 64)


def test_a_case_is_found_by_its_folio(store: Store) -> None:
    Clerk(store).open()
    with store.read() as transaction:
        assert transaction.find("P01-2026-0001") == "caso-1"
        assert transaction.find("P01-2026-0002") is None


def test_a_request_is_remembered(store: Store) -> None:
    clerk = Clerk(store)
    opened = clerk.open(request="envio-1", fingerprint="huella")
    with store.read() as transaction:
        seen = transaction.seen("envio-1")
        assert transaction.seen("envio-2") is None
    assert seen is not None
    assert (seen.case, seen.fingerprint, seen.sequence) == ("caso-1", "huella", opened.sequence)


def test_what_a_request_asked_is_not_there_to_be_guessed(opening: Opening) -> None:
    """A digest of few possible answers tells which: that of «sí» or «no» is found in two guesses."""
    store = opening()
    Clerk(store).open(request="envio-1", fingerprint="0123456789abcdef")
    assert "0123456789abcdef" not in everything(store)
    with store.read() as transaction:
        seen = transaction.seen("envio-1")
    assert seen is not None
    assert seen.fingerprint == "0123456789abcdef"


def test_a_request_without_facts_is_remembered_too(store: Store) -> None:
    clerk = Clerk(store)
    opened = clerk.open()
    with store.write() as transaction:
        change = clerk.decided(opened, commands.Watch())
        assert change.events == ()
        transaction.append(replace(change, request="envio-1", fingerprint="huella"))
    with store.read() as transaction:
        assert transaction.seen("envio-1") is not None
        assert transaction.load("caso-1").case == opened


def test_numbers_have_no_gaps_and_are_taken_by_what_is_stored(store: Store) -> None:
    clerk = Clerk(store)
    for number in (1, 2):
        case = f"caso-{number}"
        clerk.open(case)
        clerk.register(case)
        with store.write() as transaction:
            assert transaction.next_number("PRUEBA-01", "expediente", 2026) == number
            assert transaction.next_number("PRUEBA-01", "expediente", 2026) == number
        done = clerk.do(commands.Advance(row="2"), case)
        assert done.numbers["expediente"].number == number
    with store.read() as transaction:
        assert transaction.next_number("PRUEBA-01", "expediente", 2026) == 3
        assert transaction.next_number("PRUEBA-01", "expediente", 2027) == 1
        assert transaction.next_number("PRUEBA-02", "expediente", 2026) == 1


def test_folios_are_consecutive_for_each_prefix_and_year(store: Store) -> None:
    with store.write() as transaction:
        taken = [transaction.next_folio(*kind) for kind in (("P01", 2026), ("P01", 2026), ("P01", 2027), ("01", 2026))]
    assert taken == [1, 2, 1, 1]
    with store.write() as transaction:
        assert transaction.next_folio("P01", 2026) == 3


def test_what_a_transaction_did_is_seen_by_what_it_does_next(store: Store) -> None:
    clerk = Clerk(store)
    with store.write() as transaction:
        transaction.save_definition(clerk.definition)
        opening = commands.Open(case="caso-1", start="inicio_unico")
        folio = f"P01-2026-{transaction.next_folio('P01', 2026):04d}"
        opened = clerk.give(transaction, "caso-1", opening, folio=folio)
        assert transaction.load("caso-1").case == opened
        assert transaction.tasks() == clerk.waiting(opened, "P01-2026-0001")
        noted = clerk.give(transaction, "caso-1", commands.Annotate(text="Nota inventada"))
        assert [entry.sequence for entry in transaction.history("caso-1")] == list(range(1, noted.sequence + 1))
        assert transaction.find("P01-2026-0001") == "caso-1"
    with store.read() as transaction:
        assert transaction.load("caso-1").case == noted
        assert transaction.tasks() == clerk.waiting(noted, "P01-2026-0001")
    if isinstance(store, DatabaseStore):
        assert verify(store).findings == ()


def test_a_case_that_moved_under_a_transaction_is_not_written_over(opening: Opening) -> None:
    store = opening()
    clerk = Clerk(store)
    opened = clerk.open()
    with pytest.raises(StaleCaseError), store.write() as transaction:  # noqa: PT012
        clerk.give(transaction, "caso-1", commands.Annotate(text="Nota inventada"))
        transaction.session.run("UPDATE cases SET sequence = sequence + 7 WHERE id = 'caso-1'")
    with opening().read() as transaction:
        assert transaction.load("caso-1").case == opened
        assert len(transaction.history("caso-1")) == opened.sequence
