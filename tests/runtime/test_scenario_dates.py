"""What a scenario that fails says of its moment; years without calendar; months without openings."""

from cauce.model.commands import Open
from cauce.runtime.scenarios import Outcome, run_scenario
from tests.runtime.workbench import LFT, OFFICE, Desk, names, opened, procedure

CLOCKS = """
responsables: {a: Persona A}
fines: {fin: Fin, archivado: Se archiva}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - {paso: 2, responsable: a, actividad: Espera respuesta, pasa_a: fin}
  - {paso: 3, responsable: a, actividad: Reitera, pasa_a: archivado}
plazos:
  - {id: pronto, nombre: Respuesta, en: 2, limite: 2 dias habiles, al_vencer: [{pasa_a: 3}]}
  - {id: aviso, desde: inicio, hasta: 3, limite: 20 horas, al_vencer: [{avisa: a}]}
escenarios:
"""


def outcome(steps: str, expected: str = "{}", at: str = "2026-03-02") -> Outcome:
    begins = f"inicia: {{en: inicio_unico, fecha: {at}}}"
    body = f"  - {{nombre: uno, {begins}, recorre: {steps}, se_espera: {expected}}}\n"
    definition = procedure(CLOCKS + body)
    return run_scenario(definition, definition.scenarios[0], OFFICE, LFT)


def test_a_failure_tells_the_date_the_place_and_what_had_lapsed() -> None:
    found = outcome("[1, {pasan: 5 dias}, 2]", "{advertencias: [aviso]}")
    assert found.problem == "no se llega al paso 2 desde el paso 3, donde está el caso"
    assert found.situation == (
        "Era el 07-03-2026 a las 09:00 y el caso estaba en el paso 3. "
        "Antes venció el plazo «aviso» (el 03-03-2026 a las 05:00) "
        "y el plazo «Respuesta» (el 05-03-2026 a las 00:00), que lleva al paso 3."
    )


def test_a_failure_after_the_end_tells_the_end() -> None:
    found = outcome("[1, 2, 3]")
    assert found.situation == "Era el 02-03-2026 a las 09:00 y el caso ya había terminado en «Fin»."


def test_what_holds_tells_no_situation() -> None:
    found = outcome("[1]", "{termina_en: fin}")
    assert (found.problem, found.situation, found.warnings) == ("", "", ())


def test_working_days_in_years_the_calendar_does_not_answer_for_are_told() -> None:
    found = outcome("[1]", "{termina_en: fin}", at="2033-03-02")
    assert found.passed
    assert found.warnings == (
        "el plazo «Respuesta» cuenta días hábiles del 02-03-2033 al 04-03-2033, y «Descansos obligatorios» sólo vale "
        "del 01-01-2025 al 31-12-2030",
    )


PAUSED = """
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - {paso: 2, responsable: a, actividad: Espera}
  - {paso: 3, responsable: a, actividad: Cierra, pasa_a: fin}
plazos:
  - {id: pronto, desde: inicio, hasta: 3, limite: 2 dias habiles, pausa_en: [2], al_vencer: [{avisa: a}]}
"""


def test_a_pause_that_takes_a_clock_out_of_the_years_answered_for_warns() -> None:
    desk = opened(PAUSED, "2030-12-27T09:00")
    desk.do("1")
    assert desk.case.warnings == ()
    desk.wait(days=10)
    desk.do("2")
    assert [(warning.source, warning.kind) for warning in desk.case.warnings] == [("lft", "calendario")]


MONTHLY = """
inicios:
  mensual: {nombre: Reunión, pasa_a: 1, cada: mes, dia: 31, excepto: [julio, diciembre]}
actividades:
  - {paso: 1, responsable: a, actividad: Convoca, pasa_a: fin}
escenarios:
  - {nombre: uno, inicia: {en: mensual, fecha: 2026-07-10}, recorre: [], se_espera: {rechazo: mensual}}
  - {nombre: dos, inicia: {en: mensual, fecha: 2026-07-10}, recorre: [1], se_espera: {}}
"""


def test_a_periodic_start_is_not_opened_in_a_month_it_leaves_out() -> None:
    desk = Desk(procedure(MONTHLY), "2026-12-31T20:00")
    refusal = desk.refuse(Open(case="caso-1", start="mensual"))
    assert (refusal.code, names(refusal)) == ("inicio_no_permitido", ["mensual"])
    assert refusal.missing[0].text == (
        "en julio y diciembre no se abre por este inicio; la siguiente apertura es el 31-01-2027"
    )
    desk.wait(hours=5)
    desk.open("mensual")
    assert desk.at == ["1"]


def test_a_scenario_shows_that_nothing_is_opened_in_that_month() -> None:
    definition = procedure(MONTHLY)
    found = [run_scenario(definition, scenario, OFFICE, LFT) for scenario in definition.scenarios]
    assert found[0].problem == ""
    assert found[1].situation == "Era el 10-07-2026 a las 09:00 y el caso no se había abierto."


def test_all_months_left_out_promise_no_opening() -> None:
    every = MONTHLY.replace(
        "[julio, diciembre]",
        "[enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre]",
    )
    refusal = Desk(procedure(every)).refuse(Open(case="caso-1", start="mensual"))
    assert refusal.missing[0].text.endswith("y diciembre no se abre por este inicio")
