"""What nobody asks for: lapses recorded once, periodic starts that open one case in each period."""

from __future__ import annotations

from datetime import date

import pytest

from cauce.model import events
from cauce.model.declarations import Period
from cauce.runtime.desk.roles import SYSTEM
from cauce.runtime.desk.watching import last_opening
from tests.support.memory_store import MemoryStore
from tests.support.office import Office, advance, done

MEETING = Period(day=25, except_months=(7, 12))


@pytest.mark.parametrize(
    ("today", "opening"),
    [
        (date(2026, 6, 25), date(2026, 6, 25)),
        (date(2026, 6, 24), date(2026, 5, 25)),
        (date(2026, 7, 31), date(2026, 6, 25)),
        (date(2026, 8, 25), date(2026, 8, 25)),
        (date(2027, 1, 1), date(2026, 11, 25)),
    ],
)
def test_the_last_opening_leaves_out_the_recess(today: date, opening: date) -> None:
    assert last_opening(MEETING, today) == opening


def test_a_day_that_a_month_does_not_have_is_its_last() -> None:
    assert last_opening(Period(day=31), date(2026, 3, 1)) == date(2026, 2, 28)
    assert last_opening(Period(day=1, except_months=tuple(range(1, 13))), date(2026, 3, 1)) is None


def openings(store: MemoryStore) -> list[str]:
    return [stored.folio for stored in store.tables.cases.values() if stored.procedure.key == "PR-IMMUVER-05"]


def test_a_meeting_opens_once_a_month_and_not_in_the_recess() -> None:
    store = MemoryStore()
    office = Office("immuver", store, at="2026-06-24T09:00")
    desk = office.desk(None)
    assert desk.watch().opened == ()
    office.wait(days=1)
    assert desk.watch().opened == ("05-2026-0001",)
    assert desk.watch().opened == ()
    office.wait(days=40)  # the third of August: in July there is none
    assert desk.watch().opened == ()
    office.wait(days=22)
    assert desk.watch().opened == ("05-2026-0002",)
    assert openings(store) == ["05-2026-0001", "05-2026-0002"]


def test_what_came_before_the_system_is_not_opened_by_a_later_watch_either() -> None:
    store = MemoryStore()
    office = Office("immuver", store, at="2026-06-24T09:00")
    desk = office.desk(None)
    assert [desk.watch().opened for _ in range(3)] == [(), (), ()]
    office.wait(days=1)
    assert desk.watch().opened == ("05-2026-0001",)


def test_a_day_without_anybody_at_the_machine_does_not_lose_the_meeting() -> None:
    store = MemoryStore()
    office = Office("immuver", store, at="2026-05-10T09:00")
    office.desk(None).watch()
    office.wait(days=24)  # the third of June: the twenty-fifth of May went by
    assert office.desk(None).watch().opened == ("05-2026-0001",)


def test_what_came_before_the_first_watch_is_not_opened() -> None:
    office = Office("immuver", at="2026-06-03T09:00")
    assert office.desk(None).watch().opened == ()


def test_a_lapse_is_recorded_once_by_the_system() -> None:
    store = MemoryStore()
    office = Office("sonora", store, at="2026-03-13T16:20")
    desk = office.sit("auxiliar")
    folio = done(desk.open("64-AJP-P01", "denuncia")).folio
    done(desk.do(folio, advance("1.1", medio="llamada", hechos="Hechos inventados")))
    said = {"tipos": ["negligencia"], "menores": [{"nombre": "Persona Inventada"}], "domicilio": "Calle Inventada 1"}
    accused = [{"nombre": "Persona Inventada Dos"}]
    step = advance(
        "1.2",
        documents=("f01", "sistema_pdmf"),
        urgente="si",
        grave="no",
        denunciados=accused,
        abogado_guardia="Inventado",
        **said,
    )
    done(desk.do(folio, step))
    office.wait(hours=72)
    assert desk.watch().lapsed == ()
    office.wait(minutes=1)
    lapsed = desk.watch().lapsed
    assert [name for name, _ in lapsed] == [folio]
    assert desk.watch().lapsed == ()
    with store.read() as transaction:
        entries = transaction.history(transaction.find(folio) or "")
    found = [entry for entry in entries if isinstance(entry.event, events.ClockLapsed)]
    assert [entry.person for entry in found] == [SYSTEM] * len(lapsed)
