"""Regions: parallel and inclusive blocks, joins, withdrawal, leaving a block (language.md §2, rules 1 and 8 to 13)."""

from cauce.model.case import Status
from cauce.model.commands import Interrupt
from cauce.model.events import BlockJoined, Withdrawn
from tests.runtime.workbench import kinds, names, opened

PARALLEL = """
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - en_paralelo: En cualquier orden
    id: ambos
    ramas:
      - nombre: Entrega
        actividades:
          - {paso: 2, responsable: a, actividad: Entrega}
          - {paso: 3, responsable: a, actividad: Firma}
      - nombre: Registro
        actividades:
          - {paso: 4, responsable: a, actividad: Registra}
  - {paso: 5, responsable: a, actividad: Cierra, pasa_a: fin}
"""

INCLUSIVE = """
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - decision: ¿Qué se requiere?
    id: que
    responsable: a
    elige: varias
    ramas:
      - respuesta: Gestión
        actividades: [{paso: 2, responsable: a, actividad: Gestiona}]
      - respuesta: Derivación
        actividades: [{paso: 3, responsable: a, actividad: Deriva}]
      - respuesta: Orientación
        actividades: [{paso: 4, responsable: a, actividad: Orienta}]
  - {paso: 5, responsable: a, actividad: Cierra, pasa_a: fin}
"""

LOOPED = (
    INCLUSIVE.replace("{paso: 5, responsable: a, actividad: Cierra, pasa_a: fin}", "").rstrip(" -\n")
    + """
  - decision: ¿Algo más?
    id: mas
    responsable: a
    ramas:
      - {respuesta: Sí, pasa_a: que}
      - {respuesta: No, pasa_a: fin}
"""
)

ESCAPE = """
fines: {fin: Fin, suspendido: Se suspende}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - en_paralelo: En cualquier orden
    id: ambos
    ramas:
      - nombre: Entrega
        actividades:
          - decision: ¿Acepta?
            id: acepta
            responsable: a
            ramas:
              - {respuesta: Sí, pasa_a: 2}
              - {respuesta: Se regresa, pasa_a: 1, retira_lo_demas: si}
              - {respuesta: Se suspende, pasa_a: suspendido, retira_lo_demas: si}
          - {paso: 2, responsable: a, actividad: Entrega}
      - nombre: Registro
        actividades:
          - en_paralelo: Dentro
            id: dentro
            ramas:
              - nombre: Uno
                actividades: [{paso: 3, responsable: a, actividad: Uno}]
              - nombre: Dos
                actividades: [{paso: 4, responsable: a, actividad: Dos}]
  - {paso: 5, responsable: a, actividad: Cierra, pasa_a: fin}
plazos:
  - {id: aviso, en: 3, limite: 1 hora, al_vencer: [{avisa: a}]}
"""


def test_a_parallel_block_waits_for_all_and_joins_once() -> None:
    desk = opened(PARALLEL)
    desk.do("1")
    assert desk.at == ["2", "4"]
    desk.do("2")
    desk.do("4")
    assert desk.at == ["3"]
    desk.do("3")
    assert desk.at == ["5"]
    assert kinds(desk.events).count("BlockJoined") == 1
    assert len(desk.case.regions) == len(desk.case.positions) == 1
    assert len(desk.case.completions["ambos"]) == 1


def test_what_follows_a_join_descends_from_every_branch() -> None:
    desk = opened(PARALLEL)
    for row in ("1", "2", "4", "3"):
        desk.do(row)
    arrivals = {event.row: event.visit for event in desk.events if kinds([event]) == ["Entered"]}  # type: ignore[attr-defined]
    (position,) = desk.case.positions.values()
    assert set(position.causes) == {arrivals["3"], arrivals["4"], arrivals["ambos"]}


def test_the_first_branch_to_end_withdraws_the_others() -> None:
    desk = opened(PARALLEL.replace("id: ambos", "id: ambos\n    reune: primera"))
    desk.do("1")
    desk.do("2")
    desk.do("4")
    assert desk.at == ["5"]
    withdrawn = [event for event in desk.events if isinstance(event, Withdrawn)]
    assert [event.reason for event in withdrawn] == ["primera"]
    assert "el caso no está en el paso 3" in desk.fails("3").message


def test_an_inclusive_choice_waits_only_for_what_was_chosen() -> None:
    desk = opened(INCLUSIVE)
    desk.do("1")
    assert "falta elegir una o varias" in desk.fails("que").message
    desk.do("que", "Orientación", "Gestión")
    assert desk.at == ["2", "4"]
    desk.do("4")
    desk.do("2")
    assert desk.at == ["5"]


def test_a_block_in_a_loop_opens_anew_with_its_own_choice() -> None:
    desk = opened(LOOPED)
    desk.do("1")
    desk.do("que", "Gestión")
    desk.do("2")
    desk.do("mas", "Sí")
    desk.do("que", "Derivación", "Orientación")
    assert desk.at == ["3", "4"]
    desk.do("3")
    desk.do("4")
    desk.do("mas", "No")
    assert desk.case.end == "fin"
    assert [event.row for event in desk.events if isinstance(event, BlockJoined)] == ["que", "que"]


def test_leaving_a_block_withdraws_the_rest_of_it_with_its_clocks() -> None:
    desk = opened(ESCAPE)
    desk.do("1")
    assert desk.at == ["3", "4", "acepta"]
    desk.do("acepta", "Se regresa")
    assert desk.at == ["1"]
    assert [clock.outcome for clock in desk.case.clocks.values()] == ["retirado"]
    desk.wait(hours=2)
    assert desk.watch() == []


