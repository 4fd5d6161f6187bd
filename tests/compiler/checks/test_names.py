from __future__ import annotations

import pytest

from tests.support.compiling import ONE_ROW, codes, compiled, text_of

TWO_LISTS = """
- paso: 1
  responsable: ventanilla
  actividad: Recibe la solicitud
- decision: ¿Qué requiere?
  id: requiere
  elige: varias
  ramas:
    - respuesta: Gestión
      actividades:
        - decision: ¿Procede?
          id: procede
          ramas:
            - {respuesta: Sí, pasa_a: siguiente}
            - {respuesta: No, pasa_a: %s, retira_lo_demas: si}
        - paso: 2
          actividad: Gestiona
    - respuesta: Asesoría
      actividades:
        - paso: 3
          actividad: Asesora
- paso: 4
  actividad: Responde la solicitud
"""


def test_a_sound_procedure_has_nothing_to_tell() -> None:
    assert codes(text_of(TWO_LISTS % "4", roles="{ventanilla: Ventanilla}")) == []


@pytest.mark.parametrize("target", ["4", "1", "requiere", "atendida", "siguiente"])
def test_what_withdraws_the_rest_may_leave_its_list(target: str) -> None:
    assert codes(text_of(TWO_LISTS % target, roles="{ventanilla: Ventanilla}")) == []


def test_even_so_it_may_not_enter_another_branch() -> None:
    assert codes(text_of(TWO_LISTS % "3")) == ["E312"]


@pytest.mark.parametrize("section", ["series", "inicios"])
def test_names_of_things_never_confused_may_be_alike(section: str) -> None:
    more = "documentos: {llegada: {nombre: Aviso de llegada}}"
    rows = "- {paso: 1, responsable: ventanilla, actividad: Recibe, produce: [llegada]%s}"
    if section == "series":
        more += "\nseries: {llegada: {nombre: Número de llegada}}"
    rows %= ", asigna: [llegada]" if section == "series" else ""
    assert codes(text_of(rows, more, roles="{ventanilla: Ventanilla}")) == []


def test_a_misspelt_section_is_one_mistake_and_not_one_for_each_of_its_names() -> None:
    rows = "- {paso: 1, responsable: ventanilla, actividad: Recibe, registra: [motivo, medio], segun: medio,"
    rows += " ramas: [{respuesta: carta, pasa_a: atendida}, {respuesta: otro, pasa_a: atendida}]}"
    more = """
    dato:
      motivo: {tipo: texto, clase: reservado}
      medio: {opciones: {carta: Carta, otro: Otro}, clase: operativo}
    """
    assert codes(text_of(rows, more)) == ["E201"]


def test_a_section_that_is_not_what_it_should_be_is_one_mistake() -> None:
    text = text_of(roles="[ventanilla, direccion]")
    assert len(codes(text)) == 1


def test_a_row_with_a_misspelt_kind_still_has_its_number() -> None:
    rows = """
    - {paso: 1, responsable: ventanilla, actividad: Recibe, pasa_a: 2}
    - {paso: 2, actvidad: Responde}
    """
    text = text_of(rows)
    (found,) = compiled(text).diagnostics
    assert "actvidad" in text.split("\n")[found.span.line - 1]


def test_a_datum_whose_type_cannot_be_read_is_not_also_compared_badly() -> None:
    more = """
    datos: {edad: {tipo: numero, clase: identidad}}
    reglas: [{id: mayor, al_completar: 1, exige: {edad: {al_menos: 18}}, si_falta: advierte}]
    """
    rows = "- {paso: 1, responsable: ventanilla, actividad: Recibe, registra: [edad]}"
    assert codes(text_of(rows, more)) == ["E212"]


def test_nothing_is_called_unused_while_there_are_errors() -> None:
    more = "documentos: {acuse: {nombre: Acuse}}"
    rows = "- {paso: 1, responsable: ventanilla, actividad: Recibe, produce: [acuze]}"
    assert codes(text_of(rows, more)) == ["E304"]


def test_a_repeated_name_points_at_the_first() -> None:
    found = compiled(text_of(ONE_ROW + "\n- {paso: 1, actividad: Otra}")).diagnostics
    (repeated,) = (each for each in found if each.code == "E301")
    assert repeated.related[0].span.line < repeated.span.line


@pytest.mark.parametrize(
    ("used", "names"),
    [
        ("canaliza: {a: direccion}", set()),
        ("canaliza: {a: Hospital}", {"direccion"}),
        ("designa: direccion", set()),
        ("turna_a: direccion", set()),
    ],
)
def test_a_role_is_used_wherever_it_may_be_named(used: str, names: set[str]) -> None:
    rows = f"- {{paso: 1, responsable: ventanilla, actividad: Recibe, {used}}}"
    found = [each.message for each in compiled(text_of(rows)).diagnostics if each.code == "W301"]
    assert len(found) == len(names)


def test_a_computed_datum_that_only_reads_itself_is_unused_or_refused() -> None:
    more = """
    datos:
      turno: {clase: operativo, opciones: {a: A, b: B}, se_calcula: [{cuando: {turno: {es: a}}, da: b}, {da: a}]}
    """
    assert codes(text_of(more=more)) == ["E346"]


def test_a_file_with_very_many_unknown_names_is_told_within_seconds() -> None:
    data = "".join(f"  dato_numero_{number}: {{clase: operativo, tipo: si_no}}\n" for number in range(500))
    rows = "".join(
        f"- {{paso: {number}, responsable: ventanilla, actividad: A, registra: [dato_nummero_{number}x]}}\n"
        for number in range(500)
    )
    found = codes(text_of(rows) + f"datos:\n{data}")
    assert found.count("E305") == 500
