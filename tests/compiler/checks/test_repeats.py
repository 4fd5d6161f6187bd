"""One cause is one error, told at its first place outside scenarios, with the other places named."""

from __future__ import annotations

import pytest

from cauce.compiler.api import compile_procedure
from cauce.model.diagnostics import Diagnostic
from tests.support.compiling import codes, text_of

ROLES = "{ventanilla: Ventanilla}"
DATA = "datos: {motivo: {pregunta: Motivo, tipo: texto, clase: operativo}}"
ROW = "- {paso: 1, responsable: ventanilla, actividad: Recibe, registra: [motivo]}"
SCENARIOS = "escenarios: [{nombre: Uno, recorre: [9], se_espera: {termina_en: atendida}}%s]"


def told(text: str) -> list[Diagnostic]:
    return list(compile_procedure(text.encode(), "prueba.yaml").diagnostics)


def test_a_name_that_is_gone_is_told_once_wherever_it_is_used() -> None:
    rows = "- {paso: 1, responsable: ventanilla, actividad: Recibe, pasa_a: 9}"
    (found,) = told(text_of(rows, SCENARIOS % "", roles=ROLES))
    assert found.code == "E307"
    assert [each.message for each in found.related] == ["también en el escenario «Uno»"]


def test_many_places_are_counted_not_listed() -> None:
    more = "".join(f", {{nombre: S{number}, recorre: [9], se_espera: {{termina_en: atendida}}}}" for number in range(9))
    (found,) = told(text_of(ROW, f"{DATA}\n{SCENARIOS % more}", roles=ROLES))
    assert found.code == "E308"
    assert len(found.related) == 4
    assert found.related[-1].message.endswith(", y en 5 lugares más")


@pytest.mark.parametrize("wrong", ["registra: motivo", "registra: [motivo], opcional: sí", "Registra: [motivo]"])
def test_scenarios_are_silent_about_a_row_that_has_errors_of_its_own(wrong: str) -> None:
    row = ROW.replace("registra: [motivo]", wrong)
    scenario = "escenarios: [{nombre: Uno, recorre: [{paso: 1, datos: {motivo: a}}], se_espera: {}}]"
    assert len(codes(text_of(row, f"{DATA}\n{scenario}", roles=ROLES))) == 1


def test_what_a_scenario_gets_wrong_does_not_hide_what_the_proof_finds() -> None:
    rows = "- {paso: 1, responsable: ventanilla, actividad: Recibe, cuando: {motivo: {es: si}}}\n"
    rows += "- {paso: 2, responsable: ventanilla, actividad: Sigue, registra: [motivo]}"
    data = DATA.replace("tipo: texto", "tipo: si_no")
    scenario = "escenarios: [{nombre: Uno, recorre: [{paso: 2, respuesta: A}], se_espera: {}}]"
    assert codes(text_of(rows, f"{data}\n{scenario}", roles=ROLES)) == ["E501", "E362"]
