"""The shipped institutions and calendars against the days and hours that the manuals and the law state."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cauce.compiler.api import Library, load_library
from cauce.runtime.calendar import add_months, add_working_days, answers_for, rest_days
from cauce.runtime.schedule import schedules_at

PROCEDURES = Path(__file__).parents[2] / "procedures"
HERMOSILLO = ZoneInfo("America/Hermosillo")
# Ley Federal del Trabajo, art. 74 (1 October every six years since the decree of the DOF of 30-09-2024).
LEGAL = {
    2025: ("01-01", "02-03", "03-17", "05-01", "09-16", "11-17", "12-25"),
    2026: ("01-01", "02-02", "03-16", "05-01", "09-16", "11-16", "12-25"),
    2030: ("01-01", "02-04", "03-18", "05-01", "09-16", "10-01", "11-18", "12-25"),
}


@pytest.fixture(scope="module")
def library() -> Library:
    """The institutions and calendars that Cauce ships."""
    found, problems = load_library(PROCEDURES)
    assert problems == []
    return found


@pytest.mark.parametrize("year", LEGAL)
def test_rest_days_of_the_law(year: int, library: Library) -> None:
    days = rest_days(library.calendars["lft"], year)
    assert days == {date.fromisoformat(f"{year}-{day}") for day in LEGAL[year]}


def test_sonora_rests_at_least_as_the_law_says(library: Library) -> None:
    assert rest_days(library.calendars["sonora"], 2026) >= rest_days(library.calendars["lft"], 2026)


def test_a_calendar_does_not_answer_for_ever(library: Library) -> None:
    calendar = library.calendars["sonora"]
    assert answers_for(calendar, calendar.valid_to)
    assert not answers_for(calendar, calendar.valid_to + timedelta(days=1))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-02T14:59", "oficina"),
        ("2026-03-02T15:00", "guardia"),
        ("2026-03-03T07:59", "guardia"),
        ("2026-03-03T08:00", "oficina"),
        ("2026-03-07T10:00", "guardia"),  # Saturday
        ("2026-03-16T10:00", "guardia"),  # a rest day of the law
    ],
)
def test_guard_from_15_to_0759_and_on_rest_days(moment: str, expected: str, library: Library) -> None:
    """Manual B, V.1.b (B-04)."""
    institution = library.institutions["sonora"]
    now = datetime.fromisoformat(moment).replace(tzinfo=HERMOSILLO)
    assert schedules_at(now, institution, library.calendars[institution.calendar], HERMOSILLO) == (expected,)


@pytest.mark.parametrize(
    ("admission", "due"), [("2026-01-30", "2026-02-03"), ("2026-03-08", "2026-03-09"), ("2026-03-15", "2026-03-17")]
)
def test_next_working_day_after_an_admission(admission: str, due: str, library: Library) -> None:
    """Manual B, V.1.c (B-20)."""
    calendar = library.calendars["sonora"]
    assert add_working_days(calendar, date.fromisoformat(admission), 1) == date.fromisoformat(due)


def test_three_calendar_months_end_with_a_short_month() -> None:
    """Manual B, 3.12 (B-08): attended on 30 November, the last day is 28 February."""
    assert add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
