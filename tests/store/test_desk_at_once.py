"""Several processes ask the same of the desk at the same moment: it is done once, and nothing that was done is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest

from cauce.model import commands
from cauce.model.case import OfferState
from cauce.runtime.desk.desk import Desk, Outcome
from cauce.runtime.desk.records import Definition
from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem
from cauce.store.store import open_store
from cauce.store.verification import verify
from tests.runtime.desk.test_derivations import FIRST, offers, played
from tests.runtime.workbench import procedure
from tests.store.conftest import Opening
from tests.support.office import Office, advance, done

CROWD = 5
LATE = """
actividades:
  - {paso: 1, actividad: Recibe, responsable: a}
plazos:
  - {id: pronto, en: 1, limite: 72 horas, al_vencer: [{no_conformidad: si}]}
"""
T = TypeVar("T")


def all_at_once(opening: Opening, office: Office, roles: str, act: Callable[[Desk], T], crowd: int = CROWD) -> list[T]:
    """Let several desks, each with a connection of its own, do the same at once."""
    person = office.hire(roles)
    start = Barrier(crowd)
    stores = [opening() for _ in range(crowd)]

    def one(number: int) -> T:
        desk = Desk(stores[number], office.shelf, office.institution, office.calendar, lambda: office.now, person)
        start.wait()
        return act(desk)

    with ThreadPoolExecutor(crowd) as pool:
        return list(pool.map(one, range(crowd)))


def sound(place: Path | str, keys: MasterKey) -> None:
    with open_store(place, keys) as store:
        assert verify(store).findings == ()


def test_a_derivation_is_accepted_once(opening: Opening, place: Path | str, keys: MasterKey) -> None:
    office = Office("immuver", opening())
    mother = played(office, "PR-IMMUVER-01", FIRST, 6)
    offer = offers(mother)["PR-IMMUVER-02"]
    results = all_at_once(opening, office, "abogada", lambda desk: desk.accept_offer(mother.folio, offer))
    assert [found.folio for found in results if isinstance(found, Outcome)] == ["02-2026-0001"]
    assert {found.code for found in results if not isinstance(found, Outcome)} <= {"derivacion_pendiente"}
    sound(place, keys)


def test_a_period_is_opened_once(opening: Opening, place: Path | str, keys: MasterKey) -> None:
    office = Office("immuver", opening(), at="2026-06-24T09:00")
    office.desk(None).watch()
    office.wait(days=1)
    results = all_at_once(opening, office, "recepcion", lambda desk: desk.watch())
    assert sorted(tuple(found.opened) for found in results) == [()] * (CROWD - 1) + [("05-2026-0001",)]
    assert [found.problems for found in results] == [()] * CROWD
    sound(place, keys)


def test_a_lapse_is_recorded_once(opening: Opening, place: Path | str, keys: MasterKey) -> None:
    office = Office("immuver", opening())
    definition = procedure(LATE)
    office.shelf.by_key[definition.key] = Definition(procedure=definition, text=b"")
    folio = done(office.sit("a").open(definition.key)).folio
    office.wait(hours=80)
    results = all_at_once(opening, office, "a", lambda desk: desk.watch())
    assert sorted(found.lapsed for found in results) == [()] * (CROWD - 1) + [((folio, "pronto"),)]


def test_a_case_that_cannot_be_read_does_not_hide_the_lapses_of_the_others(opening: Opening) -> None:
    store = opening()
    office = Office("immuver", store)
    definition = procedure(LATE)
    office.shelf.by_key[definition.key] = Definition(procedure=definition, text=b"")
    spoiled = done(office.sit("a").open(definition.key))
    office.wait(hours=1)
    other = done(office.sit("a").open(definition.key)).folio
    with store.write() as transaction:
        transaction.session.run("UPDATE cases SET snapshot = :x WHERE id = :id", x=b"x", id=spoiled.case.id)
    office.wait(hours=80)
    fresh = office.store = opening()  # which has read none of them yet
    with pytest.raises(StorageProblem):
        office.desk(None).watch()
    with fresh.read() as transaction:
        clocks = transaction.load(transaction.find(other) or "").case.clocks.values()
    assert [clock.lapsed_at for clock in clocks] == [office.now]


def test_one_sending_is_carried_out_once_and_everybody_is_told_so(
    opening: Opening, place: Path | str, keys: MasterKey
) -> None:
    office = Office("immuver", opening())
    folio = done(office.sit("recepcion").open("PR-IMMUVER-01")).folio
    step = advance("1", canal="presencial")
    results = [
        done(found)
        for found in all_at_once(opening, office, "recepcion", lambda desk: desk.do(folio, step, request="envio-1"))
    ]
    assert sorted(found.repeated for found in results) == [False] + [True] * (CROWD - 1)
    again = all_at_once(opening, office, "recepcion", lambda desk: desk.open("PR-IMMUVER-01", request="envio-2"))
    assert {done(found).folio for found in again} == {"01-2026-0002"}
    sound(place, keys)


def test_two_derived_cases_that_end_at_once_are_both_known_above(
    opening: Opening, place: Path | str, keys: MasterKey
) -> None:
    office = Office("immuver", opening())
    mother = played(office, "PR-IMMUVER-01", FIRST, 6)
    found = offers(mother)
    law = done(office.sit("abogada").accept_offer(mother.folio, found["PR-IMMUVER-02"])).folio
    mind = done(office.sit("psicologa").accept_offer(mother.folio, found["PR-IMMUVER-03"])).folio
    chief = office.hire("trabajo_social", name="jefa", supervises=True)
    start = Barrier(2)
    stores = {folio: opening() for folio in (law, mind)}

    def close(folio: str) -> None:
        desk = Desk(stores[folio], office.shelf, office.institution, office.calendar, lambda: office.now, chief)
        start.wait()
        done(desk.do(folio, commands.Close(reason="Cambió de domicilio")))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(close, stores))
    mother.read_again()
    assert {offer.state for offer in mother.case.offers.values()} == {OfferState.CONCLUDED}
    sound(place, keys)
