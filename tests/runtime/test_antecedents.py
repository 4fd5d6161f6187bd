"""Earlier cases proposed at registration (language.md L29; requirements §6, B-08 and B-09, and §8, scenario 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from cauce.model.commands import Cancel, Correct, Open
from cauce.runtime.antecedents import seen_by_others
from cauce.runtime.ports import EarlierCase
from cauce.runtime.tokens import matching_tokens
from tests.runtime.workbench import Desk, kinds, local, procedure

WINDOWS = """
datos:
  domicilio: {tipo: texto, clase: identidad}
  denunciados: {tipo: lista, clase: identidad, campos: {nombre: {tipo: texto, clase: identidad}}}
  tipos: {clase: reservado, elige: varias, opciones: {fisico: Físico, abandono: Abandono, otro: Otro}}
  repetida: {tipo: si_no, clase: operativo}
  reincidencia: {tipo: si_no, clase: operativo}
  reciente: {tipo: si_no, clase: operativo}
actividades:
  - {paso: 1, responsable: a, actividad: Registra, registra: [domicilio, denunciados, {dato: tipos, opcional: si}]}
  - {paso: 2, responsable: a, actividad: Confirma, registra: [repetida, reincidencia, {dato: reciente, opcional: si}]}
  - {paso: 3, responsable: a, actividad: Atiende}
  - espera: En valoración
    id: en_valoracion
    ramas: [{respuesta: Llega, pasa_a: 3}, {respuesta: No llega, pasa_a: fin}]
antecedentes:
  - id: busca_repetida
    al_completar: 1
    coinciden: [domicilio, denunciados]
    alguna: [{recibido_en: 30 dias naturales}, {abierto_en: en_valoracion}]
    marca: repetida
  - id: busca_reincidencia
    al_completar: 1
    coinciden: [domicilio, denunciados, tipos]
    alguna: [{completo: 3, en: 3 meses}]
    marca: reincidencia
  - id: busca_reciente
    al_completar: 1
    coinciden: [domicilio]
    alguna: [{completo: 3, en: 48 horas}]
    marca: reciente
"""


class Others:
    """Earlier cases in a dict: what a store does with keyed digests."""

    def __init__(self, *desks: Desk) -> None:
        self.desks = desks

    def matching(self, procedure: str, tokens: Mapping[str, tuple[str, ...]]) -> tuple[EarlierCase, ...]:
        found = []
        for desk in self.desks:
            theirs = matching_tokens(desk.procedure, desk.case)
            same = all(not set(wanted).isdisjoint(theirs.get(name, ())) for name, wanted in tokens.items())
            seen = seen_by_others(desk.case)
            if desk.case.procedure == procedure and same and seen is not None:
                found.append(seen)
        return tuple(sorted(found, key=lambda item: item.opened_at))


FACTS: dict[str, Any] = {
    "domicilio": "Calle Inventada 5, Col. Núñez",
    "denunciados": [{"nombre": "Juan Inventado"}],
    "tipos": ["fisico", "abandono"],
}


def case(at: str, *others: Desk, name: str = "caso-2", **facts: Any) -> Desk:
    """Register a case, with earlier ones known."""
    desk = Desk(procedure(WINDOWS), at)
    desk.earlier = Others(*others)
    desk.give(Open(case=name, start="inicio_unico"))
    desk.do("1", **{**FACTS, **facts})
    return desk


def attended(at: str, on: str) -> Desk:
    """A case received and attended at those moments, and left in valoración."""
    desk = first(at)
    desk.do("2", repetida="no", reincidencia="no")
    desk.now = local(on)
    desk.do("3")
    return desk


def first(at: str, **facts: Any) -> Desk:
    return case(at, name="caso-1", **facts)


def found(desk: Desk) -> dict[str, list[str]]:
    """The earlier cases proposed, by datum."""
    return {name: [case for item in items for case in item.cases] for name, items in desk.case.proposals.items()}


@pytest.mark.parametrize(("received", "wanted"), [("2026-01-31T23:59", True), ("2026-02-01T00:00", False)])
def test_repeated_within_thirty_days_of_its_reception(received: str, wanted: bool) -> None:
    """B-09: received on 1 January, 31 January is the last day."""
    again = case(received, first("2026-01-01T09:00"))
    assert ("repetida" in found(again)) is wanted


def test_still_in_valoracion_is_always_repeated() -> None:
    earlier = attended("2025-01-01T09:00", "2025-01-05T09:00")
    assert earlier.at == ["en_valoracion"]
    assert found(case("2026-03-02T09:00", earlier)) == {"repetida": ["caso-1"]}


@pytest.mark.parametrize(("received", "wanted"), [("2026-02-28T23:00", True), ("2026-03-01T00:00", False)])
def test_relapse_within_three_calendar_months_of_being_attended(received: str, wanted: bool) -> None:
    """B-08: attended on 30 November 2025, the last day is 28 February 2026 (months clamp)."""
    again = case(received, attended("2025-10-01T09:00", "2025-11-30T12:00"))
    assert ("reincidencia" in found(again)) is wanted


def test_relapse_asks_for_the_same_nature() -> None:
    """At least one type in common; without any the search has nothing to compare."""
    earlier = attended("2026-01-10T09:00", "2026-01-12T12:00")
    assert "reincidencia" in found(case("2026-03-02T09:00", earlier, tipos=["otro", "abandono"]))
    assert "reincidencia" not in found(case("2026-03-02T09:00", earlier, tipos=["otro"]))
    assert "reincidencia" not in found(case("2026-03-02T09:00", earlier, tipos=[]))


def test_hours_are_hours() -> None:
    earlier = attended("2026-03-01T08:00", "2026-03-02T09:00")
    assert "reciente" in found(case("2026-03-04T09:00", earlier))
    assert "reciente" not in found(case("2026-03-04T09:01", earlier))


def test_repeated_and_relapse_at_once_and_written_otherwise() -> None:
    """Scenario 4: day 20, the same facts; attended before, the same type; both are shown."""
    earlier = attended("2026-01-10T09:00", "2026-01-12T12:00")
    again = case("2026-01-30T09:00", earlier, domicilio="CALLE INVENTADA 5 COL NUNEZ")
    assert found(again) == {"repetida": ["caso-1"], "reincidencia": ["caso-1"]}
    move = again.moves["2"]
    assert move.proposals == {"repetida": ("caso-1",), "reincidencia": ("caso-1",)}
    assert "repetida" not in again.case.data, "a person decides"
    again.do("2", repetida="si", reincidencia="no")
    assert (again.case.data["repetida"], again.case.data["reincidencia"]) == ("si", "no")


def test_other_people_later_cases_and_mistakes_are_not_found() -> None:
    assert found(case("2026-01-20T09:00", first("2026-01-10T09:00", denunciados=[{"nombre": "Otro"}]))) == {}
    assert found(case("2026-01-20T09:00", first("2026-01-21T09:00"))) == {}
    mistake = first("2026-01-10T09:00")
    mistake.give(Cancel(reason="Se abrió por error"))
    assert found(case("2026-01-20T09:00", mistake)) == {}


def test_registering_again_searches_again() -> None:
    earlier = first("2026-01-10T09:00")
    again = case("2026-01-20T09:00", earlier)
    assert found(again) == {"repetida": ["caso-1"]}
    again.give(Correct(row="1", reason="Era otro domicilio"))
    assert again.case.proposals == {}
    assert "Proposed" not in kinds(again.do("1", **{**FACTS, "domicilio": "Otra calle 7"}))
