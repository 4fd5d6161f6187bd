"""Dates and hours as people write them: «13/03/2026», «13 de marzo», «mañana a las 16:20», «4:20 pm». Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo

from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.compiler.suggest import fold
from cauce.model.wording import MONTHS

_RELATIVE = {"anteayer": -2, "antier": -2, "ayer": -1, "hoy": 0, "manana": 1, "pasado manana": 2}
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})")
_IN_WORDS = re.compile(r"(?:el )?(?:[a-z]+ )?(\d{1,2})(?:o|ro)? (?:de )?([a-z]+)\.?(?:,? (?:del? )?(\d{4}))?")
_IN_DAYS = re.compile(r"(hace|en|dentro de) (\d{1,3}) dias?")
_HOUR = re.compile(r"(?:a )?(?:las? )?(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?\s*(am|pm|h|hs|hrs|horas)?")
_PARTS_OF_DAY = (
    (re.compile(r" (?:de|por) la (?:tarde|noche)$"), " pm"),
    (re.compile(r" (?:de|por) la (?:manana|madrugada)$"), " am"),
    (re.compile(r"^(?:al? )?(?:el )?mediodia$"), "12:00"),
)
_HALF_YEAR = timedelta(days=183)


def read_date(text: str, today: date) -> date:
    """Return the date that a text means, seen from today. Raises NotUnderstoodError.

    A day and a month without a year mean the nearest such day.
    """
    found = _date(_plain(text), today)
    if found is None:
        raise NotUnderstoodError("No se entiende la fecha. Escríbala así: 13/03/2026, 13 de marzo, ayer o mañana.")
    return found


def read_moment(text: str, now: datetime, zone: tzinfo) -> datetime:
    """Return the moment that a text means, in a zone. Raises NotUnderstoodError; an hour alone is of today."""
    exact = _iso_moment(text.strip(), zone)
    if exact is not None:
        return exact
    plain = _plain(text)
    today = now.astimezone(zone).date()
    for cut in range(len(plain), -1, -1):
        if cut in (0, len(plain)) or plain[cut] == " " or plain[cut - 1] == " ":
            said_day, said_hour = plain[:cut].strip(" ,"), plain[cut:].strip(" ,")
            hour = _hour(said_hour)
            if hour is None:
                continue
            day = today if not said_day else _date(said_day, today)
            if day is not None:
                return datetime.combine(day, hour, zone)
    if _date(plain, today) is not None:
        raise NotUnderstoodError("Falta la hora. Escríbala así: 13/03/2026 16:20, o mañana a las 16:20.")
    raise NotUnderstoodError(
        "No se entienden la fecha y la hora. Escríbalas así: 13/03/2026 16:20, o mañana a las 16:20."
    )


def _iso_moment(text: str, zone: tzinfo) -> datetime | None:
    if "T" not in text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _plain(text: str) -> str:
    """Return a text in lower case, without accents, with single spaces."""
    return " ".join(fold(word) for word in text.replace("-", "/").split() if fold(word))


def _date(plain: str, today: date) -> date | None:
    if plain in _RELATIVE:
        return today + timedelta(days=_RELATIVE[plain])
    if found := _IN_DAYS.fullmatch(plain):
        days = int(found[2])
        return today + timedelta(days=-days if found[1] == "hace" else days)
    if found := _DAY_FIRST.fullmatch(plain):
        return _existing(int(found[3]), int(found[2]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(plain):
        return _existing(int(found[1]), int(found[2]), int(found[3]))
    if found := _IN_WORDS.fullmatch(plain):
        return _in_words(int(found[1]), found[2], found[3], today)
    return None


def _in_words(day: int, name: str, year: str | None, today: date) -> date | None:
    months = [number for number, month in enumerate(MONTHS, start=1) if len(name) >= 3 and month.startswith(name)]
    months += [9] if name in ("setiembre", "set") else []
    if len(months) != 1:
        return None
    if year:
        return _existing(int(year), months[0], day)
    around = [_possible(today.year + step, months[0], day) for step in (-1, 0, 1)]
    near = [found for found in around if found is not None and abs(found - today) <= _HALF_YEAR]
    if near:
        return near[0]
    return _existing(today.year, months[0], day)


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _existing(year: int, month: int, day: int) -> date:
    found = _possible(year, month, day)
    if found is None:
        raise NotUnderstoodError("Esa fecha no existe en el calendario. Escríbala así: 13/03/2026 (día, mes y año).")
    return found


def _hour(plain: str) -> time | None:
    for part, instead in _PARTS_OF_DAY:
        plain = part.sub(instead, plain)
    found = _HOUR.fullmatch(plain)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if found[2] is None and half is None and not plain.startswith(("a ", "la")):
        return None  # «13» alone is more likely a day
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None if half == "am" or hour > 23 else time(hour, minute)
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise NotUnderstoodError("Esa hora no existe. Escríbala de 0:00 a 23:59, por ejemplo 16:20.")
    return time(hour, minute)
