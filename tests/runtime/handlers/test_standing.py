"""A case that stands still, is closed, cancelled, opened again; and deadlines that get more time."""

from datetime import datetime

import pytest

from cauce.model.case import ClockState, OfferState, Status
from cauce.model.commands import (
    AddDocument,
    Advance,
    Annotate,
    Assign,
    Cancel,
    ChildConcluded,
    Close,
    Command,
    Extend,
    HandOn,
    Interrupt,
    RecordData,
    Reopen,
    Resume,
    Skip,
    Suspend,
    VoidDocument,
)
from tests.runtime.workbench import Desk, local, opened

BOSS = "Jefa Inventada"

CLOCKS = """
responsables: {a: Persona A, j: Jefatura}
datos: {fecha: {tipo: fecha, clase: operativo}, urge: {tipo: si_no, clase: operativo}}
documentos: {acta: {nombre: Acta}}
interrupciones:
  - {id: se_va, nombre: Se va, pasa_a: fin}
actividades:
  - {etapa: Primera, numero: I, supervisa: j}
  - {paso: 1, responsable: a, actividad: Recibe, opcional: si, registra: [{dato: fecha, opcional: si}]}
  - {paso: 2, responsable: a, actividad: Deriva, deriva: [{a: OTRO-02}]}
  - {espera: Mientras concluye, id: concluye, hasta: {concluyen: [OTRO-02]}}
  - {paso: 3, responsable: a, actividad: Cierra}
plazos:
  - {id: horas, en: 1, limite: 10 horas, al_vencer: [{no_conformidad: si}]}
  - {id: naturales, en: 1, limite: 5 dias naturales, al_vencer: [{no_conformidad: si}]}
  - {id: habiles, en: 1, limite: 3 dias habiles, al_vencer: [{no_conformidad: si}]}
  - {id: meses, en: 1, limite: 1 meses, al_vencer: [{no_conformidad: si}]}
  - {id: del_dato, desde: {dato: fecha}, hasta: 3, limite: 20 dias naturales, al_vencer: [{avisa: j}]}
"""


def due(desk: Desk, deadline: str) -> str:
    (clock,) = [item for item in desk.case.clocks.values() if item.deadline == deadline]
    return f"{clock.due.astimezone(local('2026-01-01').tzinfo):%Y-%m-%dT%H:%M}"


def suspended() -> Desk:
    desk = opened(CLOCKS)
    desk.wait(hours=2)
    desk.give(Suspend(reason="Orden del juzgado"), BOSS, "j")
    return desk


def test_deadlines_stand_still_and_go_on_in_their_own_unit() -> None:
    """Suspended on Monday 2 March at 11:00, resumed on Friday 6 at 15:30: 100 h 30 min, 4 days, 4 working days."""
    desk = opened(CLOCKS)
    before = {name: due(desk, name) for name in ("horas", "naturales", "habiles", "meses")}
    assert before == {
        "horas": "2026-03-02T19:00",
        "naturales": "2026-03-08T00:00",
        "habiles": "2026-03-06T00:00",
        "meses": "2026-04-03T00:00",
    }
    desk = suspended()
    desk.now = datetime.fromisoformat("2026-03-06T15:30").replace(tzinfo=desk.now.tzinfo)
    assert desk.watch() == [], "no time passes"
    desk.give(Resume(), BOSS, "j")
    assert {name: due(desk, name) for name in before} == {
        "horas": "2026-03-06T23:30",
        "naturales": "2026-03-12T00:00",
        "habiles": "2026-03-12T00:00",
        "meses": "2026-04-07T00:00",
    }
    assert desk.case.status is Status.OPEN
    desk.now = local("2026-03-06T23:31")
    assert [type(event).__name__ for event in desk.watch()] == ["ClockLapsed", "NonconformityPresumed"]


@pytest.mark.parametrize(
    "command",
    [
        Advance(row="1"),
        Skip(row="1", reason="No hace falta"),
        Interrupt(interruption="se_va"),
        HandOn(role="j"),
        Extend(deadline="horas", amount=1, reason="x"),
        Suspend(reason="Otra vez"),
        Reopen(),
    ],
)
def test_nothing_advances_while_it_stands_still(command: Command) -> None:
    refusal = suspended().refuse(command, BOSS, "j")
    assert (refusal.code, refusal.cure) == ("estado_del_caso", "cauce reanudar FOLIO")
    assert "el caso está suspendido" in refusal.message


def test_what_arrives_while_it_stands_still_is_kept() -> None:
    desk = suspended()
    desk.give(Annotate(text="Llegó un oficio"))
    desk.give(AddDocument(documents={"acta": ""}))
    desk.give(VoidDocument(document="acta", reason="Era de otro caso"))
    desk.give(Assign(person=BOSS, row="1"), BOSS, "j")
    desk.give(RecordData(data={"fecha": "2026-03-02", "urge": "si"}))
    (clock,) = [item for item in desk.case.clocks.values() if item.deadline == "del_dato"]
    assert clock.state is ClockState.PAUSED, "a deadline that begins meanwhile stands still too"
    assert [item.text for item in desk.moves["1"].missing] == ["el caso está suspendido"]
    desk.give(Resume(), BOSS, "j")
    assert all(item.state is ClockState.RUNNING for item in desk.case.clocks.values())


