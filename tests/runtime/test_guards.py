"""What the proof makes impossible is refused or told as a bug, never run past; lapses that must wait."""

import gc
import weakref
from dataclasses import replace

import pytest
from transitions import MachineError

from cauce.model.commands import Interrupt, Open
from cauce.model.declarations import End
from cauce.model.procedure import Procedure
from cauce.runtime.evolve import evolve, fold
from cauce.runtime.machine import END, NEXT, OUT, WITHDRAW, Moves, branch_move
from cauce.runtime.plan import plan_of
from tests.runtime.workbench import Desk, kinds, names, opened, procedure

ASKS = """
datos: {acepta: {tipo: si_no, clase: operativo}}
fines: {fin: Fin, otro: Otro}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [acepta]}
  - {paso: 2, responsable: a, actividad: Si acepta, cuando: {acepta: {es: si}}}
  - decision: ¿Aceptó?
    id: acepto
    segun: acepta
    ramas:
      - {respuesta: si, pasa_a: fin}
      - {respuesta: no, pasa_a: otro}
"""


def without_asking(text: str) -> Procedure:
    """The procedure with nothing recorded in its first row, as no compiler would let through."""
    proved = procedure(text)
    return replace(proved, rows=(replace(proved.rows[0], records=()), *proved.rows[1:]))


def test_an_unknown_condition_refuses_naming_the_datum_and_the_command() -> None:
    desk = Desk(without_asking(ASKS))
    desk.open()
    refusal = desk.fails("1")
    assert names(refusal) == ["acepta"]
    assert refusal.cure == "cauce registrar FOLIO --dato acepta=…"


def test_an_unknown_decision_refuses_naming_the_datum() -> None:
    asked = without_asking(ASKS)
    desk = Desk(replace(asked, rows=(asked.rows[0], replace(asked.rows[1], when=None), asked.rows[2])))
    desk.open()
    desk.do("1")
    assert names(desk.fails("2")) == ["acepta"]


def test_an_option_without_a_branch_is_refused() -> None:
    proved = procedure(ASKS)
    decision = replace(proved.rows[2], branches=proved.rows[2].branches[:1])
    desk = Desk(replace(proved, rows=(*proved.rows[:2], decision)))
    desk.open()
    assert "no lleva a una sola rama" in desk.fails("1", acepta="no").message


def test_a_cycle_of_rows_that_hold_nothing_is_a_bug() -> None:
    proved = procedure(ASKS)
    decision = replace(proved.rows[2], branches=tuple(replace(b, target="acepto") for b in proved.rows[2].branches))
    desk = Desk(replace(proved, rows=(*proved.rows[:2], decision)))
    desk.open()
    with pytest.raises(RuntimeError, match="not proved"):
        desk.do("1", acepta="no")


def test_falling_off_the_main_list_is_a_bug_unless_there_is_one_end() -> None:
    proved = procedure("actividades:\n  - {paso: 1, responsable: a, actividad: Recibe, pasa_a: fin}\n")
    open_ended = replace(proved, rows=(replace(proved.rows[0], next=None),))
    desk = Desk(open_ended)
    desk.open()
    desk.do("1")
    assert desk.case.end == "fin"
    desk = Desk(replace(open_ended, ends=(*proved.ends, End(id="otro", name="Otro"))))
    desk.open()
    with pytest.raises(RuntimeError, match="not proved"):
        desk.do("1")


def test_the_machine_refuses_moves_to_nowhere_when_it_is_built() -> None:
    proved = procedure(ASKS)
    with pytest.raises(ValueError, match="unknown state"):
        Moves(replace(proved, rows=(replace(proved.rows[0], next="nada"), *proved.rows[1:])))