def test_leaving_a_block_for_an_end_withdraws_everything() -> None:
    desk = opened(ESCAPE)
    desk.do("1")
    desk.do("3")
    desk.do("acepta", "Se suspende")
    assert (desk.case.status, desk.case.end) == (Status.ENDED, "suspendido")
    assert not desk.case.positions
    assert [run.list for run in desk.case.regions.values()] == [""]


def test_nested_blocks_join_from_the_inside() -> None:
    desk = opened(ESCAPE)
    for row, answer in (("1", ()), ("3", ()), ("4", ()), ("acepta", ("Sí",)), ("2", ()), ("5", ())):
        desk.do(row, *answer)
    assert desk.case.end == "fin"
    assert [event.row for event in desk.events if isinstance(event, BlockJoined)] == ["dentro", "ambos"]


NESTED_CHOICE = """
datos: {tipo_dado: {clase: operativo, opciones: {x: X, y: Y}}}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [tipo_dado]}
  - decision: ¿De qué tipo?
    id: tipo_de
    segun: tipo_dado
    ramas:
      - respuesta: x
        actividades: [{paso: 2, responsable: a, actividad: Atiende}]
      - {respuesta: y, pasa_a: 3}
  - {paso: 3, responsable: a, actividad: Cierra, pasa_a: fin}
"""


def test_a_branch_with_its_own_rows_goes_on_from_the_row_when_they_end() -> None:
    for value, where in (("x", "2"), ("y", "3")):
        desk = opened(NESTED_CHOICE.replace("pasa_a: 3}", "pasa_a: 3}"))
        desk.do("1", tipo_dado=value)
        assert desk.at == [where]
    desk = opened(NESTED_CHOICE)
    desk.do("1", tipo_dado="x")
    desk.do("2")
    assert desk.at == ["3"]


INTERRUPTED = """
fines: {fin: Fin, desistida: Desiste}
datos: {motivo_retiro: {tipo: texto, clase: reservado}}
documentos: {escrito: {nombre: Escrito}}
interrupciones:
  - id: desiste
    nombre: La usuaria desiste
    entre: [2, 3]
    registra: [motivo_retiro]
    recibe: [escrito]
    pasa_a: desistida
  - id: queja
    nombre: Presenta una queja
    actividades:
      - {paso: 8, responsable: a, actividad: Atiende la queja}
      - {paso: 9, responsable: a, actividad: Responde la queja}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - {paso: 2, responsable: a, actividad: Atiende}
  - en_paralelo: En cualquier orden
    id: ambos
    ramas:
      - nombre: Uno
        actividades: [{paso: 2.1, responsable: a, actividad: Uno}]
      - nombre: Dos
        actividades: [{paso: 2.2, responsable: a, actividad: Dos}]
  - {paso: 3, responsable: a, actividad: Sigue}
  - {paso: 4, responsable: a, actividad: Cierra, pasa_a: fin}
"""

REASON = {"motivo_retiro": "Motivo inventado"}


def test_an_interruption_that_goes_elsewhere_withdraws_every_position() -> None:
    desk = opened(INTERRUPTED)
    desk.do("1")
    desk.do("2")
    assert names(desk.refuse(Interrupt(interruption="desiste"))) == ["motivo_retiro", "escrito"]
    desk.give(Interrupt(interruption="desiste", data=REASON, documents={"escrito": ""}))
    assert (desk.case.end, desk.at) == ("desistida", [])


def test_an_interruption_outside_its_stretch_is_refused() -> None:
    desk = opened(INTERRUPTED)
    give = Interrupt(interruption="desiste", data=REASON, documents={"escrito": ""})
    assert "sólo puede ocurrir entre" in desk.refuse(give).message
    for row in ("1", "2", "2.1", "2.2", "3"):
        desk.do(row)
    assert "sólo puede ocurrir entre" in desk.refuse(give).message


def test_an_aside_runs_beside_the_rest_and_the_case_waits_for_it_to_end() -> None:
    desk = opened(INTERRUPTED)
    desk.give(Interrupt(interruption="queja"))
    assert desk.at == ["1", "8"]
    assert "está abierta" in desk.refuse(Interrupt(interruption="queja")).message
    for row in ("1", "2", "2.1", "2.2", "3", "8"):
        desk.do(row)
    assert names(desk.fails("4")) == ["queja"]
    desk.do("9")
    assert desk.at == ["4"]
    desk.give(Interrupt(interruption="queja"))
    desk.do("8")
    desk.do("9")
    desk.do("4")
    assert desk.case.end == "fin"


SOME = """
datos:
  apoyos: {pregunta: Apoyos que pide, clase: operativo, elige: varias, opciones: {x: X, y: Y}}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [apoyos]}
  - decision: ¿Qué apoyos?
    id: reparte
    elige: varias
    segun: apoyos
    ramas:
      - {respuesta: x, actividades: [{paso: 2, responsable: a, actividad: Da x}]}
      - {respuesta: y, actividades: [{paso: 3, responsable: a, actividad: Da y}]}
  - {paso: 4, responsable: a, actividad: Cierra, pasa_a: fin}
"""


def test_marking_nothing_where_at_least_one_branch_is_needed_says_so() -> None:
    refusal = opened(SOME).fails("1", apoyos=[])
    assert [(missing.kind, missing.name, missing.text) for missing in refusal.missing] == [
        ("dato", "apoyos", "en «Apoyos que pide» no se marcó ninguna opción y se necesita al menos una")
    ]
