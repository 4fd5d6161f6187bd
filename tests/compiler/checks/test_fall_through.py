"""No silent fall-through (language.md L4), and what is no fall-through."""

from __future__ import annotations

import pytest

from tests.support.compiling import codes, text_of

MORE = "datos: {completa: {tipo: si_no, clase: operativo}}"
ROLES = "{ventanilla: Ventanilla}"
CHOICE = """
- paso: 1
  responsable: ventanilla
  actividad: Revisa
  registra: [completa]
  segun: completa
  ramas:
    - {respuesta: no, pasa_a: 2}
    - {respuesta: si, pasa_a: 3}
"""


def found(rows: str) -> list[str]:
    return codes(text_of(CHOICE + rows, MORE, roles=ROLES))


def test_the_row_above_a_target_must_say_where_it_goes() -> None:
    assert found("- {paso: 2, actividad: Devuelve}\n- {paso: 3, actividad: Responde}") == ["E330"]


@pytest.mark.parametrize("said", ["siguiente", "3", "atendida", "1"])
def test_saying_it_is_enough(said: str) -> None:
    assert found(f"- {{paso: 2, actividad: Devuelve, pasa_a: {said}}}\n- {{paso: 3, actividad: Responde}}") == []


def test_headings_and_notes_between_change_nothing() -> None:
    rows = """
- {paso: 2, actividad: Devuelve}
- {etapa: Respuesta}
- {nota: Se responde en cinco días., paso: 2.1}
- {paso: 3, actividad: Responde}
"""
    assert found(rows) == ["E330"]


def test_a_target_that_is_a_heading_is_one_too() -> None:
    rows = "- {paso: 2, actividad: Devuelve}\n- {etapa: Respuesta, id: tercera}\n- {paso: 3, actividad: Responde}"
    assert codes(text_of((CHOICE + rows).replace("pasa_a: 3", "pasa_a: tercera"), MORE, roles=ROLES)) == ["E330"]


def test_going_back_is_no_fall_through() -> None:
    rows = """
- {paso: 2, actividad: Devuelve, pasa_a: siguiente}
- {paso: 3, actividad: Responde}
- decision: ¿Está conforme?
  id: conforme
  ramas:
    - {respuesta: Sí, pasa_a: atendida}
    - {respuesta: No, pasa_a: 2}
"""
    assert found(rows) == []


def test_a_choice_right_above_its_target_says_so_itself() -> None:
    rows = """
- paso: 1
  responsable: ventanilla
  actividad: Revisa
  ramas:
    - {respuesta: Completa, pasa_a: 2}
    - {respuesta: Incompleta, pasa_a: atendida}
- {paso: 2, actividad: Responde}
"""
    assert codes(text_of(rows, roles=ROLES)) == []


def test_a_choice_with_rows_of_its_own_goes_on_below() -> None:
    rows = """
- decision: ¿Qué falta?
  paso: 2
  elige: varias
  ramas:
    - {respuesta: Firma, actividades: [{paso: 2.1, actividad: Pide la firma}]}
    - {respuesta: Copia, actividades: [{paso: 2.2, actividad: Pide la copia}]}
- {paso: 3, actividad: Responde}
"""
    assert found(rows) == ["E330"]


PLAIN = """
- {paso: 1, responsable: ventanilla, actividad: Recibe}
- {paso: 2, actividad: Responde}
- {paso: 3, actividad: Archiva}
"""
LAPSE = "plazos: [{id: respuesta, en: 1, limite: 3 dias habiles, al_vencer: [{pasa_a: TARGET}]}]"
INTERRUPTION = "interrupciones: [{id: desiste, nombre: Se desiste, pasa_a: TARGET}]"


@pytest.mark.parametrize("obligation", [LAPSE, INTERRUPTION])
def test_what_a_lapse_or_an_interruption_leads_to_is_a_target_too(obligation: str) -> None:
    more = obligation.replace("TARGET", "3")
    assert codes(text_of(PLAIN, more, roles=ROLES)) == ["E330"]
    said = PLAIN.replace("Responde}", "Responde, pasa_a: siguiente}")
    assert codes(text_of(said, more, roles=ROLES)) == []


def test_a_lapse_of_the_row_right_above_or_of_one_below_changes_nothing() -> None:
    assert codes(text_of(PLAIN, LAPSE.replace("TARGET", "2"), roles=ROLES)) == []
    back = LAPSE.replace("TARGET", "2").replace("en: 1", "en: 3")
    assert codes(text_of(PLAIN, back, roles=ROLES)) == []
