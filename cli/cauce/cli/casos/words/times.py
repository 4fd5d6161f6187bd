"""Moments as people say them: «vence mañana a las 16:20 (sáb 14-03-2026)». Pure; everything is in the zone given."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

WEEKDAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
_NAMED = {-2: "anteayer", -1: "ayer", 0: "hoy", 1: "mañana", 2: "pasado mañana"}
_COUNTED = 30
"""Up to so many days away a day is counted («en 12 días»); beyond, only its date says anything."""


def date_text(day: date) -> str:
    """Return a date with its weekday: «sáb 14-03-2026»."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d-%m-%Y}"


def hour_text(moment: time | datetime) -> str:
    """Return an hour after «a»: «las 16:20», «la 1:05»."""
    return f"{'la' if moment.hour == 1 else 'las'} {moment.hour}:{moment.minute:02d}"


def day_words(day: date, today: date) -> str:
    """Return how far a day is from today: «hoy», «mañana», «en 5 días», «hace 3 días»; beyond a month, «»."""
    away = (day - today).days
    if away in _NAMED:
        return _NAMED[away]
    if abs(away) > _COUNTED:
        return ""
    return f"en {away} días" if away > 0 else f"hace {-away} días"


def last_day(due: datetime, zone: tzinfo) -> date | None:
    """Return the last day of a deadline that ends with a day, None of one that ends at an hour.

    The due moment of a limit in days is the midnight that ends its last day (see `Clock`).
    """
    local = due.astimezone(zone)
    return local.date() - timedelta(days=1) if local.time() == time(0) else None


def due_words(due: datetime, now: datetime, zone: tzinfo) -> str:
    """Say when something is due: «vence mañana a las 16:20 (sáb 14-03-2026)», «venció ayer (jue 12-03-2026)».

    A limit of n days lapses when its last day is over, so on that day it is still «vence hoy».
    """
    verb = "venció" if is_overdue(due, now, zone) else "vence"
    day, words, hour = _parts(due, now, zone)
    if not words:
        return f"{verb} el {date_text(day)}{hour}"
    return f"{verb} {words}{hour} ({date_text(day)})"


def due_short(due: datetime, zone: tzinfo) -> str:
    """Say in a list when something is due, its group being told by a heading: «vie 13-03-2026 16:20»."""
    day = last_day(due, zone)
    return date_text(day) if day else f"{date_text(due.astimezone(zone).date())} {due.astimezone(zone):%H:%M}"


def when_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Say when something happened or will: «ayer a las 16:20 (jue 12-03-2026)», «el lun 05-01-2026 a las 9:00»."""
    local = moment.astimezone(zone)
    words = day_words(local.date(), now.astimezone(zone).date())
    hour = f" a {hour_text(local)}"
    return f"{words}{hour} ({date_text(local.date())})" if words else f"el {date_text(local.date())}{hour}"


def since_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Say since when something waits: «desde hoy», «desde hace 3 días», «desde el lun 05-01-2026»."""
    day = moment.astimezone(zone).date()
    words = day_words(day, now.astimezone(zone).date())
    return f"desde {words}" if words else f"desde el {date_text(day)}"


def is_overdue(due: datetime, now: datetime, zone: tzinfo) -> bool:
    """Tell whether a deadline is over: past its hour, or its last day gone."""
    return due < now or (due == now and last_day(due, zone) is not None)


def due_day(due: datetime, zone: tzinfo) -> date:
    """Return the day on which something is due, whether it ends at an hour or with the day."""
    return last_day(due, zone) or due.astimezone(zone).date()


def _parts(due: datetime, now: datetime, zone: tzinfo) -> tuple[date, str, str]:
    day = due_day(due, zone)
    words = day_words(day, now.astimezone(zone).date())
    return day, words, "" if last_day(due, zone) else f" a {hour_text(due.astimezone(zone))}"


def moment_due(due: datetime, zone: tzinfo) -> str:
    """Return a due moment in full, with its hour if it ends at one."""
    day = last_day(due, zone)
    local = due.astimezone(zone)
    return date_text(day) if day else f"{date_text(local.date())} a {hour_text(local)}"
