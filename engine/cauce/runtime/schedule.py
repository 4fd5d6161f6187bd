"""Whether a moment falls in the hours of an institution."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from cauce.model.institution import Calendar, Institution, Schedule
from cauce.runtime.calendar import is_working


def is_inside(schedule: Schedule, moment: datetime, institution: Institution, calendar: Calendar, zone: tzinfo) -> bool:
    """Tell whether a moment is inside a schedule: from its start (inclusive) to its end (exclusive), local time.

    Hours that end before they start go past midnight and belong to the day on which they start.
    """
    if schedule.outside_of:
        other = next(item for item in institution.schedules if item.id == schedule.outside_of)
        return not is_inside(other, moment, institution, calendar, zone)
    local = moment.astimezone(zone)
    day, hour = local.date(), local.time()
    if schedule.start < schedule.end:
        inside = schedule.start <= hour < schedule.end
    else:
        inside = hour >= schedule.start or hour < schedule.end
        if hour < schedule.end:
            day -= timedelta(days=1)
    if not inside or (schedule.days and day.weekday() not in schedule.days):
        return False
    return not schedule.working_days_only or is_working(calendar, day)


def schedules_at(moment: datetime, institution: Institution, calendar: Calendar, zone: tzinfo) -> tuple[str, ...]:
    """Return the ids of the schedules that contain a moment."""
    return tuple(
        schedule.id for schedule in institution.schedules if is_inside(schedule, moment, institution, calendar, zone)
    )
