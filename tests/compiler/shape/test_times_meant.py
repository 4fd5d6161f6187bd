"""What people meant by a date, an hour or a length of time written in their own way."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.compiler.shape.scalar_problems import identifier
from cauce.compiler.shape.scalars import DATE, HOUR, ID, LAPSE, LIMIT, MOMENT
from cauce.compiler.shape.times_meant import meant_date, meant_hour, meant_limit


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 semanas", "«21 dias naturales»"),
        ("1 semana", "«7 dias naturales»"),
        ("3 días", "«3 dias naturales» o «3 dias habiles»"),
        ("1 dia", "«1 dia natural» o «1 dia habil»"),
        ("5 días laborables", "«5 dias habiles»"),
        ("15 Días Naturales", "«15 dias naturales»"),
        ("72hrs", "«72 horas»"),
        ("1 hr", "«1 hora»"),
        ("dos meses", "«2 meses»"),
        ("un mes", "«1 mes»"),
        ("2 años", "«24 meses»"),
        ("72", "«72 horas», «72 dias naturales» o lo que corresponda"),
        ("a la brevedad", ""),
        ("0 días", ""),
        ("veinte días", ""),
        ("9" * 200, ""),
        ("9000 años", ""),
        ("99999 sem", ""),
    ],
)
def test_limits(text: str, meant: str) -> None:
    assert meant_limit(text, lapse=False) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2 semanas", "«14 dias»"),
        ("3 dias naturales", "«3 dias»"),
        ("1 mes", "«30 dias»"),
        ("1 año", "«365 dias»"),
        ("1000 años", ""),
    ],
)
def test_lapses(text: str, meant: str) -> None:
    assert meant_limit(text, lapse=True) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("21/12/2020", "2020-12-21"),
        ("1-3-2026", "2026-03-01"),
        ("2026/3/13", "2026-03-13"),
        ("2026-03-13 16:20", "2026-03-13T16:20"),
        ("2026-3-13 9:05", "2026-03-13T09:05"),
        ("21 de diciembre de 2020", "2020-12-21"),
        ("lunes 3 de marzo del 2026", "2026-03-03"),
        ("3 Sept 2026", "2026-09-03"),
        ("31/02/2026", ""),
        ("3 de brumario de 2026", ""),
        ("mañana", ""),
        ("1" * 500, ""),
    ],
)
def test_dates(text: str, meant: str) -> None:
    assert meant_date(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8:00", "08:00"),
        ("8", "08:00"),
        ("8.30", "08:30"),
        ("15 hrs", "15:00"),
        ("3 pm", "15:00"),
        ("3:15 p.m.", "15:15"),
        ("12 pm", "12:00"),
        ("12 am", "00:00"),
        ("15:00:00", "15:00"),
        ("25:00", ""),
        ("8:75", ""),
        ("ocho", ""),
        ("1" * 500, ""),
    ],
)
def test_hours(text: str, meant: str) -> None:
    assert meant_hour(text) == meant


@given(st.from_regex(r"[0-9]{1,4} ?[a-záéíóúñ]{1,12}( [a-záéíóú]{1,9})?", fullmatch=True), st.booleans())
def test_what_is_proposed_is_accepted(text: str, lapse: bool) -> None:
    for quoted in meant_limit(text, lapse=lapse).split("«")[1:]:
        assert (LAPSE if lapse else LIMIT).acceptor(quoted.partition("»")[0])


@given(st.text(alphabet="0123456789/-.: TtapmhrsdeENEROmarzo", max_size=24))
def test_proposed_dates_and_hours_are_accepted(text: str) -> None:
    hour, day = meant_hour(text), meant_date(text)
    assert not hour or HOUR.acceptor(hour)
    assert not day or DATE.acceptor(day) or MOMENT.acceptor(day)


@given(st.text(max_size=60))
def test_proposed_ids_are_ids(text: str) -> None:
    cure = identifier(text)
    assert not cure or ID.acceptor(cure)


def test_hostile_texts_cost_little() -> None:
    before = time.process_time()
    for text in ("1 " * 40_000, "de_" * 30_000, "9:" * 40_000, "a" * 100_000):
        meant_limit(text, lapse=False)
        meant_date(text)
        meant_hour(text)
    assert time.process_time() - before < 1
