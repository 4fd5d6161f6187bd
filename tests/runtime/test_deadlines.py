"""Deadlines: start, stop, restart, pause, drop, conditions known late, automatic branches (rules 15, 16; L33–L37)."""

from dataclasses import replace

import pytest

from cauce.model.case import ClockState
from cauce.model.commands import Interrupt, RecordData
from cauce.model.durations import Duration, Unit
from cauce.model.events import ClockLapsed, Warned
from cauce.model.obligations import Deadline, Lapse
from tests.runtime.workbench import Desk, kinds, local, opened, procedure

FOLLOW_UP = """
datos: {urgente: {tipo: si_no, clase: operativo}}
fines: {cerrado: Cerrado}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [{dato: urgente, opcional: si}]}
  - {paso: 2, responsable: a, actividad: Visita, registra: [{dato: urgente, opcional: si}]}
  - {paso: 3, responsable: a, actividad: Solicita}
  - {paso: 4, responsable: a, actividad: Verifica}
  - decision: ¿Sigue?
    id: sigue
    responsable: a
    ramas:
      - {respuesta: Sí, pasa_a: 3}
      - {respuesta: No, pasa_a: cerrado}
plazos:
  - id: inmediato
    desde: inicio
    hasta: 2
    limite: 72 horas
    cuando: {urgente: {es: si}}
    al_vencer: [{no_conformidad: si}]
  - {id: quincena, en: [3, 4], limite: 15 dias naturales, al_vencer: [{no_conformidad: si}, {avisa: a}]}
"""


def clocks(desk: Desk) -> list[tuple[str, str]]:
    return [(clock.deadline, clock.outcome or str(clock.state)) for clock in desk.case.clocks.values()]


def lapsed(desk: Desk) -> list[tuple[str, bool]]:
    return [(event.deadline, event.late) for event in desk.events if isinstance(event, ClockLapsed)]


def test_an_urgent_case_attended_in_time() -> None:
    desk = opened(FOLLOW_UP, "2026-03-13T16:20")
    desk.do("1", urgente="si")
    (clock,) = desk.case.clocks.values()
    assert clock.due == local("2026-03-16T16:20")
    desk.now = local("2026-03-16T16:20")
    desk.do("2")
    assert clocks(desk)[0] == ("inmediato", "cumplido")
    assert desk.case.nonconformities == ()


def test_an_urgent_case_attended_late_is_presumed_a_nonconformity_once() -> None:
    desk = opened(FOLLOW_UP, "2026-03-13T16:20")
    desk.do("1", urgente="si")
    desk.now = local("2026-03-16T16:21")
    assert kinds(desk.watch()) == ["ClockLapsed", "NonconformityPresumed"]
    assert desk.watch() == []
    desk.wait(days=3)
    desk.do("2")
    assert [item.source for item in desk.case.nonconformities] == ["inmediato"]
    assert clocks(desk)[0] == ("inmediato", "vencido")


def test_any_command_records_the_lapses_it_sees() -> None:
    desk = opened(FOLLOW_UP)
    desk.do("1", urgente="si")
    desk.wait(hours=73)
    assert kinds(desk.do("2"))[:2] == ["ClockLapsed", "NonconformityPresumed"]


def test_a_condition_known_late_lapses_when_it_is_known() -> None:
    desk = opened(FOLLOW_UP)
    desk.do("1")
    desk.wait(hours=80)
    assert desk.watch() == []
    desk.give(RecordData(data={"urgente": "si"}))
    assert lapsed(desk) == [("inmediato", True)]


def test_a_condition_known_after_the_clock_stopped_late() -> None:
    desk = opened(FOLLOW_UP)
    desk.do("1", urgente="no")
    desk.wait(hours=80)
    desk.do("2")
    assert clocks(desk)[0] == ("inmediato", "no_aplica")
    desk.give(RecordData(data={"urgente": "si"}))
    assert lapsed(desk) == [("inmediato", True)]
    assert desk.at == ["3"]


def test_a_condition_known_after_the_clock_stopped_in_time() -> None:
    desk = opened(FOLLOW_UP)
    desk.do("1")
    desk.do("2")
    assert clocks(desk)[0] == ("inmediato", "por_confirmar")
    desk.wait(hours=200)
    desk.give(RecordData(data={"urgente": "si"}))
    assert lapsed(desk) == []


