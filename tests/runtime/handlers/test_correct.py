"""Going back to a completed row (language.md §2, rule 18), clause by clause."""

from dataclasses import replace

import pytest

from cauce.model.case import ClockState, HandOverState, OfferState, Status
from cauce.model.commands import (
    AcceptOffer,
    Advance,
    ChildConcluded,
    Correct,
    Extend,
    Interrupt,
    RecordData,
    Reopen,
    Skip,
    VoidDocument,
)
from cauce.model.events import Corrected, Event
from cauce.runtime.decide import carry_out
from cauce.runtime.evolve import evolve, fold
from tests.runtime.workbench import Desk, kinds, opened

ANA, BETO, BOSS = "Ana Inventada", "Beto Inventado", "Jefa Inventada"

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


def back(row: str, visit: int = 0) -> Correct:
    return Correct(row=row, visit=visit, reason="Se capturó mal")


def undo(desk: Desk, row: str, visit: int = 0) -> list[Event]:
    """Go back as who supervises."""
    return desk.give(back(row, visit), BOSS, supervises=True)


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
    assert "una persona que supervise, Jefatura o quien lo hizo" in refusal.message
    assert desk.refuse(back("2"), BETO).code == "persona_no_permitida"
    desk.give(Advance(row="3"), BETO, "b")
    assert desk.refuse(back("2"), ANA).code == "persona_no_permitida", "Beto went on from there"
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


CLOCKS = """
responsables: {a: Persona A}
datos: {canal: {tipo: si_no, clase: operativo}}
actividades:
  - {paso: 1, responsable: a, actividad: Uno}
  - {paso: 2, responsable: a, actividad: Dos, registra: [canal]}
  - {paso: 3, responsable: a, actividad: Tres, pasa_a: siguiente}
  - {paso: 4, responsable: a, actividad: Cuatro}
reglas:
  - {id: canal_si, al_completar: 2, exige: {canal: {es: si}}, si_falta: no_conformidad}
plazos:
  - {id: dentro, en: 2, limite: 5 dias naturales, al_vencer: [{no_conformidad: si}, {pasa_a: 4}]}
  - {id: entre, desde: 1, hasta: 3, limite: 10 dias naturales, pausa_en: 3, al_vencer: [{no_conformidad: si}]}
  - {id: despues, desde: 2, hasta: 4, limite: 2 dias naturales, al_vencer: [{no_conformidad: si}]}
"""


def clock(desk: Desk, deadline: str) -> tuple[ClockState, str]:
    """The last clock of a deadline: its state and the day it is due."""
    found = [item for item in desk.case.clocks.values() if item.deadline == deadline]
    return found[-1].state, f"{found[-1].due:%m-%d}"


def test_deadlines_run_again_with_their_original_due_date() -> None:
    desk = opened(CLOCKS)
    desk.do("1")
    before = (clock(desk, "dentro"), clock(desk, "entre"))
    desk.wait(days=1)
    desk.do("2", canal="no")
    assert clock(desk, "dentro")[0] is ClockState.STOPPED
    assert clock(desk, "entre")[0] is ClockState.PAUSED
    desk.wait(days=1)
    undo(desk, "2")
    assert (clock(desk, "dentro"), clock(desk, "entre")) == before
    assert [item.deadline for item in desk.case.clocks.values()] == ["dentro", "entre"], "what began since is dropped"


def test_presumed_faults_of_what_is_corrected_are_kept_without_effect() -> None:
    desk = opened(CLOCKS)
    desk.do("1")
    desk.do("2", canal="no")
    desk.wait(days=3)
    desk.watch()
    assert [item.source for item in desk.case.nonconformities] == ["canal_si", "despues"]
    undo(desk, "2")
    assert [(item.source, item.void) for item in desk.case.nonconformities] == [("canal_si", True), ("despues", True)]
    desk.do("2", canal="no")
    assert [item.number for item in desk.case.nonconformities] == [1, 2, 3]


def test_a_lapse_of_a_deadline_that_still_runs_is_not_erased() -> None:
    desk = opened(CLOCKS)
    desk.do("1")
    desk.do("2", canal="si")
    desk.do("3")
    undo(desk, "3")
    undo(desk, "2")
    desk.give(Extend(deadline="entre", amount=3, reason="Faltan peritos"), BOSS, supervises=True)
    desk.wait(days=4)
    desk.do("2", canal="si")
    undo(desk, "2")
    assert clock(desk, "entre")[1] == "03-16", "what was granted stays"


