"""Dates and hours as people write them; what does not exist is explained."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.cli.casos.words.said import read_date, read_moment
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.model.wording import MONTHS

ZONE = ZoneInfo("America/Hermosillo")
TODAY = date(2026, 3, 13)
NOW = datetime(2026, 3, 13, 10, 0, tzinfo=ZONE)
THE_14 = date(2026, 3, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-14", THE_14),
        ("14/03/2026", THE_14),
        ("14-3-2026", THE_14),
        ("14.03.2026", THE_14),
        (" 14 / 03 / 2026 ", THE_14),
        ("14 de marzo de 2026", THE_14),
        ("14 de Marzo del 2026", THE_14),
        ("14 de marzo", THE_14),
        ("14 marzo", THE_14),
        ("14 mar", THE_14),
        ("el sábado 14 de marzo", THE_14),
        ("mañana", THE_14),
        ("MANANA", THE_14),
        ("hoy", TODAY),
        ("ayer", date(2026, 3, 12)),
        ("antier", date(2026, 3, 11)),
        ("pasado mañana", date(2026, 3, 15)),
        ("hace 3 días", date(2026, 3, 10)),
        ("en 1 día", THE_14),
        ("1 de enero", date(2026, 1, 1)),
        ("1ro de enero", date(2026, 1, 1)),
        ("24 de diciembre", date(2025, 12, 24)),
        ("20 de septiembre", date(2025, 9, 20)),
        ("8 de setiembre de 2026", date(2026, 9, 8)),
        ("29 de febrero de 2024", date(2024, 2, 29)),
    ],
)
def test_dates(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["30/02/2026", "31 de abril", "29 de febrero de 2026", "00/01/2026", "2026-13-01"])
def test_dates_that_do_not_exist(text: str) -> None:
    with pytest.raises(NotUnderstoodError, match="no existe"):
        read_date(text, TODAY)


@pytest.mark.parametrize(
    "text", ["", "   ", "13", "marzo", "14 de ma", "13/03", "pronto", "x" * 5000, "14 de brumario", "\x1b[2J"]
)
def test_texts_that_are_no_date(text: str) -> None:
    with pytest.raises(NotUnderstoodError, match="13/03/2026"):
        read_date(text, TODAY)


AT_16_20 = datetime(2026, 3, 14, 16, 20, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-14T16:20", AT_16_20),
        ("2026-03-14T16:20:00-07:00", AT_16_20),
        ("2026-03-14 16:20", AT_16_20),
        ("14/03/2026 16:20", AT_16_20),
        ("14/03/2026, 4:20 pm", AT_16_20),
        ("14 de marzo a las 16:20", AT_16_20),
        ("mañana a las 16.20", AT_16_20),
        ("mañana a las 4:20 de la tarde", AT_16_20),
        ("mañana 16:20 h", AT_16_20),
        ("16:20", AT_16_20 - timedelta(days=1)),
        ("a las 16:20", AT_16_20 - timedelta(days=1)),
        ("hoy a la 1", datetime(2026, 3, 13, 1, 0, tzinfo=ZONE)),
        ("ayer 12 am", datetime(2026, 3, 12, 0, 0, tzinfo=ZONE)),
        ("ayer 12 pm", datetime(2026, 3, 12, 12, 0, tzinfo=ZONE)),
        ("ayer a mediodía", datetime(2026, 3, 12, 12, 0, tzinfo=ZONE)),
        ("ayer a las 8 de la mañana", datetime(2026, 3, 12, 8, 0, tzinfo=ZONE)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    assert read_moment(text, NOW, ZONE) == moment


def test_a_moment_wants_an_hour_that_exists() -> None:
    with pytest.raises(NotUnderstoodError, match="Falta la hora"):
        read_moment("13/03/2026", NOW, ZONE)
    with pytest.raises(NotUnderstoodError, match="hora no existe"):
        read_moment("13/03/2026 25:00", NOW, ZONE)
    with pytest.raises(NotUnderstoodError, match="fecha y la hora"):
        read_moment("cuando pueda", NOW, ZONE)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_in_every_way(day: date) -> None:
    words = f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year:04d}", words):
        assert read_date(text, TODAY) == day


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_is_explained(text: str) -> None:
    with contextlib.suppress(NotUnderstoodError):
        assert isinstance(read_date(text, TODAY), date)
    with contextlib.suppress(NotUnderstoodError):
        assert read_moment(text, NOW, UTC).tzinfo is not None
