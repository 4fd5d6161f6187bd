"""Scenarios that say who does a row: four eyes and joint rows, both ways; findings of documents."""

import pytest

from cauce.runtime.scenarios import Outcome, run_scenario
from tests.runtime.workbench import LFT, OFFICE, procedure

EYES = """
responsables: {a: Persona A, b: Persona B}
documentos: {f09: {nombre: Acta}, f10: {nombre: Foto}}
actividades:
  - {paso: 1, responsable: a, actividad: Elabora, produce: [{documento: f09, si_falta: no_conformidad}]}
  - paso: 2
    responsable: a
    actividad: Revisa
    recibe: [{documento: f10, si_falta: advierte}]
    persona_distinta_de: [1]
  - {paso: 3, responsable: {todos: [a, b]}, actividad: Firman, persona_igual_a: [1], pasa_a: fin}
escenarios:
"""


def outcome(steps: str, expected: str) -> Outcome:
    definition = procedure(EYES + f"  - {{nombre: uno, recorre: {steps}, se_espera: {expected}}}\n")
    return run_scenario(definition, definition.scenarios[0], OFFICE, LFT)


BY_ANA = "{paso: 1, persona: Ana}"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (f"[{BY_ANA}, {{paso: 2, persona: Beto}}]", "{termina_en: fin}"),
        (f"[{BY_ANA}, 2]", "{termina_en: fin}"),
        (f"[{BY_ANA}, {{paso: 2, persona: Ana}}]", "{rechazo: 2}"),
        (f"[{BY_ANA}, 2, {{paso: 3, persona: Ana}}]", "{termina_en: fin}"),
        (f"[{BY_ANA}, 2, {{paso: 3, persona: [Ana, Ana]}}]", "{termina_en: fin}"),
        (f"[{BY_ANA}, 2, {{paso: 3, persona: [Ana, Beto]}}]", "{rechazo: 3}"),
        (f"[{BY_ANA}, 2, {{paso: 3, persona: Beto}}]", "{rechazo: 3}"),
        ("[{paso: 1, sin: [f09]}]", "{no_conformidades: [f09]}"),
        ("[{paso: 1}, {paso: 2, sin: [f10]}]", "{}"),
        ("[{paso: 1}, {paso: 2, sin: [f10]}]", "{advertencias: [f10]}"),
    ],
)
def test_what_holds(steps: str, expected: str) -> None:
    assert outcome(steps, expected).problem == ""


@pytest.mark.parametrize(
    ("steps", "expected", "problem"),
    [
        (
            f"[{BY_ANA}, {{paso: 2, persona: Ana}}]",
            "{}",
            "No se puede completar el paso 2: debe hacerlo otra persona, distinta de quien completó paso 1",
        ),
        (
            f"[{BY_ANA}, {{paso: 2, persona: Beto}}]",
            "{rechazo: 2}",
            "se esperaba que se rechazara por «2», y se admitió",
        ),
        (
            f"[{BY_ANA}, {{paso: 2, persona: [Beto, Ana]}}]",
            "{}",
            "en el paso 2 se nombran 2 personas y la hace una sola persona",
        ),
        (
            f"[{BY_ANA}, 2, {{paso: 3, persona: [Ana, Beto, Carla]}}]",
            "{}",
            "en el paso 3 se nombran 3 personas y actúan 2",
        ),
        (
            "[{paso: 1, sin: [f09]}]",
            "{}",
            "entre las no conformidades apareció «f09», que no se esperaba",
        ),
        ("[1, 2]", "{advertencias: [f10]}", "entre las advertencias faltó «f10»"),
    ],
)
def test_what_does_not_hold(steps: str, expected: str, problem: str) -> None:
    assert outcome(steps, expected).problem == problem
