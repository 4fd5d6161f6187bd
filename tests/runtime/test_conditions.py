"""Three-valued conditions: operators over each type, unknowns with names, Kleene's groups (design.md §2; L32)."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model.commands import AddDocument, RecordData
from cauce.model.conditions import (
    AllOf,
    AnyOf,
    Compare,
    Completed,
    Condition,
    DaysSince,
    DocumentPresent,
    NoneOf,
    Operator,
    Times,
)
from cauce.runtime.conditions import evaluate
from cauce.runtime.plan import plan_of
from cauce.runtime.ports import Context
from cauce.runtime.view import View
from tests.runtime.workbench import LFT, OFFICE, Desk, opened

DATA = """
datos:
  texto: {tipo: texto, clase: operativo}
  numero: {tipo: entero, clase: operativo}
  dia: {tipo: fecha, clase: operativo}
  hora: {tipo: fecha_hora, clase: operativo}
  otra_hora: {tipo: fecha_hora, clase: operativo}
  sino: {tipo: si_no, clase: operativo}
  una: {clase: operativo, opciones: {x: X, y: Y}}
  varias: {clase: operativo, elige: varias, opciones: {x: X, y: Y, z: Z}}
  lista: {tipo: lista, clase: operativo, campos: {nota: {tipo: texto, clase: operativo}}}
  doble:
    clase: operativo
    opciones: {alto: Alto, bajo: Bajo}
    se_calcula: [{cuando: {numero: {al_menos: 5}}, da: alto}, {da: bajo}]
  cuenta: {tipo: entero, clase: operativo, se_calcula: [{cuando: {sino: {es: si}}, da: 7}, {da: 2}]}
documentos: {f01: {nombre: Denuncia}}
actividades:
  - paso: 1
    responsable: a
    actividad: Registra
    repite: si
  - paso: 2
    responsable: a
    actividad: Cierra
    registra: [{dato: numero, opcional: si}, {dato: sino, opcional: si}]
    pasa_a: fin
