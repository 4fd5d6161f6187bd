"""Going back to a completed row (language.md §2, rule 18), clause by clause."""

from dataclasses import replace

import pytest

from cauce.model.case import Status
from cauce.model.commands import (
    Advance,
    Correct,
    Interrupt,
    RecordData,
    Reopen,
    Skip,
    VoidDocument,
)
from cauce.model.events import Corrected
from cauce.runtime.decide import carry_out
from cauce.runtime.evolve import evolve, fold
from tests.runtime.handlers.correcting import ANA, BETO, BOSS, back, undo
from tests.runtime.workbench import Desk, kinds, opened

ROWS = """
responsables: {a: Persona A, b: Persona B, j: Jefatura}
datos: {medio: {tipo: texto, clase: operativo}, urge: {tipo: si_no, clase: operativo}}
documentos: {acta: {nombre: Acta}}
series: {folio: {nombre: Folio}}
fines: {fin: {nombre: Fin, reabre_en: 3}, otro: Otro}
interrupciones:
  - {id: se_va, nombre: Se va, pasa_a: otro, registra: [urge]}
  - id: queja
    nombre: Queja
    actividades:
      - {id: atiende, responsable: a, actividad: Atiende la queja}
actividades:
  - {etapa: Primera, numero: I, supervisa: j}
  - {paso: 1, responsable: a, actividad: Recibe, registra: [medio], asigna: [folio]}
  - {paso: 2, responsable: a, actividad: Elabora, registra: [medio], produce: [acta], opcional: si}
  - {paso: 3, responsable: [a, b], actividad: Revisa, repite: si}
  - {paso: 4, responsable: a, actividad: Cierra, pasa_a: fin}
"""
ROWS = ROWS.replace("responsable: [a, b]", "responsable: {alguno: [a, b]}")


def at_three() -> Desk:
    desk = opened(ROWS)
    desk.give(Advance(row="1", data={"medio": "llamada"}), ANA)
    desk.give(Advance(row="2", data={"medio": "escrito"}, documents={"acta": "A-1"}), ANA)
    return desk


def test_ones_own_last_step_is_taken_back() -> None:
    desk = at_three()
    before = desk.case.positions
    desk.give(back("2"), ANA)
    assert desk.at == ["2"]
    assert before != desk.case.positions
    assert desk.case.data == {"medio": "llamada"}, "the value of before comes back"
    assert [(entry.reference, entry.void) for entry in desk.case.documents["acta"]] == [("A-1", True)]
    assert "2" not in desk.case.completions
    desk.give(Advance(row="2", data={"medio": "visita"}, documents={"acta": "A-2"}), ANA)
    assert [entry.void for entry in desk.case.documents["acta"]] == [True, False]
    assert len(desk.case.completions["2"]) == 1


def test_the_history_keeps_everything() -> None:
    desk = at_three()
    before = list(desk.events)
    (event,) = undo(desk, "2")
    assert isinstance(event, Corrected)
    assert desk.events[:-1] == before
    assert {kinds([before[number - 1]])[0] for number in event.without} == {
        "Recorded",
        "DocumentAdded",
        "Completed",
        "Entered",
    }
    assert desk.case.sequence == len(desk.events)
    assert "capturó" not in repr(desk.events)


def test_further_back_or_over_what_others_did_only_who_supervises() -> None:
    desk = at_three()
    refusal = desk.refuse(back("1"), ANA)
    assert refusal.code == "persona_no_permitida"
    assert refusal.message.endswith("debe hacerlo una persona que supervise o Jefatura, porque después usted hizo más")
    assert "porque lo hizo «Ana Inventada»" in desk.refuse(back("2"), BETO).message
    desk.give(Advance(row="3"), BETO, "b")
    assert "porque después actuó «Beto Inventado»" in desk.refuse(back("2"), ANA).message
    desk.give(back("1"), BOSS, "j")
    assert desk.at == ["1"]


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        ("9", "paso_no_abierto", "«9» no es un paso"),
        ("4", "correccion_no_permitida", "el paso 4 no se ha completado"),
        ("3", "correccion_no_permitida", "el paso 3 no se ha completado"),
    ],
)
def test_there_is_something_to_go_back_to(row: str, code: str, words: str) -> None:
    refusal = at_three().refuse(back(row), BOSS, supervises=True)
    assert refusal.code == code
    assert words in refusal.message


