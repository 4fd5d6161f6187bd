"""Scenarios: rows in order, what must be said, invented values, time, expectations, coverage (contract 9 and 10)."""

from dataclasses import replace

import pytest

from cauce.model.procedure import Procedure
from cauce.runtime.scenarios import Outcome, Report, report, run_all, run_scenario
from tests.runtime.workbench import LFT, OFFICE, procedure

BASE = """
responsables: {a: Persona A, b: Persona B}
datos:
  urgente: {tipo: si_no, clase: operativo}
  ruta: {clase: operativo, opciones: {norte: Norte, lejos: Lejos}}
  libre: {tipo: texto, clase: reservado}
  veces_visto: {tipo: entero, clase: operativo}
  fecha_cita: {tipo: fecha_hora, clase: operativo}
  menores: {tipo: lista, clase: identidad, al_menos: 2, campos: {nombre: {tipo: texto, clase: identidad}}}
documentos: {f01: {nombre: Denuncia}, f02: {nombre: Acta}}
fines: {fin: {nombre: Fin, reabre_en: 2}, fuera: Fuera, retirado: Retirado}
interrupciones:
  - {id: se_va, nombre: Se retira, pasa_a: retirado, registra: [libre]}
actividades:
  - paso: 1
    responsable: a
    actividad: Recibe
    registra: [urgente, libre, menores]
    produce: [f01, {documento: f02, cuando: {urgente: {es: si}}}]
  - paso: 2
    responsable: {en_orden: [a, b]}
    actividad: Clasifica
    registra: [ruta, fecha_cita]
    usa: [f01]
    segun: ruta
    ramas:
      - {respuesta: norte, pasa_a: 3}
      - {respuesta: lejos, pasa_a: fuera}
  - {paso: 3, responsable: b, actividad: Atiende, registra: [veces_visto], no_antes_de: {dato: fecha_cita}}
  - {paso: 4, responsable: b, actividad: Grupo, opcional: si}
  - decision: ¿Sigue?
    id: sigue
    responsable: b
    ramas:
      - {respuesta: Sí, pasa_a: 3, limite_veces: 1, despues: fuera}
      - {respuesta: No, pasa_a: fin}
reglas:
  - {id: visto, nombre: Lo vio, al_completar: 3, exige: {veces_visto: {al_menos: 2}}, si_falta: no_conformidad}
plazos:
  - {id: pronto, desde: inicio, hasta: 3, limite: 2 dias habiles, al_vencer: [{avisa: a}]}
escenarios:
"""

TO_2 = "{paso: 1, datos: {urgente: no}}"
TO_3 = f"{TO_2}, {{paso: 2, datos: {{ruta: norte}}}}"
TO_4 = f"{TO_3}, {{paso: 3, datos: {{veces_visto: 2}}}}"
GOOD = [
    ("corto", f"[{TO_4}, 4, {{paso: sigue, respuesta: No}}]", "{termina_en: fin}"),
    ("lejos", f"[{TO_2}, {{paso: 2, datos: {{ruta: lejos}}}}]", "{termina_en: fuera}"),
    (
        "vueltas",
        f"[{TO_4}, {{omite: 4, motivo: No quiso}}, {{paso: sigue, respuesta: Sí}}, "
        "{paso: 3, datos: {veces_visto: 1}}, {omite: 4}, {paso: sigue, respuesta: Sí}]",
        "{termina_en: fuera, no_conformidades: [visto]}",
    ),
    (
        "tarde",
        f"[{TO_3}, {{pasan: 3 dias}}, {{paso: 3, datos: {{veces_visto: 2}}}}, {{interrumpe: se_va}}]",
        "{termina_en: retirado, advertencias: [pronto], vencen: [pronto]}",
    ),
    ("sin documento", "[{paso: 1, datos: {urgente: si}, sin: [f02]}]", "{rechazo: f02}"),
    ("sin urgente", "[1]", "{rechazo: urgente}"),
    (
        "reabierto",
        f"[{TO_4}, 4, {{paso: sigue, respuesta: No}}, {{reabre: si}}, {{paso: 2, datos: {{ruta: lejos}}}}]",
        "{termina_en: fuera}",
    ),
]