def test_a_deadline_that_lapses_because_of_a_correction_moves_nothing() -> None:
    """Completed on the first day, corrected on the tenth: it is recorded once and the case stays for a person."""
    desk = opened(CLOCKS)
    desk.do("1")
    desk.do("2", canal="si")
    desk.wait(days=9)
    found = undo(desk, "2")
    assert desk.at == ["2"]
    assert [(item.source, item.void) for item in desk.case.nonconformities if not item.void] == [("dentro", False)]
    assert "ClockLapsed" in kinds(found)
    assert desk.watch() == []
    desk.do("2", canal="si")


HANDS = """
responsables: {a: Persona A, b: Persona B}
actividades:
  - paso: 1
    responsable: a
    actividad: Deriva y turna
    deriva: [{a: OTRO-02}]
    canaliza: [{a: Hospital inventado}]
    turna_a: {rol: b, con_acuse: si}
  - {espera: Mientras concluye, id: concluye, hasta: {concluyen: [OTRO-02]}}
  - {paso: 2, responsable: a, actividad: Termina}
"""


def test_offers_nobody_accepted_are_withdrawn_and_what_was_done_outside_is_noted() -> None:
    desk = opened(HANDS)
    desk.do("1")
    desk.give(back("1"))
    (offer,) = desk.case.offers.values()
    (made,) = desk.case.referrals
    (turned,) = desk.case.handovers
    assert (offer.state, offer.void) == (OfferState.WITHDRAWN, True)
    assert (turned.state, turned.void) == (HandOverState.WITHDRAWN, True)
    assert (made.to, made.void) == ("Hospital inventado", True)
    desk.do("1")
    assert [item.void for item in desk.case.offers.values()] == [True, False]


def test_a_derived_case_that_began_goes_on_and_is_not_waited_for() -> None:
    desk = opened(HANDS)
    desk.do("1")
    (first,) = desk.case.offers
    desk.give(AcceptOffer(offer=first, child="caso-2"))
    undo(desk, "1")
    assert (desk.case.offers[first].state, desk.case.offers[first].void) == (OfferState.ACCEPTED, True)
    desk.do("1")
    second = max(desk.case.offers)
    assert desk.at == ["concluye"]
    desk.give(ChildConcluded(offer=second))
    assert desk.at == ["2"]
    desk.give(ChildConcluded(offer=first))
    undo(desk, "1")
    assert [offer.state for offer in desk.case.offers.values()] == [OfferState.CONCLUDED, OfferState.CONCLUDED]


NESTED = """
datos: {urge: {tipo: si_no, clase: operativo}}
actividades:
  - {paso: 1, responsable: a, actividad: Uno, registra: [urge]}
  - en_paralelo: A la vez
    id: a_la_vez
    reune: primera
    ramas:
      - nombre: Una
        actividades:
          - en_paralelo: Dentro
            id: dentro
            ramas:
              - {nombre: Aquí, actividades: [{paso: 2, responsable: a, actividad: Dos}]}
              - {nombre: Allá, actividades: [{paso: 3, responsable: a, actividad: Tres}]}
      - {nombre: Otra, actividades: [{paso: 4, responsable: a, actividad: Cuatro}]}
  - decision: ¿Urge?
    id: urgencia
    segun: urge
    ramas: [{respuesta: si, pasa_a: 5}, {respuesta: no, pasa_a: fin}]
  - {paso: 5, responsable: a, actividad: Cinco}
plazos:
  - {id: alla, en: dentro, limite: 9 dias naturales, al_vencer: [{no_conformidad: si}]}
  - {id: todo, desde: 1, hasta: 5, limite: 9 dias naturales, al_vencer: [{no_conformidad: si}]}
"""


@pytest.mark.parametrize("urge", ["si", "no"])
@pytest.mark.parametrize("row", ["2", "3"])
def test_what_descends_from_several_branches_descends_from_each(row: str, urge: str) -> None:
    """The join, the sibling it withdrew, the clocks it stopped, the decision and the end that it led to."""
    desk = opened(NESTED)
    desk.do("1", urge=urge)
    before = {item.deadline: item for item in desk.case.clocks.values()}
    desk.do("2")
    desk.do("3")
    assert (desk.at, desk.case.end) == ((["5"], "") if urge == "si" else ([], "fin"))
    undo(desk, row)
    assert desk.at == [row, "4"]
    assert {item.deadline: item for item in desk.case.clocks.values()} == before
    desk.do(row)
    assert (desk.at, desk.case.end) == ((["5"], "") if urge == "si" else ([], "fin"))


