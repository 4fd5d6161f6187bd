"""Which comparison and which value each type of datum admits."""

from __future__ import annotations

import pytest

from tests.support.compiling import codes, text_of

MORE = """
datos:
  texto: {tipo: texto, clase: operativo}
  entero: {tipo: entero, clase: operativo}
  otro_entero: {tipo: entero, clase: operativo}
  dia: {tipo: fecha, clase: operativo}
  momento: {tipo: fecha_hora, clase: operativo}
  duda: {tipo: si_no, clase: operativo}
  opcion: {opciones: {a: A, b: B}, clase: operativo}
  varias: {opciones: {a: A, b: B}, elige: varias, clase: operativo}
  lista: {tipo: lista, campos: {nota: {tipo: texto}}, clase: operativo}
reglas:
  - {id: r, al_completar: 1, exige: %s, si_falta: advierte}
"""
NAMES = "[texto, entero, otro_entero, dia, momento, duda, opcion, varias, lista]"
ROWS = f"- {{paso: 1, responsable: ventanilla, actividad: Recibe, registra: {NAMES}}}"
ROLES = "{ventanilla: Ventanilla}"


def found(condition: str) -> list[str]:
    return codes(text_of(ROWS, MORE % condition, roles=ROLES))


@pytest.mark.parametrize(
    "condition",
    [
        "{texto: presente}",
        "{lista: ausente}",
        "{entero: {al_menos: 5}}",
        "{entero: {es: -3}}",
        "{entero: {entre: [1, 2]}}",
        "{entero: {igual_a: otro_entero}}",
        "{dia: {a_lo_mas: 2026-03-01}}",
        "{momento: {al_menos: 2026-03-01T16:20}}",
        "{duda: {es: si}}",
        "{opcion: {no_es: a}}",
        "{opcion: {entre: [a, b]}}",
        "{varias: {incluye: b}}",
        "{lista: {al_menos: 2}}",
        "{inicio: {es: llegada}}",
        "{horario: {no_es: oficina}}",
        "{dias_desde: {dato: momento, al_menos: 3}}",
        "{veces: {de: 1, al_menos: 2}}",
        "{ninguna: [{duda: {es: no}}, {opcion: {es: a}}]}",
    ],
)
def test_comparisons_that_can_be_told(condition: str) -> None:
    assert found(condition) == []


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("{texto: {es: x}}", "E340"),
        ("{texto: {al_menos: 3}}", "E340"),
        ("{duda: {al_menos: 1}}", "E340"),
        ("{opcion: {incluye: a}}", "E340"),
        ("{varias: {es: a}}", "E340"),
        ("{lista: {es: 2}}", "E340"),
        ("{inicio: {al_menos: 2}}", "E340"),
        ("{entero: {incluye: 2}}", "E340"),
        ("{opcion: {es: c}}", "E320"),
        ("{opcion: {entre: [a, c]}}", "E320"),
        ("{varias: {incluye: c}}", "E320"),
        ("{duda: {es: verdadero}}", "E320"),
        ("{entero: {es: 2.5}}", "E341"),
        ("{dia: {es: 2026-02-30}}", "E341"),
        ("{momento: {es: 2026-03-01}}", "E341"),
        ("{lista: {al_menos: dos}}", "E341"),
        ("{entero: {igual_a: dia}}", "E342"),
        ("{entero: {igual_a: nada}}", "E305"),
        ("{dias_desde: {dato: entero, al_menos: 3}}", "E343"),
        ("{inicio: {es: llegadas}}", "E310"),
        ("{completado: 7}", "E308"),
        ("{documento_presente: acuse}", "E304"),
    ],
)
def test_comparisons_that_can_not(condition: str, code: str) -> None:
    assert found(condition) == [code]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("entero: 3", None),
        ("entero: tres", "E341"),
        ("dia: 13/03/2026", "E341"),
        ("momento: 2026-03-13", "E341"),
        ("varias: [a, b]", None),
        ("varias: [a, z]", "E320"),
        ("lista: [{nota: hola}]", None),
        ("duda: quizá", "E320"),
    ],
)
def test_values_that_scenarios_give(value: str, code: str | None) -> None:
    scenario = f"""
    escenarios:
      - nombre: Uno
        recorre: [{{paso: 1, datos: {{{value}}}}}]
        se_espera: {{termina_en: atendida}}
    """
    rules = MORE % "{texto: presente}"
    text = text_of(ROWS, rules, roles=ROLES) + "\n".join(line[4:] for line in scenario.split("\n"))
    assert codes(text) == ([code] if code else [])