def test_who_may_suspend_and_resume_and_why() -> None:
    desk = opened(CLOCKS)
    assert "una persona que supervise o Jefatura" in desk.refuse(Suspend(reason="Orden")).message
    assert desk.refuse(Suspend(reason=" "), BOSS, "j").code == "falta_motivo"
    assert "el caso no está suspendido" in desk.refuse(Resume(), BOSS, "j").message
    desk.give(Suspend(reason="Orden"), BOSS, supervises=True)
    assert (desk.case.status_at, desk.case.status_reason) == (desk.now, "Orden")
    assert desk.refuse(Resume()).code == "persona_no_permitida"


def test_a_derived_case_that_ends_meanwhile_is_seen_on_resuming() -> None:
    desk = opened(CLOCKS)
    desk.do("1")
    desk.do("2")
    desk.give(Suspend(reason="Orden"), BOSS, supervises=True)
    desk.give(ChildConcluded(procedure="OTRO-02"))
    assert desk.at == ["concluye"]
    desk.give(Resume(), BOSS, supervises=True)
    assert desk.at == ["3"]


@pytest.mark.parametrize(
    ("deadline", "amount", "wanted"),
    [
        ("horas", 5, "2026-03-03T00:00"),
        ("naturales", 2, "2026-03-10T00:00"),
        ("habiles", 2, "2026-03-10T00:00"),
        ("meses", 1, "2026-05-03T00:00"),
    ],
)
def test_more_time_is_given_in_the_unit_of_the_deadline(deadline: str, amount: int, wanted: str) -> None:
    desk = opened(CLOCKS)
    desk.give(Extend(deadline=deadline, amount=amount, reason="Faltan peritos"), BOSS, "j")
    assert due(desk, deadline) == wanted
    (clock,) = [item for item in desk.case.clocks.values() if item.deadline == deadline]
    assert clock.extended == amount


def test_a_lapse_is_not_erased_by_more_time_nor_counted_twice() -> None:
    desk = opened(CLOCKS)
    desk.wait(hours=11)
    desk.give(Extend(deadline="horas", amount=24, reason="Faltan peritos"), BOSS, "j")
    assert [item.source for item in desk.case.nonconformities] == ["horas"]
    desk.wait(hours=30)
    assert desk.watch() == []
    desk.give(Advance(row="1"))
    assert {item.outcome for item in desk.case.clocks.values() if item.deadline == "horas"} == {"vencido"}


@pytest.mark.parametrize(
    ("command", "role", "code", "words"),
    [
        (Extend(deadline="horas", amount=1, reason="x"), "a", "persona_no_permitida", "Jefatura"),
        (Extend(deadline="horas", amount=1, reason=" "), "j", "falta_motivo", "falta decir el motivo"),
        (Extend(deadline="horas", amount=0, reason="x"), "j", "plazo_no_corre", "1 o más"),
        (Extend(deadline="horas", amount=999_999_999, reason="x"), "j", "plazo_no_corre", "diez años"),
        (Extend(deadline="habiles", amount=999_999_999, reason="x"), "j", "plazo_no_corre", "diez años"),
        (Extend(deadline="meses", amount=999_999_999, reason="x"), "j", "plazo_no_corre", "diez años"),
        (Extend(deadline="del_dato", amount=1, reason="x"), "j", "plazo_no_corre", "«del_dato» no corre"),
        (Extend(deadline="otro", amount=1, reason="x"), "j", "plazo_no_corre", "corren: «horas»"),
    ],
)
def test_why_a_deadline_gets_no_more_time(command: Extend, role: str, code: str, words: str) -> None:
    refusal = opened(CLOCKS).refuse(command, BOSS, role)
    assert refusal.code == code
    assert words in refusal.message


def test_closing_is_a_presumed_nonconformity_and_opening_again_goes_on_where_it_was() -> None:
    desk = opened(CLOCKS)
    desk.do("1")
    desk.do("2")
    assert desk.refuse(Close(reason="Duplicado")).code == "persona_no_permitida"
    assert desk.refuse(Close(reason=""), BOSS, supervises=True).code == "falta_motivo"
    desk.give(Close(reason="Duplicado"), BOSS, supervises=True)
    assert desk.case.status is Status.CLOSED
    assert [(item.source, item.kind) for item in desk.case.nonconformities] == [("cierre", "cierre")]
    assert [offer.state for offer in desk.case.offers.values()] == [OfferState.WITHDRAWN]
    assert desk.moves == {}
    assert "el caso está cerrado" in desk.refuse(Advance(row="3")).message
    desk.wait(days=60)
    assert desk.watch() == []
    assert desk.refuse(Reopen()).code == "persona_no_permitida"
    desk.give(Reopen(reason="No era duplicado"), BOSS, supervises=True)
    assert (desk.case.status, desk.at) == (Status.OPEN, ["3"])


def test_who_opened_by_mistake_cancels_while_nobody_else_has_acted() -> None:
    desk = opened(CLOCKS)
    assert "quien lo abrió" in desk.refuse(Cancel(reason="Error"), "Otra Persona", "a").message
    assert desk.refuse(Cancel(reason="")).code == "falta_motivo"
    desk.give(Cancel(reason="Se abrió por error"))
    assert desk.case.status is Status.CANCELLED
    assert desk.case.nonconformities == ()
    assert desk.refuse(Cancel(reason="Otra vez")).cure == "cauce reabrir FOLIO"
    desk.give(Reopen(), BOSS, supervises=True)
    desk.give(Advance(row="1"), "Otra Persona", "a")
    assert desk.refuse(Cancel(reason="Error")).code == "persona_no_permitida"
    desk.give(Suspend(reason="Orden"), BOSS, supervises=True)
    desk.give(Cancel(reason="Error"), BOSS, supervises=True)
    assert desk.case.status is Status.CANCELLED
