"""Repetida and reincidencia (64-AJP-P01, III.3.12, 3.13): proposed from earlier cases, decided by a person."""

from __future__ import annotations

from tests.support.memory_store import MemoryStore
from tests.support.office import Office, advance, done

ROLES = ("auxiliar", "asistencia_previa", "trabajo_social")


def complaint(office: Office, home: str, accused: str, kinds: tuple[str, ...] = ("negligencia",)) -> str:
    """Receive a complaint up to 1.2."""
    desk = office.sit(*ROLES)
    folio = done(desk.open("64-AJP-P01", "denuncia")).folio
    done(desk.do(folio, advance("1.1", medio="llamada", hechos="Hechos inventados")))
    step = advance(
        "1.2",
        documents=("f01", "sistema_pdmf"),
        urgente="no",
        grave="no",
        abogado_guardia="Persona Inventada Nueve",
        tipos=list(kinds),
        menores=[{"nombre": "Persona Inventada"}],
        domicilio=home,
        denunciados=[{"nombre": accused}],
    )
    done(desk.do(folio, step))
    return folio


def proposed(office: Office, folio: str) -> dict[str, list[str]]:
    """Return the folios that each yes/no datum is proposed for."""
    with office.store.read() as transaction:
        case = transaction.load(transaction.find(folio) or "").case
        return {
            datum: [transaction.folio_of(earlier) for item in found for earlier in item.cases]
            for datum, found in case.proposals.items()
        }


def visited(office: Office, folio: str) -> None:
    """Take a complaint through its first verification (2.2)."""
    desk = office.sit(*ROLES)
    done(desk.do(folio, advance("1.3", documents=("f02",))))
    done(desk.do(folio, advance("2.1", repetida="no", reincidencia="no", ruta="norte")))
    hour = office.now.replace(tzinfo=None).isoformat(timespec="minutes")
    done(desk.do(folio, advance("apartar_hora", documents=("agenda",), hora_apartada=hour)))
    answers = ("dinamica_familiar", "maltrato_menores", "padres_trabajan", "padres_vicios", "otros_menores")
    said = dict.fromkeys((*answers, "denunciado_es_verdad"), "Respuesta inventada")
    done(desk.do(folio, advance("2.2", documents=("f04",), vecinos_entrevistados="5", **said)))


def test_the_same_facts_twenty_days_later_are_proposed_as_repeated() -> None:
    office = Office("sonora", MemoryStore())
    first = complaint(office, "Calle Inventada 5, Col. Ficción", "Juan Inventado")
    office.wait(days=20)
    second = complaint(office, "calle  inventada 5 col ficcion", "JUAN INVENTADO")
    assert proposed(office, second) == {"repetida": [first]}
    with office.store.read() as transaction:
        assert "repetida" not in transaction.load(transaction.find(second) or "").case.data


def test_on_the_thirty_first_day_they_are_not() -> None:
    office = Office("sonora", MemoryStore(), at="2026-01-01T09:00")
    complaint(office, "Calle Inventada 5", "Juan Inventado")
    office.wait(days=30)
    assert set(proposed(office, complaint(office, "Calle Inventada 5", "Juan Inventado"))) == {"repetida"}
    office.wait(days=31)
    assert proposed(office, complaint(office, "Calle Inventada 5", "Juan Inventado")) == {}


def test_another_home_or_another_person_is_another_matter() -> None:
    office = Office("sonora", MemoryStore())
    complaint(office, "Calle Inventada 5", "Juan Inventado")
    assert proposed(office, complaint(office, "Calle Inventada 6", "Juan Inventado")) == {}
    assert proposed(office, complaint(office, "Calle Inventada 5", "Pedro Inventado")) == {}


def test_attended_two_months_ago_for_the_same_kind_is_proposed_as_reincidence() -> None:
    office = Office("sonora", MemoryStore())
    first = complaint(office, "Calle Inventada 5", "Juan Inventado", ("negligencia", "abandono"))
    visited(office, first)
    office.wait(days=60)
    assert proposed(office, complaint(office, "Calle Inventada 5", "Juan Inventado", ("abandono",))) == {
        "reincidencia": [first]
    }
    assert proposed(office, complaint(office, "Calle Inventada 5", "Juan Inventado", ("abuso_fisico",)))["repetida"]


def test_both_at_once() -> None:
    office = Office("sonora", MemoryStore())
    first = complaint(office, "Calle Inventada 5", "Juan Inventado")
    visited(office, first)
    office.wait(days=20)
    again = complaint(office, "Calle Inventada 5", "Juan Inventado")
    assert proposed(office, again) == {"repetida": [first], "reincidencia": [first]}