def test_a_reason_is_asked_for() -> None:
    assert at_three().refuse(Correct(row="2", reason=" "), ANA).code == "falta_motivo"


def test_the_number_stays_with_the_case() -> None:
    desk = at_three()
    number = desk.case.numbers["folio"]
    undo(desk, "1")
    assert desk.case.numbers["folio"] == number
    assert "Numbered" not in kinds(desk.do("1", medio="llamada"))


def test_numbers_of_visits_are_not_given_twice() -> None:
    desk = at_three()
    serial = desk.case.serial
    undo(desk, "1")
    assert desk.case.serial == serial
    desk.do("1", medio="llamada")
    assert [position.visit for position in desk.case.positions.values()] == [serial + 1]


def test_an_omission_and_one_round_of_several_are_taken_back_too() -> None:
    desk = opened(ROWS)
    desk.do("1", medio="llamada")
    desk.give(Skip(row="2", reason="No hace falta"))
    desk.give(back("2"))
    assert (desk.at, desk.case.omissions) == (["2"], ())
    desk.give(Skip(row="2", reason="No hace falta"))
    for _ in range(3):
        desk.do("3", again=True)
    rounds = [done.visit for done in desk.case.completions["3"]]
    undo(desk, "3", rounds[1])
    assert [position.visit for position in desk.case.positions.values()] == [rounds[1]]
    assert [done.visit for done in desk.case.completions["3"]] == rounds[:1]


def test_an_end_is_taken_back_and_one_before_a_reopening() -> None:
    desk = at_three()
    desk.do("3")
    desk.do("4")
    assert desk.case.status is Status.ENDED
    desk.give(back("4"))
    assert (desk.case.status, desk.at) == (Status.OPEN, ["4"])
    desk.do("4")
    desk.give(Reopen())
    desk.do("3")
    undo(desk, "2")
    assert desk.at == ["2"]
    assert (desk.case.status, desk.case.end) == (Status.OPEN, "")


def test_a_correction_of_what_was_corrected() -> None:
    desk = at_three()
    undo(desk, "2")
    desk.do("2", medio="visita", documents=("acta",))
    desk.do("3")
    undo(desk, "1")
    assert (desk.at, desk.case.data) == (["1"], {})
    assert all(entry.void for entry in desk.case.documents["acta"])


def test_what_was_said_outside_a_row_stays() -> None:
    desk = at_three()
    desk.give(RecordData(data={"urge": "si"}))
    desk.give(VoidDocument(document="acta", reason="Se rompió"))
    undo(desk, "1")
    assert desk.case.data == {"urge": "si"}


def test_an_interruption_that_led_elsewhere_is_taken_back_with_its_data() -> None:
    desk = at_three()
    desk.give(Interrupt(interruption="se_va", data={"urge": "si"}))
    assert desk.case.end == "otro"
    undo(desk, "2")
    assert (desk.case.status, desk.at, desk.case.data) == (Status.OPEN, ["2"], {"medio": "llamada"})


def test_the_rows_of_an_interruption_stay_whatever_is_corrected_in_the_rest() -> None:
    desk = at_three()
    desk.give(Interrupt(interruption="queja"))
    undo(desk, "1")
    assert desk.at == ["1", "atiende"]
    desk.do("atiende")
    undo(desk, "atiende")
    assert desk.at == ["1", "atiende"]
    desk.do("atiende")
    desk.give(Interrupt(interruption="queja"))
    assert "ocurrió otra vez" in desk.refuse(back("atiende"), BOSS, supervises=True).message


