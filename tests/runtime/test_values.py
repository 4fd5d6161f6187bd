"""Values by type: what is admitted, how it is kept, what is said of the rest."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model.declarations import DataClass, DataType, Datum, Option
from cauce.runtime.values import BadValue, parse_date, parse_moment, read_value
from tests.runtime.workbench import ZONE

OPTIONS = (Option("norte", "Ruta Norte"), Option("sur", "Ruta Sur"))


def datum(kind: DataType, **more: Any) -> Datum:
    options = OPTIONS if kind in (DataType.OPTION, DataType.OPTIONS) else ()
    return Datum(id="d", question="¿Qué?", type=kind, confidentiality=DataClass.OPERATIONAL, options=options, **more)


NAME = datum(DataType.TEXT)
RECORD = (
    Datum(id="nombre", type=DataType.TEXT, confidentiality=DataClass.IDENTITY),
    Datum(id="edad", type=DataType.INTEGER, confidentiality=DataClass.IDENTITY, optional=True),
)


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        (DataType.TEXT, "  hola ", "hola"),
        (DataType.INTEGER, "-12", -12),
        (DataType.INTEGER, 7, 7),
        (DataType.DATE, "2026-03-13", "2026-03-13"),
        (DataType.DATE, date(2026, 3, 13), "2026-03-13"),
        (DataType.DATETIME, "2026-03-13T16:20", "2026-03-13T16:20:00-07:00"),
        (DataType.DATETIME, datetime(2026, 3, 13, 16, 20), "2026-03-13T16:20:00-07:00"),
        (DataType.DATETIME, "2026-03-13T23:20+00:00", "2026-03-13T16:20:00-07:00"),
        (DataType.YES_NO, "Sí", "si"),
        (DataType.YES_NO, False, "no"),
        (DataType.OPTION, "norte", "norte"),
        (DataType.OPTION, "Ruta Sur", "sur"),
        (DataType.OPTIONS, ["sur", "norte", "sur"], ("sur", "norte")),
        (DataType.OPTIONS, "sur", ("sur",)),
        (DataType.OPTIONS, [], ()),
    ],
)
def test_values_as_they_are_kept(kind: DataType, raw: Any, kept: Any) -> None:
    assert read_value(datum(kind), raw, ZONE) == kept


@pytest.mark.parametrize(
    ("kind", "raw", "words"),
    [
        (DataType.TEXT, 5, "se espera un texto"),
        (DataType.INTEGER, "1.5", "número entero"),
        (DataType.INTEGER, True, "número entero"),
        (DataType.INTEGER, "٣", "número entero"),
        (DataType.INTEGER, "9" * 30, "número entero"),
        (DataType.DATE, "2026-02-30", "fecha que exista"),
        (DataType.DATE, None, "fecha que exista"),
        (DataType.DATETIME, "2026-03-13", "fecha y hora"),
        (DataType.DATETIME, "2026-03-13T25:00", "fecha y hora"),
        (DataType.YES_NO, "quizá", "«si» o «no»"),
        (DataType.OPTION, "este", "«norte», «sur»"),
        (DataType.OPTIONS, ["norte", "este"], "opciones de esta lista"),
        (DataType.LIST, ["x"], "con sus campos"),
    ],
)
def test_values_that_are_not_admitted(kind: DataType, raw: Any, words: str) -> None:
    bad = read_value(datum(kind), raw, ZONE)
    assert isinstance(bad, BadValue)
    assert words in bad.text
    assert bad.text.startswith("«¿Qué?»: ")


def test_options_may_ask_for_a_least_number() -> None:
    bad = read_value(datum(DataType.OPTIONS, at_least=2), ["norte"], ZONE)
    assert isinstance(bad, BadValue)
    assert "al menos 2 opciones" in bad.text


def test_records_of_a_list() -> None:
    people = datum(DataType.LIST, fields=RECORD)
    one = {"nombre": "Persona Inventada Uno", "edad": "7"}
    assert read_value(people, [one, {"nombre": "Dos"}], ZONE) == (
        {"nombre": "Persona Inventada Uno", "edad": 7},
        {"nombre": "Dos"},
    )
    for record, words in (
        ({"edad": "7"}, "le falta «nombre»"),
        ({"apodo": "x"}, "no es un campo"),
        ({"nombre": ""}, "texto"),
    ):
        bad = read_value(people, [record], ZONE)
        assert isinstance(bad, BadValue)
        assert words in bad.text


@settings(deadline=None)
@given(st.text())
def test_no_text_breaks_the_reading_of_any_type(raw: str) -> None:
    for kind in DataType:
        read_value(datum(kind), raw, ZONE)
    parse_date(raw)
    parse_moment(raw, ZONE)


@settings(deadline=None)
@given(st.dates(), st.integers(-(10**17), 10**17))
def test_what_is_kept_reads_the_same_again(day: date, number: int) -> None:
    for kind, raw in ((DataType.DATE, day.isoformat()), (DataType.INTEGER, str(number))):
        kept = read_value(datum(kind), raw, ZONE)
        assert read_value(datum(kind), kept, ZONE) == kept
    assert parse_date(day.isoformat()) == day