def test_a_clock_inside_rows_goes_on_within_them_and_restarts_on_coming_back() -> None:
    desk = opened(FOLLOW_UP)
    desk.do("1")
    desk.do("2")
    desk.wait(days=10)
    desk.do("3")
    desk.wait(days=5)
    desk.do("4")
    assert lapsed(desk) == []
    desk.do("sigue", "Sí")
    assert clocks(desk)[1:] == [("quincena", "cumplido"), ("quincena", "corre")]
    desk.wait(days=16)
    desk.watch()
    desk.wait(days=16)
    desk.watch()
    assert lapsed(desk) == [("quincena", False)]
    assert [(item.source, item.kind) for item in desk.case.warnings] == [("quincena", "plazo")]
    desk.do("3")
    desk.do("4")
    desk.do("sigue", "No")
    assert all(clock.state is ClockState.STOPPED for clock in desk.case.clocks.values())


SILENCE = """
fines: {fin: Fin, aprobado: Aprobado por silencio}
actividades:
  - {paso: 1, responsable: a, actividad: Envía}
  - {paso: 2, responsable: a, actividad: Completa}
  - decision: ¿Qué dictamina?
    id: dictamina
    responsable: a
    ramas:
      - {respuesta: Aprueba, pasa_a: fin}
      - {respuesta: Pide más, pasa_a: 1}
plazos:
  - {id: silencio, en: [2, dictamina], limite: 10 dias habiles, al_vencer: [{pasa_a: aprobado}]}
  - {id: demora, en: [1], limite: 2 dias habiles, al_vencer: [{pasa_a: 2}]}
"""


def test_silence_takes_the_position_that_holds_the_clock() -> None:
    desk = opened(SILENCE)
    desk.do("1")
    desk.do("2")
    desk.wait(days=14)
    assert desk.watch() == []
    desk.wait(days=2)
    assert desk.watch() != []
    assert desk.case.end == "aprobado"


def test_a_command_that_comes_after_silence_is_told_so() -> None:
    desk = opened(SILENCE)
    desk.wait(days=5)
    assert "el caso no está en el paso 1; está en el paso 2" in desk.fails("1").message
    desk.watch()
    assert desk.at == ["2"]
    assert clocks(desk) == [("demora", "vencido"), ("silencio", "corre")]


PAUSED = """
datos: {audiencia: {tipo: fecha, clase: operativo}}
fines: {fin: Fin, retirado: Retirado}
actividades:
  - {paso: 1, responsable: a, actividad: Admite, registra: [{dato: audiencia, opcional: si}]}
  - {paso: 2, responsable: a, actividad: Estudia}
  - decision: ¿Está completo?
    id: completo
    responsable: a
    ramas:
      - {respuesta: Sí, pasa_a: 4}
      - {respuesta: No, pasa_a: 3}
      - {respuesta: Se retira, pasa_a: retirado}
  - {paso: 3, responsable: a, actividad: Espera al promovente, pasa_a: 1}
  - {paso: 4, responsable: a, actividad: Resuelve}
  - {paso: 5, responsable: a, actividad: Notifica, pasa_a: fin}
plazos:
  - {id: resolver, desde: 1, hasta: 4, limite: 10 dias habiles, pausa_en: [3], al_vencer: [{avisa: a}]}
  - {id: notificar, desde: {dato: audiencia}, hasta: 5, limite: 3 dias naturales, al_vencer: [{no_conformidad: si}]}
"""


def test_the_first_anchor_wins_while_the_clock_runs() -> None:
    desk = opened(PAUSED)
    desk.do("1")
    desk.do("2")
    desk.do("completo", "No")
    (clock,) = desk.case.clocks.values()
    assert (clock.state, clock.start) == (ClockState.PAUSED, desk.now)
    desk.wait(days=7)
    desk.do("3")
    desk.do("1")
    (clock,) = desk.case.clocks.values()
    assert clock.state is ClockState.RUNNING
    assert clock.start == local("2026-03-02T09:00")
    assert clock.due == local("2026-03-25T00:00")  # 17 March (16 is a holiday) and five working days more


def test_a_paused_clock_does_not_lapse() -> None:
    desk = opened(PAUSED)
    desk.do("1")
    desk.do("2")
    desk.do("completo", "No")
    desk.wait(days=100)
    assert desk.watch() == []
    desk.do("3")
    assert lapsed(desk) == []


def test_a_clock_that_nothing_can_stop_is_dropped() -> None:
    desk = opened(PAUSED)
    desk.do("1")
    desk.do("2")
    desk.do("completo", "Se retira")
    assert clocks(desk) == [("resolver", "fin")]
    foreign = opened(FOREIGN)
    foreign.do("1", "Lejos")
    assert clocks(foreign) == [("visita", "sin_objeto")]
    foreign.wait(days=30)
    assert foreign.watch() == []


