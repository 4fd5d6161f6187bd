from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.compiler.build.durations import parse_duration
from cauce.model.conditions import AllOf, AnyOf, Compare, Completed, DaysSince, DocumentPresent, NoneOf, Operator, Times
from cauce.model.durations import Duration, Unit
from cauce.model.source import Origin
from tests.support.compiling import ONE_ROW, built, draft_of, text_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("72 horas", Duration(72, Unit.HOURS)),
        ("1 hora", Duration(1, Unit.HOURS)),
        ("15 dias naturales", Duration(15, Unit.NATURAL_DAYS)),
        ("1 día natural", Duration(1, Unit.NATURAL_DAYS)),
        ("5 días hábiles", Duration(5, Unit.WORKING_DAYS)),
        ("1 dia habil", Duration(1, Unit.WORKING_DAYS)),
        ("3 meses", Duration(3, Unit.MONTHS)),
        ("1 mes", Duration(1, Unit.MONTHS)),
        ("3 dias", None),
        ("3 meses naturales", None),
        ("tres días", None),
        ("", None),
    ],
)
def test_durations_as_manuals_write_them(text: str, expected: Duration | None) -> None:
    assert parse_duration(text) == expected


@given(st.integers(0, 99999), st.sampled_from(Unit))
def test_the_text_of_a_duration_reads_back(amount: int, unit: Unit) -> None:
    assert parse_duration(str(Duration(amount, unit))) == Duration(amount, unit)


def test_bare_days_have_the_unit_they_are_given() -> None:
    assert parse_duration("3 dias", Unit.NATURAL_DAYS) == Duration(3, Unit.NATURAL_DAYS)


def condition(text: str) -> object:
    """Return the condition that a rule demands."""
    rule = f"reglas: [{{id: r, al_completar: 1, exige: {text}, si_falta: advierte}}]"
    return built(text_of(ONE_ROW, rule)).rules[0].demands


@pytest.mark.parametrize(
    ("text", "operator", "values"),
    [
        ("{ruta: {es: norte}}", Operator.IS, ("norte",)),
        ("{ruta: {no_es: norte}}", Operator.IS_NOT, ("norte",)),
        ("{ruta: {entre: [norte, sur]}}", Operator.AMONG, ("norte", "sur")),
        ("{ruta: {igual_a: cita}}", Operator.EQUALS, ("cita",)),
        ("{ruta: {al_menos: 5}}", Operator.AT_LEAST, ("5",)),
        ("{ruta: presente}", Operator.PRESENT, ()),
        ("{ruta: ausente}", Operator.ABSENT, ()),
    ],
)
def test_comparisons(text: str, operator: Operator, values: tuple[str, ...]) -> None:
    found = condition(text)
    assert isinstance(found, Compare)
    assert (found.datum, found.operator, found.values) == ("ruta", operator, values)


def test_other_elementary_conditions() -> None:
    document, done = condition("{documento_presente: acuse}"), condition("{completado: 1}")
    assert isinstance(document, DocumentPresent)
    assert document.document == "acuse"
    assert isinstance(done, Completed)
    assert done.row == "1"
    days = condition("{dias_desde: {dato: cita, al_menos: 15}}")
    assert isinstance(days, DaysSince)
    assert (days.datum, days.operator, days.days) == ("cita", Operator.AT_LEAST, 15)
    times = condition("{veces: {de: 1, a_lo_mas: 2}}")
    assert isinstance(times, Times)
    assert (times.row, times.operator, times.count) == ("1", Operator.AT_MOST, 2)


def test_conditions_are_grouped() -> None:
    group = condition("{todas: [{ruta: presente}, {alguna: [{ninguna: [{completado: 1}]}]}]}")
    assert isinstance(group, AllOf)
    assert isinstance(group.conditions[1], AnyOf)
    assert isinstance(group.conditions[1].conditions[0], NoneOf)


def test_several_sources_are_merged_and_each_is_kept_for_the_list_of_interpretations() -> None:
    rows = """
    - paso: 1
      responsable: ventanilla
      actividad: Recibe
      fuente:
        - {origen: manual, requisito: [Q-1, Q-2], seccion: II}
        - {origen: interpretacion, requisito: [Q-2, Q-3], seccion: III, cita: recibe, nota: No dice a quién.}
    """
    draft = draft_of(text_of(rows))
    source = draft.procedure.rows[0].source
    assert source is not None
    assert (source.origin, source.requirements, source.section) == (Origin.MANUAL, ("Q-1", "Q-2", "Q-3"), "II")
    assert (source.quote, source.note) == ("recibe", "No dice a quién.")
    assert [item.source.origin for item in draft.provenance] == [Origin.MANUAL, Origin.INTERPRETATION]