def scenarios(*wanted: tuple[str, str, str]) -> Procedure:
    lines = [f"  - {{nombre: {name}, recorre: {steps}, se_espera: {expected}}}" for name, steps, expected in wanted]
    return procedure(BASE + "\n".join(lines) + "\n")


def outcome(steps: str, expected: str = "{}") -> Outcome:
    definition = scenarios(("uno", steps, expected))
    return run_scenario(definition, definition.scenarios[0], OFFICE, LFT)


def run(*wanted: tuple[str, str, str]) -> Report:
    return run_all(scenarios(*wanted), OFFICE, LFT)


def test_good_scenarios_pass_and_cover_everything() -> None:
    found = run(*GOOD)
    assert [item.problem for item in found.outcomes] == [""] * len(GOOD)
    assert (found.percent, found.missing, found.complete) == (100, (), True)


@pytest.mark.parametrize("name", [name for name, _, _ in GOOD])
def test_what_one_scenario_less_leaves_out(name: str) -> None:
    found = run(*[item for item in GOOD if item[0] != name])
    lost = {
        "corto": (),
        "lejos": (),
        "vueltas": (
            "el paso 4, opcional, omitido",
            "en «¿Sigue?», la rama «Sí»",
            "en «¿Sigue?», la rama «Sí», pasado su límite",
            "la regla «Lo vio», incumplida",
        ),
        "tarde": ("el fin «Retirado»", "la interrupción «Se retira»", "el plazo «pronto», vencido"),
        "sin documento": (),
        "sin urgente": (),
        "reabierto": (),
    }[name]
    assert found.missing == lost
    assert found.complete is (not lost)
    assert found.percent == 100 * (found.total - len(lost)) // found.total


@pytest.mark.parametrize(
    ("steps", "expected", "problem"),
    [
        ("[2]", "{}", "en el paso 1 falta decir «urgente»: lo lee una condición o una regla"),
        (f"[{TO_2}, 3]", "{}", "en el paso 2 falta decir «ruta»: lo lee la decisión de ese mismo paso"),
        (f"[{TO_3}, 4]", "{}", "en el paso 3 falta decir «veces_visto»: lo lee una condición o una regla"),
        (
            f"[{TO_4}, sigue]",
            "{}",
            "el paso 4 es opcional: diga si se hace (nómbrelo en «recorre») o si se omite («omite»)",
        ),
        (f"[{TO_4}, 4, sigue]", "{}", "en «¿Sigue?» falta decir la respuesta: «Sí» o «No»"),
        (f"[{TO_4}, 4]", "{termina_en: fin}", "en «¿Sigue?» falta decir la respuesta: «Sí» o «No»"),
        (f"[{TO_4}, 4, {{paso: sigue, respuesta: No}}, 3]", "{}", "el caso ya terminó en «Fin» y no llegó al paso 3"),
        (
            f"[{TO_2}, {{paso: 2, datos: {{ruta: lejos}}}}]",
            "{termina_en: fin}",
            "se esperaba que terminara en «Fin» y terminó en «Fuera»",
        ),
        (f"[{TO_3}, 1]", "{}", "no se llega al paso 1 desde el paso 3, donde está el caso"),
        (f"[{TO_2}]", "{rechazo: visto}", "se esperaba que se rechazara por «visto», y se admitió"),
        (
            "[{paso: 1, datos: {urgente: si}, sin: [f01, f02]}]",
            "{rechazo: visto}",
            "se esperaba que se rechazara por «visto», y se rechazó por otra cosa: No se puede completar el paso 1: "
            "falta el documento «Denuncia», que aquí se elabora; falta el documento «Acta», que aquí se elabora",
        ),
        (
            "[{paso: 1, datos: {urgente: no}, sin: [f01]}]",
            "{}",
            "No se puede completar el paso 1: falta el documento «Denuncia», que aquí se elabora",
        ),
        (
            f"[{TO_3}, {{paso: 3, datos: {{veces_visto: 1}}}}]",
            "{}",
            "entre las no conformidades apareció «visto», que no se esperaba",
        ),
        (
            TO_4.join("[]"),
            "{no_conformidades: [visto], vencen: [pronto]}",
            "entre las no conformidades faltó «visto»; entre los plazos vencidos faltó «pronto»",
        ),
        (
            f"[{TO_2}, {{paso: 2, datos: {{ruta: norte, fecha_cita: 2026-03-09T10:00}}}}, "
            "{paso: 3, datos: {veces_visto: 2}}]",
            "{}",
            "No se puede completar el paso 3: hay que esperar al 09-03-2026 10:00",
        ),
        (
            "[{paso: 1, datos: {urgente: no}}, {paso: 2, datos: {ruta: norte}, sin: [f01]}]",
            "{}",
            "en el paso 2 no puede faltar «Denuncia»: ya está en el caso; quite «sin»",
        ),
        ("[{reabre: si}]", "{}", "en el paso 1 falta decir «urgente»: lo lee una condición o una regla"),
    ],
)
def test_what_is_said_of_a_scenario_that_does_not_hold(steps: str, expected: str, problem: str) -> None:
    found = outcome(steps, expected)
    assert (found.passed, found.problem) == (False, problem)


