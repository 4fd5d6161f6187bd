"""Entering, going on, decisions, loops and their limits, ends (language.md §2, rules 1 to 8, 13)."""

import pytest

from cauce.model.case import Status
from cauce.model.commands import AddDocument, Advance, Interrupt, Open, RecordData, Reopen, Skip, TakeWait, Watch
from tests.runtime.workbench import Desk, kinds, names, opened, procedure

LINE = """
actividades:
  - etapa: Uno
    id: etapa_uno
  - {paso: 1, responsable: a, actividad: Recibe}
  - {paso: 2, nota: Sólo se lee}
  - {paso: 3, responsable: a, actividad: Entrega, pasa_a: fin}
"""

CHOICE = """
fines: {fin: Fin, otro: Otro fin}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - decision: ¿Sigue?
    id: sigue
    responsable: a
    ramas:
      - {respuesta: Sí, pasa_a: 2}
      - {respuesta: No, pasa_a: otro}
  - {paso: 2, responsable: a, actividad: Entrega, pasa_a: fin}
"""

LOOP = """
fines: {fin: Fin, negado: Se niega}
actividades:
  - {paso: 1, responsable: a, actividad: Pide el documento}
  - decision: ¿Lo trajo?
    id: trajo
    responsable: a
    ramas:
      - {respuesta: Sí, pasa_a: fin}
      - {respuesta: No, pasa_a: 1, limite_veces: 2, despues: negado}
"""

BY_DATUM = """
datos:
  ruta: {clase: operativo, opciones: {norte: Norte, sur: Sur, lejos: Lejos}}
fines: {fin: Fin, fuera: Fuera}
actividades:
  - paso: 1
    responsable: a
    actividad: Clasifica
    registra: [ruta]
    segun: ruta
    ramas:
      - {respuesta: [norte, sur], pasa_a: 2}
      - {respuesta: lejos, pasa_a: fuera}
  - {paso: 2, responsable: a, actividad: Recorre}
  - decision: ¿Era norte?
    id: era_norte
    segun: ruta
    ramas:
      - {respuesta: norte, pasa_a: 3}
      - {respuesta: [sur, lejos], pasa_a: fin}
  - {paso: 3, responsable: a, actividad: Informa, pasa_a: fin}
"""


def test_stages_and_notes_are_passed_at_once() -> None:
    desk = opened(LINE)
    assert desk.at == ["1"]
    desk.do("1")
    assert desk.at == ["3"]
    assert "2" not in desk.case.completions
    desk.do("3")
    assert (desk.case.status, desk.case.end, desk.at) == (Status.ENDED, "fin", [])


def test_a_row_can_be_left_unnamed_when_it_is_the_only_one() -> None:
    desk = opened(LINE)
    desk.give(Advance())
    assert desk.at == ["3"]


def test_nothing_happens_after_the_end() -> None:
    desk = opened(LINE)
    desk.do("1")
    desk.do("3")
    refusal = desk.fails("3")
    assert refusal.code == "estado_del_caso"
    assert "ya concluyó" in refusal.message
    assert desk.watch() == []
    assert desk.refuse(Reopen()).message.endswith("no admite reabrir el caso")


def test_a_row_where_the_case_is_not() -> None:
    desk = opened(LINE)
    assert "el caso no está en el paso 3; está en el paso 1" in desk.fails("3").message
    assert "«9» no es un paso de este procedimiento" in desk.fails("9").message


def test_a_person_chooses_a_branch_by_name() -> None:
    for answer, where in (("Sí", ["2"]), ("no", [])):
        desk = opened(CHOICE)
        desk.do("1")
        desk.do("sigue", answer)
        assert desk.at == where


def test_an_answer_that_is_missing_unknown_or_too_much() -> None:
    desk = opened(CHOICE)
    desk.do("1")
    assert desk.fails("sigue").message.endswith("falta elegir una de estas respuestas: «Sí», «No»")
    assert "no existe la respuesta «Tal vez»" in desk.fails("sigue", "Tal vez").message
    assert "sólo cabe una respuesta" in desk.fails("sigue", "Sí", "No").message
    assert desk.fails("sigue").cure == "cauce avanzar FOLIO --rama …"