"""


def view(desk: Desk) -> View:
    return View(plan_of(desk.procedure), desk.case, desk.now, Context(OFFICE, LFT))


def known(**data: Any) -> Desk:
    desk = opened(DATA)
    desk.give(RecordData(data=data))
    return desk


def of(datum: str, operator: str, *values: str) -> Compare:
    return Compare(datum, Operator(operator), values)


@pytest.mark.parametrize(
    ("data", "datum", "operator", "values", "expected"),
    [
        ({"una": "x"}, "una", "es", ("x",), True),
        ({"una": "x"}, "una", "no_es", ("x",), False),
        ({"una": "y"}, "una", "entre", ("x", "y"), True),
        ({"sino": "sí"}, "sino", "es", ("si",), True),
        ({"texto": "Calle 5"}, "texto", "incluye", ("Calle",), True),
        ({"texto": "Calle 5"}, "texto", "es", ("Calle",), False),
        ({"numero": "5"}, "numero", "al_menos", ("5",), True),
        ({"numero": "5"}, "numero", "a_lo_mas", ("4",), False),
        ({"numero": "5"}, "numero", "entre", ("4", "5"), True),
        ({"numero": "-5"}, "numero", "es", ("-5",), True),
        ({"dia": "2026-03-13"}, "dia", "al_menos", ("2026-03-13",), True),
        ({"hora": "2026-03-13T10:00"}, "hora", "a_lo_mas", ("2026-03-13T09:59",), False),
        ({"varias": ["x", "y"]}, "varias", "incluye", ("x",), True),
        ({"varias": ["x", "y"]}, "varias", "incluye", ("x", "z"), False),
        ({"varias": ["x", "y"]}, "varias", "entre", ("y", "z"), True),
        ({"varias": ["x"]}, "varias", "es", ("x",), True),
        ({"varias": ["x", "y"]}, "varias", "es", ("x",), False),
        ({"varias": ["x", "y"]}, "varias", "al_menos", ("2",), True),
        ({"lista": [{"nota": "Uno"}]}, "lista", "a_lo_mas", ("1",), True),
        ({"lista": [{"nota": "Uno"}]}, "lista", "incluye", ("Uno",), True),
        ({"hora": "2026-03-13T10:00", "otra_hora": "2026-03-13T17:00+00:00"}, "hora", "igual_a", ("otra_hora",), True),
        ({"hora": "2026-03-13T10:00", "otra_hora": "2026-03-13T11:00"}, "hora", "igual_a", ("otra_hora",), False),
        ({"hora": "2026-03-13T10:00", "dia": "2026-03-13"}, "hora", "igual_a", ("dia",), True),
        ({"texto": "x", "una": "y"}, "texto", "igual_a", ("una",), False),
        ({"numero": "5", "sino": "si"}, "numero", "igual_a", ("cuenta",), False),
        ({"numero": "5", "texto": "x"}, "numero", "igual_a", ("numero",), True),
        ({"numero": "3", "cuenta_": ""}, "cuenta", "al_menos", ("1",), None),
        ({"sino": "si"}, "cuenta", "al_menos", ("7",), True),
        ({"numero": "6"}, "doble", "es", ("alto",), True),
        ({"texto": "x"}, "texto", "presente", (), True),
        ({"texto": "x"}, "una", "ausente", (), True),
        ({"texto": "x"}, "una", "presente", (), False),
        ({"texto": "x"}, "doble", "presente", (), False),
        ({"texto": "x"}, "una", "es", ("x",), None),
        ({"texto": "x"}, "texto", "igual_a", ("una",), None),
        ({"texto": "x"}, "inicio", "es", ("inicio_unico",), True),
        ({"texto": "x"}, "inicio", "no_es", ("inicio_unico",), False),
        ({"texto": "x"}, "horario", "es", ("oficina",), True),
        ({"texto": "x"}, "horario", "no_es", ("oficina",), False),
        ({"texto": "x"}, "horario_inicio", "es", ("guardia",), False),
    ],
)
def test_operators(
    data: dict[str, Any], datum: str, operator: str, values: tuple[str, ...], expected: bool | None
) -> None:
    desk = known(**{name: value for name, value in data.items() if not name.endswith("_")})
    assert evaluate(view(desk), of(datum, operator, *values)).value is expected


def test_unknown_says_which_data_are_missing() -> None:
    desk = known(texto="x")
    assert evaluate(view(desk), of("doble", "es", "alto")).missing == ("numero",)
    both = AllOf((of("una", "es", "x"), of("numero", "al_menos", "1"), of("una", "es", "y")))
    assert evaluate(view(desk), both).missing == ("una", "numero")


def test_hours_of_reading_and_of_opening_differ() -> None:
    desk = known(texto="x")
    desk.wait(hours=8)
    assert evaluate(view(desk), of("horario", "es", "guardia")).value is True
    assert evaluate(view(desk), of("horario_inicio", "es", "oficina")).value is True


def test_documents_rows_times_and_days() -> None:
    desk = known(dia="2026-02-28", texto="no es fecha")
    checks: list[tuple[Condition, bool | None]] = [
        (DocumentPresent("f01"), False),
        (Completed("1"), False),
        (Times("1", Operator.AT_MOST, 0), True),
        (DaysSince("dia", Operator.AT_LEAST, 2), True),
        (DaysSince("dia", Operator.AT_MOST, 1), False),
        (DaysSince("hora", Operator.AT_MOST, 1), None),
        (DaysSince("texto", Operator.AT_MOST, 1), None),
    ]
    assert [evaluate(view(desk), condition).value for condition, _ in checks] == [value for _, value in checks]
    desk.do("1", again=True)
    desk.give(AddDocument(documents={"f01": ""}))
    for condition, value in (
        (DocumentPresent("f01"), True),
        (Completed("1"), True),
        (Times("1", Operator.AT_LEAST, 2), False),
    ):
        assert evaluate(view(desk), condition).value is value


LEAF = {True: of("sino", "es", "si"), False: of("sino", "es", "no"), None: of("una", "es", "x")}


def kleene(kind: type, values: tuple[bool | None, ...]) -> bool | None:
    """The truth tables, written apart: a group is known iff every way to settle its unknowns agrees."""
    fold = {AllOf: all, AnyOf: any, NoneOf: lambda parts: not any(parts)}[kind]
    ways = {fold(way) for way in product(*[(value,) if value is not None else (True, False) for value in values])}
    return ways.pop() if len(ways) == 1 else None


@settings(deadline=None)
@given(st.sampled_from([AllOf, AnyOf, NoneOf]), st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=5))
def test_groups_follow_kleenes_tables(kind: type, values: list[bool | None]) -> None:
    desk = SETTLED
    truth = evaluate(view(desk), kind(tuple(LEAF[value] for value in values)))
    assert truth.value is kleene(kind, tuple(values))
    assert bool(truth.missing) is (truth.value is None)


SETTLED = known(sino="si")