def test_a_problem_points_at_the_item_that_has_it() -> None:
    text = (
        BASE + "  - nombre: uno\n    recorre:\n      - {paso: 1, datos: {urgente: no}}\n      - 3\n    se_espera: {}\n"
    )
    definition = procedure(text)
    found = run_scenario(definition, definition.scenarios[0], OFFICE, LFT)
    assert found.span == definition.scenarios[0].steps[1].span


def test_failed_scenarios_cover_nothing() -> None:
    found = report(scenarios(GOOD[0]), [outcome("[2]")])
    assert found.percent == 0
    assert len(found.missing) == found.total
    assert [item.name for item in found.failed] == ["uno"]


WAITS = """
documentos: {cedula: {nombre: Cédula}}
datos: {sesion: {tipo: texto, clase: operativo}}
inicios:
  unico: {nombre: Entrada, pasa_a: 1, registra: [sesion], recibe: [cedula]}
actividades:
  - {paso: 1, responsable: a, actividad: Deriva, deriva: [{a: OTRO-02}]}
  - {espera: Mientras concluye, id: concluye_otro, hasta: {concluyen: [OTRO-02]}}
  - {paso: 2, responsable: a, actividad: Acompaña, repite: si, registra: [sesion]}
  - espera: En valoración
    id: valoracion
    ramas:
      - {respuesta: Vuelve, pasa_a: 2}
      - {respuesta: Se cierra, pasa_a: fin}
escenarios:
"""


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ("[{concluye: OTRO-02}, {paso: 2, veces: 3}, {paso: valoracion, respuesta: Se cierra}]", ""),
        (
            "[{pasan: 20 horas}, {concluye: OTRO-02}, {paso: valoracion, respuesta: Vuelve}, "
            "{paso: valoracion, respuesta: Se cierra}]",
            "",
        ),
        ("[2]", "«Mientras concluye» espera a que concluya «OTRO-02»: diga «concluye» en el escenario"),
        ("[{concluye: OTRO-02}, 2]", "«En valoración» es una espera: diga qué ocurre, «Vuelve» o «Se cierra»"),
    ],
)
def test_waits_children_and_rounds(steps: str, problem: str) -> None:
    text = WAITS + f"  - {{nombre: uno, recorre: {steps}, se_espera: {{termina_en: fin, deriva_a: [OTRO-02]}}}}\n"
    definition = procedure(text)
    found = run_scenario(definition, definition.scenarios[0], OFFICE, LFT)
    assert found.problem == problem
    if "veces" in steps:
        assert sum(type(event).__name__ == "Completed" and event.row == "2" for event in found.events) == 3  # type: ignore[attr-defined]


