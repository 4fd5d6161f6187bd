"""When a limit runs out: hours to the minute, days and months to the end of a date, in the institution's time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from cauce.model.durations import Duration, Unit
from cauce.model.institution import Calendar
from cauce.runtime.calendar import add_months, add_working_days, answers_for, working_days_between

TEN_YEARS = {Unit.HOURS: 87_660, Unit.NATURAL_DAYS: 3_653, Unit.WORKING_DAYS: 2_610, Unit.MONTHS: 120}
"""About ten years in each unit: more than anybody extends a deadline, and far from the end of the calendar."""

FAR = timedelta(days=2)
"""More than the clocks of one zone were ever moved at once: a day, where a country crossed the date line."""


def end_of(day: date, zone: tzinfo) -> datetime:
    """Return the midnight that ends a date."""
    return datetime.combine(day + timedelta(days=1), time(0), zone)


def last_day(limit: Duration, start: date, calendar: Calendar) -> date:
    """Return the last date of a limit counted from a date, which is day zero. `limit` is not in hours."""
    if limit.unit is Unit.MONTHS:
        return add_months(start, limit.amount)
    if limit.unit is Unit.WORKING_DAYS:
        return add_working_days(calendar, start, limit.amount)
    return start + timedelta(days=limit.amount)


def due_at(limit: Duration, start: datetime, zone: tzinfo, calendar: Calendar) -> datetime:
    """Return when a limit that counts from `start` runs out: the exact hour, or the midnight that ends its last day."""
    if limit.unit is Unit.HOURS:
        # Through UTC: adding to a local time would be wrong by an hour where the clock changes.
        return (start.astimezone(UTC) + timedelta(hours=limit.amount)).astimezone(zone)
    return end_of(last_day(limit, start.astimezone(zone).date(), calendar), zone)


def has_passed(limit: Duration, due: datetime, now: datetime) -> bool:
    """Tell whether a due moment is over: an hour is still in time on the dot, a day ends at midnight."""
    if due - now > FAR:
        return False  # so far off that no zone's clock changes could bring it here: the sum is cheaper than two zones
    # Through UTC: two moments of one zone are compared by their clocks, and an hour that comes twice has one clock.
    late, last = now.astimezone(UTC), due.astimezone(UTC)
    return late > last if limit.unit is Unit.HOURS else late >= last


def after_pause(
    limit: Duration, due: datetime, paused: datetime, resumed: datetime, zone: tzinfo, calendar: Calendar
) -> datetime:
    """Return the due moment after a pause: as much later as the pause lasted, in the units of the limit."""
    if limit.unit is Unit.HOURS:
        return (due.astimezone(UTC) + (resumed.astimezone(UTC) - paused.astimezone(UTC))).astimezone(zone)
    last = due.astimezone(zone).date() - timedelta(days=1)
    begun, over = paused.astimezone(zone).date(), resumed.astimezone(zone).date()
    if limit.unit is Unit.WORKING_DAYS:
        return end_of(add_working_days(calendar, last, working_days_between(calendar, begun, over)), zone)
    return end_of(last + (over - begun), zone)


def extended(limit: Duration, due: datetime, amount: int, zone: tzinfo, calendar: Calendar) -> datetime:
    """Return a due moment `amount` later, in the unit of the limit."""
    more = Duration(amount, limit.unit)
    if limit.unit is Unit.HOURS:
        return due_at(more, due, zone, calendar)
    last = due.astimezone(zone).date() - timedelta(days=1)
    return end_of(last_day(more, last, calendar), zone)


def unanswered_year(limit: Duration, start: datetime, due: datetime, zone: tzinfo, calendar: Calendar) -> bool:
    """Tell whether working days were counted in a year for which the calendar has no answer."""
    if limit.unit is not Unit.WORKING_DAYS:
        return False
    first, last = start.astimezone(zone).date(), due.astimezone(zone).date() - timedelta(days=1)
    return not (answers_for(calendar, first) and answers_for(calendar, last))
