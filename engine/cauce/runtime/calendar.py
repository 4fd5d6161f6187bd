"""Rest days and working days of an institution's calendar, as dates; no clock and no time zone here."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from cauce.model.institution import Calendar, RestDay


def add_months(start: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month too short for it (30 Nov + 3 → 28 Feb)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, days_of(year, month + 1)))


def rest_day_in(rule: RestDay, year: int) -> date | None:
    """Return the date on which a rule rests in a year, None if it does not."""
    if rule.date is not None:
        return rule.date if rule.date.year == year else None
    if rule.every_years > 1 and (year - rule.from_year) % rule.every_years:
        return None
    if year < rule.from_year:
        return None
    if not rule.nth:
        return date(year, rule.month, rule.day) if rule.day <= days_of(year, rule.month) else None
    first = date(year, rule.month, 1)
    found = first + timedelta(days=(rule.weekday - first.weekday()) % 7 + 7 * (rule.nth - 1))
    return found if found.month == rule.month else None


def days_of(year: int, month: int) -> int:
    """Return how many days a month has."""
    from calendar import monthrange  # noqa: PLC0415 - loads the names of the days in every language

    return monthrange(year, month)[1]


@lru_cache(maxsize=256)
def rest_days(calendar: Calendar, year: int) -> frozenset[date]:
    """Return the rest days of a year that are not weekly, by rule or by date."""
    return frozenset(day for rule in calendar.rest_days if (day := rest_day_in(rule, year)) is not None)


def is_working(calendar: Calendar, day: date) -> bool:
    """Tell whether a date is a working day."""
    return day.weekday() not in calendar.weekly_rest and day not in rest_days(calendar, day.year)


def answers_for(calendar: Calendar, day: date) -> bool:
    """Tell whether the calendar's owner answers for that date."""
    return calendar.valid_from <= day <= calendar.valid_to


def add_working_days(calendar: Calendar, start: date, days: int) -> date:
    """Return the last of so many working days after `start` (which never counts).

    Raises ValueError for a calendar that rests all week.
    """
    if len(set(calendar.weekly_rest)) == 7:
        raise ValueError("the calendar has no working day")
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_working(calendar, day)
    return day


def working_days_between(calendar: Calendar, start: date, end: date) -> int:
    """Count the working days after `start`, up to and including `end`."""
    return sum(is_working(calendar, start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
