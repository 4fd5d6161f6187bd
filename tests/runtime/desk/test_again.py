"""What another transaction got in the way of is tried again, unless it is a step that somebody thought of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cauce.model import commands
from cauce.runtime.desk.again import TRIES
from cauce.runtime.desk.storage import StaleCaseError
from tests.support.memory_store import MemoryStore, MemoryTransaction
from tests.support.office import Office, done, refused


class Contended(MemoryStore):
    """A store in which the next transactions lose against others at their very end."""

    losses = 0

    @contextmanager
    def write(self) -> Iterator[MemoryTransaction]:
        """Begin a transaction; its end may fail."""
        before = self.tables
        with super().write() as transaction:
            yield transaction
        if self.losses:
            self.losses -= 1
            self.tables = before
            raise StaleCaseError


def contended() -> tuple[Office, Contended]:
    store = Contended()
    return Office("immuver", store, at="2026-03-25T09:00"), store


def test_an_opening_is_tried_again_and_leaves_no_gap() -> None:
    office, store = contended()
    desk = office.sit("recepcion")
    store.losses = TRIES - 1
    assert done(desk.open("PR-IMMUVER-01", request="envio-1")).folio == "01-2026-0001"
    assert done(desk.open("PR-IMMUVER-01")).folio == "01-2026-0002"
    assert store.losses == 0


def test_a_reading_is_tried_again() -> None:
    office, store = contended()
    desk = office.sit("recepcion")
    folio = done(desk.open("PR-IMMUVER-01")).folio
    store.losses = 2
    found = desk.history(folio)
    assert isinstance(found, tuple)
    assert len(store.tables.audits) == 1


def test_a_watch_is_tried_again() -> None:
    office, store = contended()
    desk = office.sit("subdireccion_estrategica")
    store.losses = 3
    watched = desk.watch()
    assert store.losses == 0
    assert watched.problems == ()


def test_it_is_not_tried_for_ever() -> None:
    office, store = contended()
    desk = office.sit("recepcion")
    store.losses = TRIES
    refusal = refused(desk.open("PR-IMMUVER-01"))
    assert refusal.code == "otra_persona"
    assert "Otras personas guardaban" in refusal.message
    assert store.losses == 0


def test_a_step_is_not_repeated_behind_anybodys_back() -> None:
    office, store = contended()
    desk = office.sit("recepcion")
    folio = done(desk.open("PR-IMMUVER-01")).folio
    store.losses = 1
    assert refused(desk.do(folio, commands.Annotate(text="nota inventada"))).code == "otra_persona"
    assert store.losses == 0