def test_an_answer_where_there_is_nothing_to_answer() -> None:
    assert "sobra «Sí»" in opened(LINE).fails("1", "Sí").message


@pytest.mark.parametrize(("no", "end", "counted"), [(0, "fin", 0), (2, "fin", 2), (3, "negado", 2)])
def test_a_branch_taken_more_often_than_its_limit_leads_elsewhere(no: int, end: str, counted: int) -> None:
    desk = opened(LOOP)
    for _ in range(no):
        desk.do("1")
        desk.do("trajo", "No")
    if no < 3:
        desk.do("1")
        desk.do("trajo", "Sí")
    assert desk.case.end == end
    assert desk.case.branches.get("trajo/1", 0) == counted


def test_a_datum_decides_at_its_own_row_and_later_by_itself() -> None:
    ends = {}
    for value in ("norte", "sur", "lejos"):
        desk = opened(BY_DATUM)
        desk.do("1", ruta=value)
        if desk.at == ["2"]:
            desk.do("2")
        ends[value] = desk.case.end or desk.at[0]
    assert ends == {"norte": "3", "sur": "fin", "lejos": "fuera"}


def test_a_decision_by_a_datum_counts_as_completed_without_anybody() -> None:
    desk = opened(BY_DATUM)
    desk.do("1", ruta="norte")
    desk.do("2")
    assert [done.person for done in desk.case.completions["era_norte"]] == [""]


def test_an_answer_that_contradicts_the_datum_is_refused() -> None:
    desk = opened(BY_DATUM)
    assert names(desk.fails("1", "Lejos", ruta="norte")) == ["1"]


def test_each_visit_descends_from_the_one_before() -> None:
    desk = opened(LOOP)
    desk.do("1")
    desk.do("trajo", "No")
    entered = [event for event in desk.events if kinds([event]) == ["Entered"]]
    assert [event.causes for event in entered] == [(), (entered[0].visit,), (entered[1].visit,)]
    assert len({event.visit for event in entered}) == 3


REOPENED = """
fines: {fin: {nombre: Cita abierta, reabre_en: 2}}
datos: {nombre_dado: {tipo: texto, clase: identidad}}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [nombre_dado]}
  - {paso: 2, responsable: a, actividad: Atiende, pasa_a: fin}
"""


def test_a_reopened_case_keeps_what_is_known_and_goes_on_where_its_end_says() -> None:
    desk = opened(REOPENED)
    assert desk.refuse(Reopen()).message.endswith("el caso sigue abierto")
    desk.do("1", nombre_dado="Persona Inventada Dos")
    desk.do("2")
    assert desk.refuse(Reopen(), "Persona Ajena", "b").code == "persona_no_permitida", "no business of theirs"
    desk.give(Reopen())
    assert (desk.case.status, desk.at, desk.case.end) == (Status.OPEN, ["2"], "")
    assert desk.case.data["nombre_dado"] == "Persona Inventada Dos"
    desk.do("2")
    assert desk.case.end == "fin"
    assert len(desk.case.completions["2"]) == 2


WAIT = """
fines: {fin: Fin}
actividades:
  - {paso: 1, responsable: a, actividad: Visita}
  - espera: En valoración
    id: valoracion
    ramas:
      - {respuesta: Hay nueva información, pasa_a: 1}
      - {respuesta: Se cierra, pasa_a: fin}
"""


def test_a_wait_goes_on_when_something_happens_and_the_case_is_the_same() -> None:
    desk = opened(WAIT)
    desk.do("1")
    desk.wait(days=200)
    desk.give(TakeWait(row="valoracion", answers=("Hay nueva información",)))
    assert desk.at == ["1"]
    assert "no es una espera" in desk.refuse(TakeWait(answers=("Se cierra",))).message
    desk.do("1")
    desk.do("valoracion", "Se cierra")
    assert desk.case.end == "fin"