NIGHT = """
datos:
  turno:
    clase: operativo
    opciones: {dia: Día, noche: Noche}
    se_calcula: [{cuando: {horario: {es: oficina}}, da: dia}, {da: noche}]
inicios:
  noche: {nombre: De noche, pasa_a: 1, cuando: {turno: {es: noche}}}
actividades:
  - {paso: 1, responsable: a, actividad: Atiende, pasa_a: fin}
escenarios:
  - {nombre: noche, inicia: {en: noche, fecha: 2026-03-13T16:20}, recorre: [1], se_espera: {termina_en: fin}}
  - {nombre: sábado, inicia: {en: noche, fecha: 2026-03-14}, recorre: [1], se_espera: {termina_en: fin}}
"""


def test_a_start_that_is_refused() -> None:
    assert run_all(procedure(NIGHT), OFFICE, LFT).complete
    by_day = "  - {nombre: día, inicia: {en: noche, fecha: 2026-03-13}, recorre: [1], se_espera: {}}\n"
    refused = procedure(NIGHT + by_day)
    problem = run_all(refused, OFFICE, LFT).failed[0].problem
    assert problem == "No se puede abrir el caso por «De noche»: sólo se abre por este inicio cuando «turno» es «Noche»"


def test_row_by_row_nothing_is_completed_unnamed() -> None:
    steps = [TO_2, "{paso: 2, datos: {ruta: lejos}}"]
    for recorre, problem in ((steps, ""), (steps[1:], "falta nombrar el paso 1: el escenario va fila por fila")):
        body = f"  - {{nombre: uno, fila_por_fila: si, recorre: [{', '.join(recorre)}], se_espera: {{}}}}\n"
        definition = procedure(BASE + body)
        assert run_scenario(definition, definition.scenarios[0], OFFICE, LFT).problem == problem


def test_rows_that_must_not_be_passed() -> None:
    found = outcome(f"[{TO_4}]", "{no_recorre: [3, 4]}")
    assert found.problem == "no debía pasar por paso 3, y se completó"


def unproved(steps: str, expected: str = "{}", **rows: object) -> str:
    """The problem of a scenario on a procedure spoilt after it was proved."""
    definition = scenarios(("uno", steps, expected))
    spoilt = replace(
        definition,
        rows=tuple(replace(row, **rows) if row.ref == "1" else row for row in definition.rows),  # type: ignore[arg-type]
    )
    return run_scenario(spoilt, spoilt.scenarios[0], OFFICE, LFT).problem


ROUND = """
datos: {sigue: {tipo: si_no, clase: operativo}}
inicios:
  entra: {nombre: Entra, pasa_a: 1, registra: [sigue]}
actividades:
  - paso: 1
    responsable: a
    actividad: Recibe
    registra: [{dato: sigue, opcional: si}]
    deriva: [{a: OTRO-02, cuando: {sigue: {es: no}}}]
  - decision: ¿Sigue?
    id: otra_vuelta
    segun: sigue
    ramas: [{respuesta: si, pasa_a: 1}, {respuesta: no, pasa_a: 2}]
  - {paso: 2, responsable: a, actividad: Cierra, pasa_a: fin}
escenarios:
"""


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ("[2]", "el caso da vueltas sin llegar al paso 2"),
        ("[]", "el caso da vueltas sin llegar a un fin"),
        ("[{reabre: si}]", "el caso da vueltas sin llegar a un fin"),
        (
            "[{concluye: OTRO-02}]",
            "No se puede registrar la conclusión del caso derivado: no hay una derivación abierta a «OTRO-02»",
        ),
    ],
)
def test_a_case_that_goes_round_is_told(steps: str, problem: str) -> None:
    begins = "inicia: {en: entra, datos: {sigue: si}}"
    definition = procedure(ROUND + f"  - {{nombre: uno, {begins}, recorre: {steps}, se_espera: {{termina_en: fin}}}}\n")
    assert run_scenario(definition, definition.scenarios[0], OFFICE, LFT).problem == problem


def test_a_row_without_actors_is_done_by_anybody() -> None:
    assert unproved(f"[{TO_2}]", actors=None) == ""


