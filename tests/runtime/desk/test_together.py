"""Many commands in one transaction: all of them, or none."""

from __future__ import annotations

from contextlib import suppress

import pytest

from cauce.model import commands
from cauce.model.case import Case
from cauce.runtime.desk.desk import Desk
from cauce.runtime.desk.storage import StaleCaseError
from tests.support.memory_store import MemoryStore
from tests.support.office import Office, advance, done, refused

CONTACT = advance("1", canal="redes", documents=("contacto_redes",))


def office_with_a_case() -> tuple[Office, MemoryStore, str]:
    store = MemoryStore()
    office = Office("immuver", store)
    return office, store, done(office.sit("recepcion").open("PR-IMMUVER-01")).folio


def stored(store: MemoryStore, folio: str) -> Case:
    with store.read() as transaction:
        case = transaction.find(folio)
        assert case is not None
        return transaction.load(case).case


def test_what_is_done_together_is_durable_together() -> None:
    office, store, folio = office_with_a_case()
    with office.sit("recepcion").together() as desk:
        other = done(desk.open("PR-IMMUVER-01")).folio
        first = done(desk.do(folio, CONTACT)).case
        refused(desk.do(other, advance("5")))
        second = done(desk.do(other, CONTACT)).case
    assert stored(store, folio) == first
    assert stored(store, other) == second
    assert "1" in first.completions
    assert first.sequence == second.sequence, "what was refused left nothing"


def test_an_exception_undoes_all_of_it() -> None:
    office, store, folio = office_with_a_case()
    before = stored(store, folio)
    with suppress(InterruptedError):
        _interrupted(office.sit("recepcion"), folio)
    assert stored(store, folio) == before
    assert len(store.tables.cases) == 1


def test_what_breaks_half_way_undoes_all_of_it_even_if_somebody_catches_it() -> None:
    office, store, folio = office_with_a_case()
    before = stored(store, folio)
    with pytest.raises(StaleCaseError):
        _broken(office.sit("recepcion"), folio)
    assert stored(store, folio) == before


def _interrupted(desk: Desk, folio: str) -> None:
    with desk.together() as together:
        done(together.open("PR-IMMUVER-01"))
        done(together.do(folio, CONTACT))
        raise InterruptedError


def _broken(desk: Desk, folio: str) -> None:
    with desk.together() as together:
        done(together.do(folio, commands.Annotate(text="Nota inventada")))
        with suppress(InterruptedError), together.store.write():
            raise InterruptedError