STARTS = """
responsables: {a: Persona A, g: Guardia}
datos:
  turno:
    clase: operativo
    opciones: {oficina: Oficina, guardia: Guardia}
    se_calcula: [{cuando: {horario: {es: oficina}}, da: oficina}, {da: guardia}]
  puesto: {tipo: si_no, clase: operativo}
  menor: {tipo: texto, clase: identidad}
documentos: {oficio: {nombre: Oficio, tipo: oficio, de_fuera: si}}
inicios:
  normal: {nombre: Denuncia, pasa_a: 1, responsable: a}
  judicial:
    nombre: Disposición judicial
    pasa_a: 2
    responsable: g
    cuando: {turno: {es: guardia}}
    registra: [menor]
    recibe: [oficio]
    fija: {puesto: si}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [menor, puesto]}
  - {paso: 2, responsable: g, actividad: Ingresa, pasa_a: fin}
"""


def test_a_start_says_who_when_and_with_what() -> None:
    desk = Desk(procedure(STARTS), "2026-03-01T03:00")
    refusal = desk.refuse(Open(case="c", start="judicial"))
    assert [missing.kind for missing in refusal.missing] == ["persona", "dato", "documento"]
    give = Open(case="c", start="judicial", data={"menor": "Persona Inventada"}, documents={"oficio": "12/2026"})
    desk.give(give, role="g")
    assert desk.at == ["2"]
    assert desk.case.data == {"puesto": "si", "menor": "Persona Inventada"}
    assert desk.case.documents["oficio"][0].reference == "12/2026"
    assert desk.case.schedules == ("guardia",)


def test_a_start_outside_its_condition_is_refused() -> None:
    desk = Desk(procedure(STARTS), "2026-03-02T09:00")
    give = Open(case="c", start="judicial", data={"menor": "Persona Inventada"}, documents={"oficio": ""})
    assert desk.refuse(give, role="g").code == "inicio_no_permitido"
    assert names(desk.refuse(Open(case="c", start="otro"))) == ["otro"]


def test_a_command_needs_an_aware_clock_and_a_case() -> None:
    desk = Desk(procedure(LINE))
    with pytest.raises(ValueError, match="no case"):
        desk.attempt(Watch(), "", "")
    desk.open()
    with pytest.raises(ValueError, match="already open"):
        desk.open()
    desk.now = desk.now.replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        desk.watch()


def test_two_open_rows_have_to_be_told_apart() -> None:
    desk = opened(TWO)
    assert "falta decir en cuál paso: el caso está en el paso 1 y el paso 2" in desk.refuse(Advance()).message
    assert "falta decir en cuál" in desk.refuse(TakeWait()).message
    assert "falta decir en cuál" in desk.refuse(Advance(visit=99)).message
    assert names(desk.refuse(Skip(row="9", reason="x"))) == ["9"]
    assert names(desk.refuse(RecordData(row="9", data={}))) == ["9"]
    assert names(desk.refuse(AddDocument(row="9", documents={}))) == ["9"]
    desk.do("2")
    desk.give(Advance())
    assert desk.at == ["3"]


TWO = """
actividades:
  - en_paralelo: Los dos
    id: ambos
    ramas:
      - nombre: Uno
        actividades: [{paso: 1, responsable: a, actividad: Uno}]
      - nombre: Dos
        actividades: [{paso: 2, responsable: a, actividad: Dos}]
  - {paso: 3, responsable: a, actividad: Cierra, pasa_a: fin}
"""


def test_commands_about_nothing_open() -> None:
    desk = opened(LINE)
    assert "no es opcional" in desk.refuse(Skip(row="1", reason="No hace falta")).message
    assert "«nada» no es una interrupción" in desk.refuse(Interrupt(interruption="nada")).message
    assert "no es un dato" in desk.refuse(RecordData(data={"nada": "x"})).message


@pytest.mark.parametrize("name", ["salida", "retirada", "afuera", "1+", "fin:fin"])
def test_a_row_may_bear_a_word_that_the_machine_of_moves_uses(name: str) -> None:
    desk = opened(LINE.replace("{paso: 3,", f"{{paso: '{name}',"))
    desk.do("1")
    assert desk.at == [name]
    desk.do(name)
    assert desk.case.status is Status.ENDED
