"""What nobody asks for: lapses recorded once, periodic starts that open one case in each period."""

from __future__ import annotations

from datetime import date

from cauce.model import events
from cauce.model.case import Case
from cauce.runtime.desk.desk import CaseView, Watched
from cauce.runtime.desk.records import Definition
from cauce.runtime.desk.roles import SYSTEM
from tests.runtime.workbench import procedure
from tests.support.memory_store import MemoryStore
from tests.support.office import Office, advance, done


def openings(store: MemoryStore) -> list[str]:
    return [stored.folio for stored in store.tables.cases.values() if stored.procedure.key == "PR-IMMUVER-05"]


def test_a_meeting_opens_once_a_month_and_not_in_the_recess() -> None:
    store = MemoryStore()
    office = Office("immuver", store, at="2026-06-24T09:00")
    desk = office.desk(None)
    assert desk.watch().opened == {}
    office.wait(days=1)
    assert list(desk.watch().opened) == ["05-2026-0001"]
    assert desk.watch().opened == {}
    office.wait(days=40)  # the third of August: in July there is none
    assert desk.watch().opened == {}
    office.wait(days=22)
    assert list(desk.watch().opened) == ["05-2026-0002"]
    assert openings(store) == ["05-2026-0001", "05-2026-0002"]


def test_what_came_before_the_system_is_not_opened_by_a_later_watch_either() -> None:
    store = MemoryStore()
    office = Office("immuver", store, at="2026-06-24T09:00")
    desk = office.desk(None)
    assert [desk.watch().opened for _ in range(3)] == [{}, {}, {}]
    office.wait(days=1)
    assert list(desk.watch().opened) == ["05-2026-0001"]


def test_a_day_without_anybody_at_the_machine_does_not_lose_the_meeting() -> None:
    store = MemoryStore()
    office = Office("immuver", store, at="2026-05-10T09:00")
    office.desk(None).watch()
    office.wait(days=24)  # the third of June: the twenty-fifth of May went by
    assert list(office.desk(None).watch().opened) == ["05-2026-0001"]


def watched_after(days: int, *, at: str = "2026-01-10T09:00") -> tuple[Office, Watched]:
    """Watch once, let that many days go by without anybody, and watch again."""
    office = Office("immuver", MemoryStore(), at=at)
    assert office.desk(None).watch() == Watched()
    office.wait(days=days)
    return office, office.desk(None).watch()


def test_each_period_that_nobody_watched_opens_once_the_oldest_first() -> None:
    office, watched = watched_after(80)  # the thirty-first of March
    assert watched.opened == {
        "05-2026-0001": date(2026, 1, 25),
        "05-2026-0002": date(2026, 2, 25),
        "05-2026-0003": date(2026, 3, 25),
    }
    assert watched.left == ()
    assert office.desk(None).watch() == Watched()
    notes = [[note.text for note in seen(office, folio).notes] for folio in watched.opened]
    assert notes == [["Se abrió después: tocaba el 25-01-2026."], ["Se abrió después: tocaba el 25-02-2026."], []]


def seen(office: Office, folio: str) -> Case:
    view = office.sit("direccion").view(folio)
    assert isinstance(view, CaseView)
    return view.case


def test_in_the_recess_nothing_opens_and_what_was_missed_opens_after_it() -> None:
    office, watched = watched_after(60, at="2026-05-10T09:00")  # the ninth of July
    assert watched == Watched()
    office.wait(days=23)
    assert list(office.desk(None).watch().opened.values()) == [date(2026, 5, 25), date(2026, 6, 25)]


def test_of_more_than_a_year_of_periods_the_oldest_are_named_once_and_not_opened() -> None:
    office, watched = watched_after(563)  # the twenty-seventh of July of the next year: in July there is none
    assert watched == Watched()
    office.wait(days=31)
    watched = office.desk(None).watch()
    assert len(watched.opened) == 12
    assert list(watched.opened.values())[::11] == [date(2026, 6, 25), date(2027, 8, 25)]
    left = tuple(date(2026, month, 25) for month in range(1, 6))
    assert watched.left == (("PR-IMMUVER-05", "reunion_mensual", left),)
    assert office.desk(None).watch() == Watched()


def test_a_start_that_cannot_open_says_so_once_however_many_periods_it_missed() -> None:
    office = Office("immuver", MemoryStore(), at="2026-01-10T09:00")
    definition = procedure(ASKS)
    office.shelf.by_key = {definition.key: Definition(procedure=definition, text=b"")}
    assert office.desk(None).watch() == Watched()
    office.wait(days=80)
    for _ in range(2):
        watched = office.desk(None).watch()
        assert watched.opened == {}
        assert [(what, refusal.code) for what, refusal in watched.problems] == [("PRUEBA-01: Mensual", "falta_dato")]


ASKS = """
datos: {tema: {tipo: texto, clase: operativo}}
inicios:
  inicio_unico: {nombre: Entrada, pasa_a: 1}
  mes: {nombre: Mensual, cada: mes, dia: 25, registra: [tema], pasa_a: 1}
actividades:
  - {paso: 1, actividad: Uno, responsable: a}
"""


def test_what_came_before_the_first_watch_is_not_opened() -> None:
    office = Office("immuver", at="2026-06-03T09:00")
    assert office.desk(None).watch().opened == {}


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
