"""Working days, months, periods and hours, with the dated vectors of requirements.md §6 and §3."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model.declarations import Period
from cauce.model.durations import Duration, Unit
from cauce.model.institution import Calendar, RestDay, Schedule
from cauce.runtime.calendar import add_months, add_working_days, is_working, rest_days, working_days_between
from cauce.runtime.dues import after_pause, due_at, end_of, has_passed, last_day, unanswered_year
from cauce.runtime.periods import next_opening, opening_in
from cauce.runtime.schedule import is_inside, schedules_at
from tests.runtime.workbench import LFT, OFFICE, ZONE, local

HOURS_72 = Duration(72, Unit.HOURS)
DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))


def test_rest_days_by_law_in_2026_and_2030() -> None:
    expected = ["2026-01-01", "2026-02-02", "2026-03-16", "2026-05-01", "2026-09-16", "2026-11-16", "2026-12-25"]
    assert sorted(day.isoformat() for day in rest_days(LFT, 2026)) == expected
    extra = {day.isoformat() for day in rest_days(LFT, 2030)} - {f"2030-{day[5:]}" for day in expected}
    assert "2030-10-01" in extra
    assert all(date(year, 10, 1) not in rest_days(LFT, year) for year in (2025, 2026, 2027, 2028, 2029))


def test_immediate_attention_is_72_hours_over_a_holiday() -> None:
    assert due_at(HOURS_72, local("2026-03-13T16:20"), ZONE, LFT) == local("2026-03-16T16:20")
    assert last_day(Duration(3, Unit.WORKING_DAYS), date(2026, 3, 13), LFT) == date(2026, 3, 19)


def test_an_hour_is_in_time_on_the_dot_and_a_day_until_midnight() -> None:
    due = local("2026-03-16T16:20")
    assert not has_passed(HOURS_72, due, due)
    assert has_passed(HOURS_72, due, local("2026-03-16T16:20:01"))
    day = Duration(15, Unit.NATURAL_DAYS)
    due = due_at(day, local("2026-03-02T09:00"), ZONE, LFT)
    assert due == local("2026-03-18T00:00")
    assert not has_passed(day, due, local("2026-03-17T23:59:59"))
    assert has_passed(day, due, due)


def test_the_next_working_day_skips_the_weekend_and_the_holiday() -> None:
    limit = Duration(1, Unit.WORKING_DAYS)
    assert last_day(limit, date(2026, 1, 30), LFT) == date(2026, 2, 3)
    assert due_at(limit, local("2026-01-30T22:00"), ZONE, LFT) == end_of(date(2026, 2, 3), ZONE)


def test_follow_up_every_fifteen_natural_days() -> None:
    limit = Duration(15, Unit.NATURAL_DAYS)
    assert last_day(limit, date(2026, 3, 2), LFT) == date(2026, 3, 17)
    assert last_day(limit, date(2026, 3, 17), LFT) == date(2026, 4, 1)


def test_repeated_within_thirty_days_counts_the_last_one() -> None:
    assert last_day(Duration(30, Unit.NATURAL_DAYS), date(2026, 1, 1), LFT) == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("2025-11-30", 3, "2026-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-08-31", 8, "2027-04-30"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-03-15", 12, "2027-03-15"),
    ],
)
def test_months_are_clamped_to_their_end(start: str, months: int, last: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(last)
    assert last_day(Duration(months, Unit.MONTHS), date.fromisoformat(start), LFT) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        ("2026-03-10T14:59", "oficina"),
        ("2026-03-10T15:00", "guardia"),
        ("2026-03-10T07:59", "guardia"),
        ("2026-03-10T08:00", "oficina"),
        ("2026-03-14T10:00", "guardia"),
        ("2026-03-16T10:00", "guardia"),
    ],
)
def test_the_limits_of_the_guard(moment: str, inside: str) -> None:
    assert schedules_at(local(moment), OFFICE, LFT, ZONE) == (inside,)


def test_hours_past_midnight_belong_to_the_day_they_begin() -> None:
    night = Schedule(id="noche", days=(4,), start=time(20), end=time(6))
    for moment, expected in (
        ("2026-03-13T20:00", True),
        ("2026-03-14T05:59", True),
        ("2026-03-14T06:00", False),
        ("2026-03-13T05:00", False),
    ):
        assert is_inside(night, local(moment), OFFICE, LFT, ZONE) is expected


def test_the_monthly_meeting_leaves_out_july_and_december() -> None:
    period = Period(25, (7, 12))
    assert next_opening(period, date(2026, 6, 25)) == date(2026, 8, 25)
    assert next_opening(period, date(2026, 11, 25)) == date(2027, 1, 25)
    april = opening_in(period, 2026, 4)
    assert april == date(2026, 4, 25)
    assert not is_working(LFT, april)
    assert opening_in(period, 2026, 7) is None


def test_a_period_on_a_day_that_a_month_lacks_and_one_without_months() -> None:
    assert next_opening(Period(31), date(2026, 1, 31)) == date(2026, 2, 28)
    assert next_opening(Period(1, tuple(range(1, 13))), date(2026, 1, 1)) is None


def test_a_rest_day_that_a_month_does_not_have() -> None:
    odd = replace(LFT, rest_days=(RestDay(reason="Quinto lunes", month=2, nth=5, weekday=0),))
    assert rest_days(odd, 2026) == frozenset()
    leap = replace(LFT, rest_days=(RestDay(reason="Bisiesto", month=2, day=29),))
    assert rest_days(leap, 2026) == frozenset()
    assert rest_days(leap, 2028) == frozenset({date(2028, 2, 29)})
    dated = replace(LFT, rest_days=(RestDay(reason="Una vez", date=date(2026, 4, 3)),))
    assert not is_working(dated, date(2026, 4, 3))
    assert is_working(dated, date(2026, 4, 2))
    since = replace(LFT, rest_days=(RestDay(reason="Desde 2028", month=3, day=3, from_year=2028),))
    assert rest_days(since, 2027) == frozenset()


def test_a_calendar_without_working_days_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no working day"):
        add_working_days(replace(LFT, weekly_rest=tuple(range(7))), date(2026, 1, 1), 1)


def test_a_year_nobody_answers_for() -> None:
    limit = Duration(5, Unit.WORKING_DAYS)
    for start, unanswered in (("2030-12-20T09:00", False), ("2030-12-27T09:00", True)):
        due = due_at(limit, local(start), ZONE, LFT)
        assert unanswered_year(limit, local(start), due, ZONE, LFT) is unanswered
    assert not unanswered_year(HOURS_72, local("2031-01-01T00:00"), local("2031-01-04T00:00"), ZONE, LFT)


def test_hours_are_hours_where_the_clock_changes() -> None:
    tijuana = ZoneInfo("America/Tijuana")
    start = datetime(2026, 3, 7, 12, tzinfo=tijuana)
    due = due_at(Duration(24, Unit.HOURS), start, tijuana, LFT)
    assert (due.day, due.hour) == (8, 13)
    days = due_at(Duration(1, Unit.NATURAL_DAYS), start, tijuana, LFT)
    assert days == datetime(2026, 3, 9, tzinfo=tijuana)


def test_a_pause_gives_back_what_it_took_in_the_units_of_the_limit() -> None:
    paused, resumed = local("2026-03-05T09:00"), local("2026-03-10T12:00")
    hours = after_pause(HOURS_72, local("2026-03-06T09:00"), paused, resumed, ZONE, LFT)
    assert hours == local("2026-03-11T12:00")
    natural = after_pause(Duration(10, Unit.NATURAL_DAYS), local("2026-03-12T00:00"), paused, resumed, ZONE, LFT)
    assert natural == local("2026-03-17T00:00")
    working = after_pause(Duration(5, Unit.WORKING_DAYS), local("2026-03-12T00:00"), paused, resumed, ZONE, LFT)
    assert working == end_of(date(2026, 3, 17), ZONE)


@settings(deadline=None)
@given(DAYS, st.integers(0, 400))
def test_adding_working_days_counts_that_many(start: date, days: int) -> None:
    last = add_working_days(LFT, start, days)
    assert working_days_between(LFT, start, last) == days
    assert days == 0 or is_working(LFT, last)


@settings(deadline=None)
@given(DAYS, st.integers(0, 60))
def test_adding_months_never_skips_one(start: date, months: int) -> None:
    last = add_months(start, months)
    assert (last.year - start.year) * 12 + last.month - start.month == months
    assert last.day <= start.day


@settings(deadline=None)
@given(st.datetimes(datetime(2025, 1, 1), datetime(2030, 12, 1), timezones=st.just(ZONE)), st.integers(1, 300))
def test_due_moments_are_after_their_start_and_grow_with_the_limit(start: datetime, amount: int) -> None:
    calendar: Calendar = LFT
    for unit in Unit:
        first = due_at(Duration(amount, unit), start, ZONE, calendar)
        assert start < first < due_at(Duration(amount + 1, unit), start, ZONE, calendar) or unit is Unit.MONTHS
        assert start < first


TIJUANA = ZoneInfo("America/Tijuana")


def test_an_hour_that_comes_twice_is_not_over_the_first_time() -> None:
    """On the first of November of 2026 Tijuana lives 01:00 to 02:00 twice; a due moment may be in the second."""
    due = due_at(Duration(24, Unit.HOURS), datetime(2026, 10, 31, 2, 30, tzinfo=TIJUANA), TIJUANA, LFT)
    assert (due.hour, due.minute, due.fold) == (1, 30, 1)
    first = datetime(2026, 11, 1, 1, 45, tzinfo=TIJUANA)
    assert not has_passed(HOURS_72, due, first)
    assert has_passed(HOURS_72, due, first.replace(fold=1))


@given(
    st.sampled_from(["America/Tijuana", "Pacific/Apia", "America/Mexico_City"]),
    st.datetimes(datetime(2011, 12, 25), datetime(2012, 1, 3)),
    st.timedeltas(timedelta(days=-4), timedelta(days=4)),
    st.sampled_from(Unit),
)
def test_a_due_moment_far_off_is_judged_as_through_utc(name: str, now: datetime, off: timedelta, unit: Unit) -> None:
    """Apia left out the thirtieth of December of 2011 whole: no clock was ever moved by more."""
    zone = ZoneInfo(name)
    due, now = (now + off).replace(tzinfo=zone), now.replace(tzinfo=zone)
    late, last = now.astimezone(UTC), due.astimezone(UTC)
    assert has_passed(Duration(3, unit), due, now) == (late > last or (late == last and unit is not Unit.HOURS))


def test_a_pause_over_a_change_of_hour_lasts_what_it_lasted() -> None:
    paused = datetime(2026, 10, 31, 12, tzinfo=TIJUANA)
    resumed = datetime(2026, 11, 1, 12, tzinfo=TIJUANA)  # twenty-five hours later
    due = datetime(2026, 11, 5, 9, tzinfo=TIJUANA)
    assert after_pause(HOURS_72, due, paused, resumed, TIJUANA, LFT) == datetime(2026, 11, 6, 10, tzinfo=TIJUANA)
