"""Moments in words: vectors around days, hours and midnights, in the institution's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.cli.casos.words import times

HERMOSILLO = ZoneInfo("America/Hermosillo")
NOW = datetime(2026, 3, 13, 16, 20, tzinfo=HERMOSILLO)  # a Friday


def at(day: int, hour: int, minute: int = 0, month: int = 3, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HERMOSILLO)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (at(14, 16, 20), "vence mañana a las 16:20 (sáb 14-03-2026)"),
        (at(13, 18), "vence hoy a las 18:00 (vie 13-03-2026)"),
        (at(13, 16, 20), "vence hoy a las 16:20 (vie 13-03-2026)"),
        (at(13, 16, 19), "venció hoy a las 16:19 (vie 13-03-2026)"),
        (at(12, 1, 5), "venció ayer a la 1:05 (jue 12-03-2026)"),
        (at(16, 16, 20), "vence en 3 días a las 16:20 (lun 16-03-2026)"),
        (at(14, 0), "vence hoy (vie 13-03-2026)"),
        (at(15, 0), "vence mañana (sáb 14-03-2026)"),
        (at(13, 0), "venció ayer (jue 12-03-2026)"),
        (at(1, 0, month=9), "vence el lun 31-08-2026"),
        (at(5, 9, month=1), "venció el lun 05-01-2026 a las 9:00"),
    ],
)
def test_when_something_is_due(due: datetime, words: str) -> None:
    assert times.due_words(due, NOW, HERMOSILLO) == words
    assert times.due_words(due.astimezone(UTC), NOW.astimezone(UTC), HERMOSILLO) == words


def test_the_last_day_counts_whole() -> None:
    midnight = at(14, 0)
    assert times.due_words(midnight, midnight - timedelta(seconds=1), HERMOSILLO).startswith("vence hoy")
    assert times.due_words(midnight, midnight, HERMOSILLO) == "venció ayer (vie 13-03-2026)"


@pytest.mark.parametrize(
    ("away", "words"),
    [(-31, ""), (-30, "hace 30 días"), (-2, "anteayer"), (0, "hoy"), (2, "pasado mañana"), (3, "en 3 días"), (31, "")],
)
def test_days_from_today(away: int, words: str) -> None:
    today = date(2026, 3, 13)
    assert times.day_words(today + timedelta(days=away), today) == words


def test_moments_and_waits() -> None:
    assert times.when_words(at(12, 9, 5), NOW, HERMOSILLO) == "ayer a las 9:05 (jue 12-03-2026)"
    assert times.when_words(at(5, 9, month=1), NOW, HERMOSILLO) == "el lun 05-01-2026 a las 9:00"
    assert times.since_words(at(13, 8), NOW, HERMOSILLO) == "desde hoy"
    assert times.since_words(at(10, 8), NOW, HERMOSILLO) == "desde hace 3 días"
    assert times.since_words(at(5, 9, month=1), NOW, HERMOSILLO) == "desde el lun 05-01-2026"
    assert times.due_short(at(14, 0), HERMOSILLO) == "vie 13-03-2026"
    assert times.due_short(at(14, 16, 20), HERMOSILLO) == "sáb 14-03-2026 16:20"


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)),
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)),
)
def test_it_is_overdue_exactly_when_the_words_say_so(due: datetime, now: datetime) -> None:
    due, now = due.replace(tzinfo=HERMOSILLO), now.replace(tzinfo=HERMOSILLO)
    words = times.due_words(due, now, HERMOSILLO)
    assert words.startswith("venció") is times.is_overdue(due, now, HERMOSILLO)
    assert f"{times.due_day(due, HERMOSILLO):%d-%m-%Y}" in words
