"""When a periodic start opens its next case."""

from __future__ import annotations

from datetime import date

from cauce.model.declarations import Period
from cauce.runtime.calendar import days_of


def opening_in(period: Period, year: int, month: int) -> date | None:
    """Return the date of a month's opening, its last day if the month is too short; None if the month is left out."""
    if month in period.except_months:
        return None
    return date(year, month, min(period.day, days_of(year, month)))


def next_opening(period: Period, after: date) -> date | None:
    """Return the first opening later than a date, None if every month is left out."""
    year, month = after.year, after.month
    for _ in range(13):
        found = opening_in(period, year, month)
        if found is not None and found > after:
            return found
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None
