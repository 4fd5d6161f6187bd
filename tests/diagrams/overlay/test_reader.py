"""The file of an overlay: what is well made is read whole, and each thing that is wrong is said with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.compiler.api import compile_paths
from cauce.diagrams.overlay.problems import Problem
from cauce.diagrams.overlay.reader import read_overlay
from cauce.diagrams.overlay.strict_json import LARGEST
from cauce.diagrams.overlay.values import CaseOverlay, LoadOverlay
from cauce.model.procedure import Procedure
from tests.diagrams.overlay.made import full_case, full_load
from tests.diagrams.overlay.plain import plain
from tests.diagrams.shipped import Drawn

KEY = "PR-IMMUVER-01"
Plain = dict[str, Any]


@pytest.fixture(scope="module")
def procedure(shipped: dict[str, Drawn]) -> Procedure:
    return shipped[KEY].procedure


@pytest.fixture
def case(procedure: Procedure) -> Plain:
    return plain(full_case(procedure, 3, standing=1.0))


@pytest.fixture
def load(procedure: Procedure) -> Plain:
    return plain(full_load(procedure, 3))


def problems(procedure: Procedure, data: Plain | bytes, kind: str = "caso") -> tuple[Problem, ...]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    found = read_overlay(raw, procedure, kind)
    assert isinstance(found, tuple), found
    for each in found:
        assert each.hint.endswith((".", "?", "…", "}")), each
        assert each.message.endswith((".", "?")), each
    return found


@pytest.mark.parametrize("key", ["64-AJP-P01", *(f"PR-IMMUVER-0{n}" for n in range(1, 6))])
def test_what_is_written_is_what_is_read(shipped: dict[str, Drawn], key: str) -> None:
    procedure = shipped[key].procedure
    case, load = full_case(procedure, 1, rounds=3), full_load(procedure, 1)
    assert read_overlay(json.dumps(plain(case)).encode(), procedure, "caso") == case
    assert read_overlay(json.dumps(plain(load)).encode("utf-8-sig"), procedure, "carga") == load


def test_the_short_digest_printed_on_the_sheets_is_enough(procedure: Procedure, case: Plain, load: Plain) -> None:
    for kind, each, wanted in (("caso", case, CaseOverlay), ("carga", load, LoadOverlay)):
        short = each | {"definicion": procedure.digest[:12]}
        assert isinstance(read_overlay(json.dumps(short).encode(), procedure, kind), wanted)


RAW = [
    (b"", "línea 1", "deja de ser JSON"),
    (b"hola", "línea 1", "deja de ser JSON"),
    (b'{"hoja": "caso",\n "al": }', "línea 2, columna 8", "deja de ser JSON"),
    (b"[1, 2]", "", "no contiene un objeto"),
    (b"null", "", "no contiene un objeto"),
    (b'{"casos": NaN}', "", "«NaN» no es un número"),
    (b'{"casos": -Infinity}', "", "«-Infinity» no es un número"),
    (b'{"casos": 1e999}', "", "«1e999» no es un número de esta clase"),
    (b'{"casos": ' + b"9" * 9000 + b"}", "", "no es un número de esta clase"),
    (b'{"hoja": "caso", "hoja": "carga"}', "", "«hoja» está dos veces"),
    (b"[" * 200_000, "", "demasiados niveles"),
    (b" " * (LARGEST + 1), "", "más de 1 MB"),
    (b'{"hoja": "' + b"x" * (10 << 20) + b'"}', "", "más de 1 MB"),
    ('{"folio": "año"}'.encode("latin-1"), "", "no está en UTF-8"),
    ('{"hoja": "caso"}'.encode("utf-16"), "", "no está en UTF-8"),
]


@pytest.mark.parametrize(("data", "place", "says"), RAW, ids=range(len(RAW)))
def test_what_is_not_json(procedure: Procedure, data: bytes, place: str, says: str) -> None:
    (only,) = problems(procedure, data)
    assert place in only.place
    assert says in only.message


def _set(*path: Any, to: Any) -> Callable[[Plain], None]:
    def change(whole: Plain) -> None:
        inside: Any = whole
        for part in path[:-1]:
            inside = inside[part]
        inside[path[-1]] = to

    return change


def _drop(key: str) -> Callable[[Plain], None]:
    return lambda whole: whole.pop(key) and None


WRONG = [
    (_set("hoja", to="carga"), "«hoja»", "Es una hoja de carga, no de caso.", "--carga"),
    (_set("hoja", to=[]), "«hoja»", "No dice de qué es la hoja.", "caso"),
    (_set("hoja", to="mapa"), "«hoja»", "No dice de qué es la hoja.", '"caso"'),
    (_drop("procedimiento"), "«procedimiento»", "No dice de qué procedimiento es.", "clave"),
    (_set("procedimiento", to="PR-IMMUVER-02"), "«procedimiento»", "Es de «PR-IMMUVER-02»", "clave"),
    (_set("definicion", to="0" * 64), "«definicion»", "otro texto del procedimiento: 000000000000", "archivo"),
    (_set("definicion", to="abc"), "«definicion»", "No es la huella", "cauce mostrar --json"),
    (_set("definicion", to=7), "«definicion»", "No es la huella", "cauce mostrar --json"),
    (_set("Folio", to="x"), "", "«Folio» no es una clave", "¿Quiso decir «folio»?"),
    (_set("usuaria", to="x"), "", "«usuaria» no es una clave", "folio"),
    (_drop("folio"), "", "Falta «folio».", "texto"),
    (_set("folio", to="  "), "«folio»", "Está vacío.", "falta"),
    (_set("folio", to="1\n2"), "«folio»", "una línea", "letras"),
    (_set("folio", to="x" * 41), "«folio»", "una línea", "40 letras"),
    (_set("folio", to="\u202e1"), "«folio»", "una línea", "letras"),
    (_set("folio", to="\ud800"), "«folio»", "una línea", "letras"),
    (_set("folio", to=12), "«folio»", "Se esperaba un texto y hay un número entero.", "comillas"),
    (_set("folio", to=True), "«folio»", "Se esperaba un texto y hay verdadero o falso.", "comillas"),
    (_set("al", to="2026-03-18T10:00:00"), "«al»", "le falta la hora o la diferencia horaria", "-07:00"),
    (_set("al", to="2026-03-18"), "«al»", "le falta la hora o la diferencia horaria", "-07:00"),
    (_set("al", to="ayer"), "«al»", "no es una fecha con hora", "-07:00"),
    (_set("al", to="2026-02-30T10:00:00-06:00"), "«al»", "no existe en el calendario", "-07:00"),
    (_set("al", to="0001-01-01T00:00:00+14:00"), "«al»", "El año 1", "Revise"),
    (_set("al", to=20260318), "«al»", "Se esperaba un texto y hay un número entero.", "-07:00"),
    (_set("inicio", to="primer_contato"), "«inicio»", "un inicio «primer_contato»", "¿Quiso decir «primer_contacto»?"),
    (_set("fin", to="fin_del_procedimiento"), "«fin»", "haber concluido y estar en un paso", "Deje"),
    (_set("posiciones", to=[]), "«posiciones»", "no está en ningún paso", "fin"),
    (_set("posiciones", to={}), "«posiciones»", "Se esperaba una lista y hay un objeto.", "[…]"),
    (_set("posiciones", 0, to="1"), "«posiciones», 1.º elemento", "No es un objeto.", "llaves"),
    (_set("posiciones", 1, "paso", to="22"), "«posiciones», 2.º elemento, «paso»", "un paso «22»", "cauce mostrar"),
    (_set("posiciones", 1, "paso", to="7.1"), "2.º elemento, «paso»", "un paso «7.1»", "¿Quiso decir «7»?"),
    (_set("posiciones", 0, "responsables", to=["recepcionista"]), "«responsables»", "«recepcionista»", "«recepcion»?"),
    (_set("posiciones", 0, "responsables", to=[1]), "«responsables»", "no es un texto", "comillas"),
    (_set("posiciones", 0, "vence", to="2026-03-18T10:00"), "«vence»", "diferencia horaria", "-07:00"),
    (_set("posiciones", 0, "desde", to="2027-03-18T10:00:00Z"), "«desde»", "Es posterior a «al»", "Revise"),
    (_set("posiciones", 0, "nombre", to="Persona Inventada"), "1.º elemento", "«nombre» no es una clave", "desde"),
    (_set("recorrido", 0, "interrupcion", to="desiste"), "«recorrido», 1.º elemento", "uno de los dos", "Escriba"),
    (_set("recorrido", 0, "pasa_a", to=["2", "fin_raro"]), "«pasa_a»", "un paso «fin_raro»", "cauce mostrar"),
    (_set("recorrido", 1, "fecha", to="2020-01-01T00:00:00Z"), "2.º elemento, «fecha»", "Es anterior", "orden"),
    (_set("recorrido", 0, "omitido", to="si"), "«omitido»", "Se esperaba verdadero o falso y hay un texto.", "true"),
]


@pytest.mark.parametrize(("change", "place", "says", "cure"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_in_a_case(
    procedure: Procedure, case: Plain, change: Callable[[Plain], None], place: str, says: str, cure: str
) -> None:
    change(case)
    found = problems(procedure, case)
    assert any(place in each.place and says in each.message and cure in each.hint for each in found), found


WRONG_LOADS = [
    (_set("pasos", 0, "casos", to=-1), "«casos»", "no puede ser una cantidad"),
    (_set("pasos", 0, "casos", to=1.5), "«casos»", "Se esperaba un número entero y hay un número con decimales."),
    (_set("pasos", 0, "casos", to="12"), "«casos»", "Se esperaba un número entero y hay un texto."),
    (_set("pasos", 0, "casos", to=True), "«casos»", "Se esperaba un número entero y hay verdadero o falso."),
    (_set("pasos", 0, "casos", to=10**12), "«casos»", "no puede ser una cantidad"),
    (_set("pasos", 0, "vencidos", to=401), "«vencidos»", "No pueden ser más"),
    (_set("pasos", 0, "espera_mediana_horas", to=-2), "«espera_mediana_horas»", "No es una cantidad de horas."),
    (_set("pasos", 0, "espera_mediana_horas", to="2"), "«espera_mediana_horas»", "No es una cantidad de horas."),
    (_set("pasos", 1, "paso", to="1"), "2.º elemento, «paso»", "El paso está dos veces."),
    (_set("folio", to="1"), "", "«folio» no es una clave"),
]


@pytest.mark.parametrize(("change", "place", "says"), WRONG_LOADS, ids=range(len(WRONG_LOADS)))
def test_what_is_wrong_in_a_load(
    procedure: Procedure, load: Plain, change: Callable[[Plain], None], place: str, says: str
) -> None:
    change(load)
    found = problems(procedure, load, "carga")
    assert any(place in each.place and says in each.message for each in found), found


def test_a_row_that_only_heads_or_notes_holds_no_case(shipped: dict[str, Drawn]) -> None:
    procedure = shipped["PR-IMMUVER-02"].procedure
    load = plain(full_load(procedure, 1))
    load["pasos"][0]["paso"] = "8"
    (only,) = problems(procedure, load, "carga")
    assert only.message == "En «8» no puede estar un caso."


def test_all_that_is_wrong_is_said_at_once(procedure: Procedure, case: Plain) -> None:
    case["folio"], case["inicio"], case["al"] = 3, "x", "hoy"
    assert len(problems(procedure, case)) == 3


def test_hours_of_half_an_hour(procedure: Procedure, load: Plain) -> None:
    load["pasos"][0]["espera_mediana_horas"] = 0.5
    found = read_overlay(json.dumps(load).encode(), procedure, "carga")
    assert isinstance(found, LoadOverlay)
    assert found.loads[0].wait == timedelta(minutes=30)


@cache
def _compiled() -> Procedure:
    """Not a fixture: Hypothesis would write it out whole when it finds something."""
    found = compile_paths([Path(__file__).parents[3] / "procedures" / f"{KEY}.yaml"])[0].procedure
    assert found is not None
    return found


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
JSON = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.text(max_size=12), SCALARS, max_size=3)


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(["caso", "carga"]), changes=st.lists(st.tuples(st.integers(0, 999), JSON), max_size=3))
def test_any_value_anywhere_is_read_or_explained(kind: str, changes: list[tuple[int, Any]]) -> None:
    procedure = _compiled()
    whole = plain(full_case(procedure, 3, standing=1.0)) if kind == "caso" else plain(full_load(procedure, 3))
    places: list[tuple[Any, Any]] = []
    _places(whole, places)
    for number, value in changes:
        inside, part = places[number % len(places)]
        inside[part] = value
    found = read_overlay(json.dumps(whole).encode(), procedure, kind)
    assert isinstance(found, CaseOverlay | LoadOverlay) or problems(procedure, whole, kind)


def _places(value: Any, found: list[tuple[Any, Any]]) -> None:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, inner in parts:
        found.append((value, part))
        _places(inner, found)