def test_a_scenario_without_a_start() -> None:
    definition = scenarios(("uno", "[]", "{}"))
    lost = replace(definition.scenarios[0], start="")
    assert run_scenario(definition, lost, OFFICE, LFT).problem == "no dice por qué inicio se abre el caso"


READS = """
datos:
  clase_caso: {clase: operativo, opciones: {x: X, y: Y}}
  cuando_fue: {tipo: fecha, clase: operativo}
  varios: {clase: operativo, elige: varias, opciones: {p: P, q: Q}}
  otros: {clase: operativo, opciones: {m: M, n: N}}
inicios:
  entra: {nombre: Entra, pasa_a: 1, registra: [clase_caso, otros]}
interrupciones:
  - {id: urge, nombre: Urgencia, responsable: a, entre: [1, 1], registra: [{dato: varios, opcional: si}], pasa_a: 2}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [cuando_fue, varios]}
  - decision: ¿De qué clase?
    id: de_clase
    segun: clase_caso
    ramas: [{respuesta: x, pasa_a: 2}, {respuesta: y, pasa_a: fin}]
  - {paso: 2, responsable: a, actividad: Cierra, pasa_a: fin}
reglas:
  - {id: reciente, al_completar: 1, exige: {dias_desde: {dato: cuando_fue, a_lo_mas: 30}}, si_falta: advierte}
escenarios:
"""


@pytest.mark.parametrize(
    ("inicia", "steps", "problem"),
    [
        ("{en: entra}", "[1]", "al abrir el caso falta decir «clase_caso»: lo lee una condición"),
        (
            "{en: entra, datos: {clase_caso: x}}",
            "[1]",
            "en el paso 1 falta decir «cuando_fue»: lo lee una condición o una regla",
        ),
        ("{en: entra, datos: {clase_caso: x}}", "[{paso: 1, datos: {cuando_fue: 2026-03-01}}, 2]", ""),
        ("{en: entra, datos: {clase_caso: x}}", "[{interrumpe: urge}, 2]", ""),
        (
            "{en: entra, datos: {clase_caso: x}}",
            "[de_clase]",
            "«¿De qué clase?» se decide sola, con lo que ya se registró: no se nombra en «recorre»",
        ),
    ],
)
def test_what_is_read_must_be_said_where_it_is_recorded(inicia: str, steps: str, problem: str) -> None:
    definition = procedure(READS + f"  - {{nombre: uno, inicia: {inicia}, recorre: {steps}, se_espera: {{}}}}\n")
    assert run_scenario(definition, definition.scenarios[0], OFFICE, LFT).problem == problem


def test_a_datum_read_later_names_its_reader() -> None:
    text = READS.replace("registra: [clase_caso, otros]}", "registra: [otros]}").replace(
        "registra: [cuando_fue, varios]", "registra: [cuando_fue, varios, clase_caso]"
    )
    definition = procedure(
        text + "  - {nombre: uno, recorre: [{paso: 1, datos: {cuando_fue: 2026-03-01}}], "
        "inicia: {en: entra}, se_espera: {}}\n"
    )
    problem = run_scenario(definition, definition.scenarios[0], OFFICE, LFT).problem
    assert problem == "en el paso 1 falta decir «clase_caso»: lo lee la decisión de «¿De qué clase?»"


CASCADE = """
fines: {fin: Fin, archivado: Se archiva}
actividades:
  - {paso: 1, responsable: a, actividad: Responde}
  - {paso: 2, responsable: a, actividad: Reitera, pasa_a: fin}
plazos:
  - {id: uno, en: 1, limite: 10 horas, al_vencer: [{pasa_a: 2}]}
  - {id: dos, en: 2, limite: 10 horas, al_vencer: [{pasa_a: archivado}]}
escenarios:
  - nombre: uno
    recorre: [{pasan: 21 horas}]
    se_espera: {termina_en: archivado, vencen: [uno, dos]}
"""


def test_time_that_passes_lets_each_deadline_lapse_at_its_moment() -> None:
    definition = procedure(CASCADE)
    assert run_scenario(definition, definition.scenarios[0], OFFICE, LFT).problem == ""
