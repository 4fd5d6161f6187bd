"""What a correction does to deadlines, offers and findings (language.md §2, rule 18)."""

import pytest

from cauce.model.case import ClockState, HandOverState, OfferState
from cauce.model.commands import (
    AcceptOffer,
    ChildConcluded,
    Extend,
    Interrupt,
    RecordData,
)
from tests.runtime.handlers.correcting import BOSS, back, undo
from tests.runtime.workbench import Desk, kinds, opened

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