def test_the_machine_says_which_moves_exist_and_where_they_lead() -> None:
    plan = plan_of(procedure(ASKS))
    assert plan.moves.available("acepto") == (NEXT, branch_move(0), branch_move(1))
    assert plan.moves.available("1") == (NEXT, WITHDRAW)
    with pytest.raises(MachineError):
        plan.moves.go("1", branch_move(0))
    assert plan.moves.go("acepto", branch_move(1)) == f"{END}otro"
    assert plan.moves.available(OUT) == ()
    assert plan_of(plan.procedure) is plan


def test_a_case_begins_with_its_opening() -> None:
    desk = opened(ASKS)
    with pytest.raises(ValueError, match="begins with Opened"):
        evolve(desk.procedure, None, desk.events[1])
    with pytest.raises(ValueError, match="begins with Opened"):
        fold(desk.events[1:])
    with pytest.raises(ValueError, match="begins with Opened"):
        fold([])
    assert fold(desk.events[3:], fold(desk.events[:3])) == desk.case


def test_a_computed_datum_is_never_recorded() -> None:
    text = """
datos:
  doble: {clase: operativo, opciones: {x: X, y: Y}, se_calcula: [{cuando: {inicio: {es: entra}}, da: x}, {da: y}]}
inicios: {entra: {nombre: Entra, pasa_a: 1}}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, cuando: {doble: {es: x}}}
  - {paso: 2, responsable: a, actividad: Cierra, pasa_a: fin}
"""
    desk = Desk(procedure(text))
    give = Open(case="c", start="entra", data={"doble": "x"})
    assert "se calcula, no se registra" in desk.refuse(give).message


LAPSES = """
datos: {grave: {tipo: si_no, clase: operativo}}
fines: {fin: Fin, archivado: Se archiva}
interrupciones:
  - id: queja
    nombre: Presenta una queja
    actividades: [{paso: 9, responsable: a, actividad: Atiende la queja}]
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [grave]}
  - {paso: 2, responsable: a, actividad: Espera respuesta}
  - {paso: 3, responsable: a, actividad: Cierra, pasa_a: fin}
plazos:
  - {id: silencio, en: 1, limite: 5 dias naturales, al_vencer: [{avisa: a}, {pasa_a: archivado}]}
  - {id: demora, en: 2, limite: 5 dias naturales, al_vencer: [{pasa_a: 3}]}
reglas:
  - {id: solo_graves, al_entrar: 3, exige: {grave: {es: si}}, si_falta: bloquea}
"""


def test_a_lapse_that_would_end_the_case_waits_for_an_aside() -> None:
    desk = Desk(replace(procedure(LAPSES.replace("reglas:", "").split("  - {id: solo")[0])))
    desk.open()
    desk.give(Interrupt(interruption="queja"))
    desk.wait(days=6)
    assert desk.watch() == []
    assert desk.at == ["1", "9"]
    assert kinds(desk.do("9"))[-2:] == ["ClockStopped", "Ended"]
    assert desk.case.end == "archivado"
    assert [item.source for item in desk.case.warnings] == ["silencio"]


def test_a_lapse_moves_the_case_even_where_a_rule_would_refuse_a_person() -> None:
    proved = procedure(LAPSES.replace("grave: {es: si}}, si_falta: bloquea", "grave: {es: si}}, si_falta: advierte"))
    blocking = replace(
        proved, rules=tuple(replace(rule, failing=type(rule.failing)("bloquea")) for rule in proved.rules)
    )
    desk = Desk(blocking)
    desk.open()
    desk.do("1", grave="no")
    assert names(desk.fails("2")) == ["solo_graves"]
    desk.wait(days=6)
    desk.watch()
    assert desk.at == ["3"]
    assert [item.source for item in desk.case.warnings] == ["solo_graves"]


def test_a_plan_lives_as_long_as_its_procedure() -> None:
    seen = []
    for _ in range(3):
        copy = replace(procedure(ASKS))
        seen.append(weakref.ref(plan_of(copy).moves))
        del copy
        gc.collect()
    assert [found() for found in seen] == [None, None, None]