JUMPS = """
actividades:
  - en_paralelo: A la vez
    id: a_la_vez
    ramas:
      - nombre: Una
        actividades:
          - {paso: 1, responsable: a, actividad: Uno}
          - {paso: 2, responsable: a, actividad: Dos}
          - {paso: 3, responsable: a, actividad: Tres}
          - {paso: 4, responsable: a, actividad: Cuatro, pasa_a: siguiente}
          - {paso: 5, responsable: a, actividad: Cinco}
      - nombre: Otra
        actividades:
          - {paso: 6, responsable: a, actividad: Seis, pasa_a: siguiente}
          - {paso: 7, responsable: a, actividad: Siete}
plazos:
  - {id: mide, desde: 1, hasta: 4, limite: 90 dias naturales, al_vencer: [{no_conformidad: si}]}
  - {id: uno, en: 3, limite: 1 dias naturales, al_vencer: [{pasa_a: 5}]}
  - {id: otro, en: 6, limite: 2 dias naturales, al_vencer: [{pasa_a: 7}]}
"""


def test_a_clock_that_lost_its_object_runs_again_when_it_has_it_again() -> None:
    """Both branches jump in one command, which names only one of them as the cause of what it settles."""
    desk = opened(JUMPS)
    desk.do("1")
    desk.do("2")
    desk.wait(days=5)
    desk.watch()
    assert desk.at == ["5", "7"]
    assert clock(desk, "mide")[0] is ClockState.STOPPED
    undo(desk, "2")
    assert desk.at == ["2", "7"]
    assert clock(desk, "mide")[0] is ClockState.RUNNING


def test_a_pause_that_is_taken_back_did_not_delay_anything() -> None:
    """Row 3 held the clock; it was left in a command whose cause is another branch."""
    text = JUMPS.replace("hasta: 4, limite: 90 dias naturales", "hasta: 5, limite: 90 dias naturales, pausa_en: 3")
    desk = opened(text)
    desk.do("1")
    due = clock(desk, "mide")
    desk.do("2")
    assert clock(desk, "mide")[0] is ClockState.PAUSED
    desk.wait(days=5)
    desk.watch()
    assert clock(desk, "mide") == (ClockState.RUNNING, "06-06"), "five days later"
    undo(desk, "2")
    assert clock(desk, "mide") == due == (ClockState.RUNNING, "06-01")


def test_more_time_stays_with_a_clock_that_stays() -> None:
    """Granted after something had been done in the visit, which is what is taken back."""
    desk = opened(CLOCKS)
    desk.do("1")
    desk.give(RecordData(row="2", data={"canal": "no"}))
    desk.give(Extend(deadline="dentro", amount=3, reason="Faltan peritos"), BOSS, supervises=True)
    desk.do("2")
    undo(desk, "2")
    assert clock(desk, "dentro") == (ClockState.RUNNING, "03-11")
    assert desk.case.data == {}


def test_a_fault_that_was_known_later_is_of_the_row_it_was_about() -> None:
    desk = opened(
        """
        datos: {apto: {tipo: si_no, clase: operativo}}
        actividades:
          - {paso: 1, responsable: a, actividad: Uno, registra: [{dato: apto, opcional: si}]}
          - {paso: 2, responsable: a, actividad: Dos}
        reglas:
          - {id: es_apto, al_completar: 1, exige: {apto: {es: si}}, si_falta: no_conformidad}
        """
    )
    desk.do("1")
    desk.give(RecordData(data={"apto": "no"}))
    assert [(item.source, item.void) for item in desk.case.nonconformities] == [("es_apto", False)]
    desk.give(back("1"))
    assert [(item.source, item.void) for item in desk.case.nonconformities] == [("es_apto", True)]
    assert desk.case.pending_rules == ()


def test_a_branch_that_was_over_when_the_rest_was_withdrawn_is_not_reached() -> None:
    desk = opened(
        """
        fines: {fin: Fin, otro: Otro}
        interrupciones: [{id: se_va, nombre: Se va, pasa_a: 3}]
        actividades:
          - en_paralelo: A la vez
            id: a_la_vez
            ramas:
              - {nombre: Una, actividades: [{paso: 1, responsable: a, actividad: Uno}]}
              - {nombre: Otra, actividades: [{paso: 2, responsable: a, actividad: Dos}]}
            pasa_a: fin
          - {paso: 3, responsable: a, actividad: Tres, pasa_a: otro}
        """
    )
    desk.do("1")
    desk.give(Interrupt(interruption="se_va"))
    assert "se retiró después" in desk.refuse(back("1"), BOSS, supervises=True).message