FOREIGN = """
actividades:
  - paso: 1
    responsable: a
    actividad: Clasifica
    ramas:
      - {respuesta: Cerca, pasa_a: 2}
      - {respuesta: Lejos, pasa_a: 3}
  - {paso: 2, responsable: a, actividad: Visita, pasa_a: 4}
  - {paso: 3, responsable: a, actividad: Canaliza}
  - {paso: 4, responsable: a, actividad: Cierra, pasa_a: fin}
plazos:
  - {id: visita, desde: inicio, hasta: 2, limite: 72 horas, al_vencer: [{no_conformidad: si}]}
"""


def test_a_clock_follows_the_date_it_counts_from() -> None:
    desk = opened(PAUSED)
    desk.do("1", audiencia="2026-03-10")
    due = {clock.deadline: clock.due for clock in desk.case.clocks.values() if clock.active}
    assert due["notificar"] == local("2026-03-14T00:00")
    desk.give(RecordData(data={"audiencia": "2026-03-20"}))
    due = {clock.deadline: clock.due for clock in desk.case.clocks.values() if clock.active}
    assert due["notificar"] == local("2026-03-24T00:00")
    desk.give(RecordData(data={"audiencia": "2026-02-20"}))
    assert lapsed(desk) == [("notificar", True)]


def test_a_year_without_calendar_warns() -> None:
    desk = opened(PAUSED, "2030-12-27T09:00")
    desk.do("1")
    assert [(event.source, event.kind) for event in desk.events if isinstance(event, Warned)] == [("lft", "calendario")]


BLOCK = """
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - en_paralelo: Dos cosas
    id: ambas
    ramas:
      - nombre: Uno
        actividades: [{paso: 2, responsable: a, actividad: Uno}]
      - nombre: Dos
        actividades: [{paso: 3, responsable: a, actividad: Dos}]
  - {paso: 4, responsable: a, actividad: Cierra, pasa_a: fin}
plazos:
  - {id: en_bloque, en: [ambas], limite: 5 dias naturales, al_vencer: [{pasa_a: 4}]}
  - {id: bloque, desde: 1, hasta: ambas, limite: 2 dias naturales, al_vencer: [{avisa: a}]}
"""


@pytest.mark.parametrize(
    ("days", "where", "late"), [(1, ["3"], []), (3, ["3"], ["bloque"]), (6, ["4"], ["bloque", "en_bloque"])]
)
def test_a_clock_around_a_block_withdraws_it_when_it_lapses(days: int, where: list[str], late: list[str]) -> None:
    desk = opened(BLOCK)
    desk.do("1")
    desk.do("2")
    desk.wait(days=days)
    desk.watch()
    assert desk.at == where
    assert [name for name, _ in lapsed(desk)] == late


def test_a_clock_until_a_block_stops_when_it_joins() -> None:
    desk = opened(BLOCK)
    for row in ("1", "2", "3"):
        desk.do(row)
    assert sorted(clocks(desk)) == [("bloque", "cumplido"), ("en_bloque", "cumplido")]


def test_a_clock_that_lapsed_is_not_paused_afterwards() -> None:
    desk = opened(PAUSED)
    desk.do("1")
    desk.do("2")
    desk.wait(days=30)
    desk.do("completo", "No")
    assert [name for name, _ in lapsed(desk)] == ["resolver"]
    assert [clock.state for clock in desk.case.clocks.values()] == [ClockState.RUNNING]


ASIDE = """
interrupciones:
  - id: queja
    nombre: Presenta una queja
    actividades: [{paso: 9, responsable: a, actividad: Atiende la queja}]
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - {paso: 2, responsable: a, actividad: Atiende}
  - {paso: 3, responsable: a, actividad: Cierra, pasa_a: fin}
"""


def test_a_clock_until_a_row_of_an_interruption_is_kept_because_it_may_still_come() -> None:
    proved = procedure(ASIDE)
    limit = Deadline(id="oir", since="1", until="9", limit=Duration(5, Unit.NATURAL_DAYS), lapse=Lapse(notifies=("a",)))
    desk = Desk(replace(proved, deadlines=(limit,)))
    desk.open()
    desk.do("1")
    desk.do("2")
    assert clocks(desk) == [("oir", "corre")]
    desk.give(Interrupt(interruption="queja"))
    desk.do("9")
    assert clocks(desk) == [("oir", "cumplido")]