def test_it_is_read_only_with_all_that_came_before() -> None:
    desk = at_three()
    undo(desk, "2")
    assert fold(desk.events) == desk.case
    with pytest.raises(ValueError, match="whole history"):
        fold(desk.events[-1:], fold(desk.events[:-1]))
    with pytest.raises(KeyError):
        evolve(desk.procedure, desk.case, desk.events[-1])
    wrong = replace(desk.context(BOSS, supervises=True), history=lambda: tuple(desk.events[:-1]))
    with pytest.raises(ValueError, match="not that of this case"):
        carry_out(desk.procedure, desk.case, back("1"), desk.now, wrong)


BLOCKS = """
documentos: {acta: {nombre: Acta}}
actividades:
  - en_paralelo: A la vez
    id: a_la_vez
    ramas:
      - nombre: Una
        actividades:
          - {paso: 1, responsable: a, actividad: Uno}
          - {paso: 2, responsable: a, actividad: Dos}
      - nombre: Otra
        actividades:
          - {paso: 3, responsable: a, actividad: Tres, produce: [acta]}
          - paso: 4
            responsable: a
            actividad: Cuatro
            ramas: [{respuesta: Sigue, pasa_a: siguiente}, {respuesta: Se va, pasa_a: fin, retira_lo_demas: si}]
          - {paso: 4.1, responsable: a, actividad: Cuatro bis}
  - {paso: 5, responsable: a, actividad: Cinco}
  - {paso: 6, responsable: a, actividad: Seis}
"""


def joined() -> Desk:
    desk = opened(BLOCKS)
    for row in ("1", "3", "2"):
        desk.do(row, documents=("acta",) if row == "3" else ())
    desk.do("4", "Sigue")
    desk.do("4.1")
    desk.do("5")
    assert desk.at == ["6"]
    return desk


def test_a_joined_block_is_open_again_and_the_other_branch_is_over() -> None:
    desk = joined()
    undo(desk, "2")
    assert desk.at == ["2"]
    assert set(desk.case.completions) == {"1", "3", "4", "4.1"}
    desk.do("2")
    assert desk.at == ["5"], "the other branch does not have to be done again"


def test_a_branch_stays_when_its_sibling_goes_back() -> None:
    desk = opened(BLOCKS)
    desk.do("1")
    desk.do("3", documents=("acta",))
    undo(desk, "1")
    assert desk.at == ["1", "4"]
    assert not desk.case.documents["acta"][0].void


def test_what_was_withdrawn_since_is_not_reached() -> None:
    desk = opened(BLOCKS)
    desk.do("1")
    desk.do("3", documents=("acta",))
    desk.do("4", "Se va")
    assert desk.case.status is Status.ENDED
    assert "se retiró después" in desk.refuse(back("1"), BOSS, supervises=True).message
    undo(desk, "4")
    assert desk.at == ["2", "4"], "the sibling is back where it was"
    undo(desk, "1")
    assert desk.at == ["1", "4"]


def test_what_others_confirmed_is_not_taken_back_by_who_did_it_last() -> None:
    desk = opened("""
responsables: {a: Persona A, b: Persona B}
actividades:
  - {paso: 1, responsable: {en_orden: [a, b]}, actividad: Entrega y recibe, pasa_a: fin}
""")
    desk.give(Advance(row="1"), ANA)
    desk.give(Advance(row="1"), BETO, "b")
    refusal = desk.refuse(back("1"), BETO, "b")
    assert refusal.message.endswith("porque en ese paso también actuó «Ana Inventada»")
    assert "quien lo hizo" not in refusal.message


def test_whom_a_row_named_has_done_nothing_in_it() -> None:
    desk = opened("""
responsables: {a: Persona A, b: Persona B}
actividades:
  - {paso: 1, responsable: a, actividad: Nombra, designa: b}
  - {paso: 2, responsable: b, actividad: Sigue, pasa_a: fin}
""")
    desk.give(Advance(row="1", designee=BETO), ANA)
    desk.give(back("1"), ANA)
    assert desk.at == ["1"]
