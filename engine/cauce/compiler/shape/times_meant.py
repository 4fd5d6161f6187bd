"""What a person meant who wrote a date, an hour or a length of time in their own way."""

from __future__ import annotations

import re

from cauce.compiler.shape.scalars import MONTHS, is_date
from cauce.compiler.suggest import fold

_NUMBERS = ("cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce")
_LONGEST = 80
_AMOUNT = re.compile(r"([0-9]{1,5}|[a-z]{1,10})_?([a-z_]{1,40})?")
_TOO_MANY = re.compile(r"[0-9]{6}")
_WEEK = 7


def meant_limit(text: str, *, lapse: bool) -> str:
    """Return the length of time in the words of the language, in quotation marks; "" if unclear or too long for it."""
    meant = _length(text, lapse=lapse)
    return "" if _TOO_MANY.search(meant) else meant


def _length(text: str, *, lapse: bool) -> str:
    found = _AMOUNT.fullmatch(fold(text)) if len(text) <= _LONGEST else None
    if not found:
        return ""
    amount = _amount(found[1])
    unit = found[2] or ""
    if amount is None or amount == 0:
        return ""
    if unit.startswith(("h", "hr")):
        return f"«{amount} hora{_s(amount)}»"
    if unit.startswith("sem"):
        return _days(amount * _WEEK, "natural", lapse=lapse)
    if unit.startswith(("mes", "mess")):
        return f"«{amount} mes{'es' if amount > 1 else ''}»" if not lapse else _days(amount * 30, "", lapse=True)
    if unit.startswith(("an", "año")):
        return f"«{amount * 12} meses»" if not lapse else _days(amount * 365, "", lapse=True)
    if unit.startswith("d"):
        if lapse:
            return _days(amount, "", lapse=True)
        if "hab" in unit or "lab" in unit:
            return _days(amount, "habil", lapse=False)
        if "nat" in unit:
            return _days(amount, "natural", lapse=False)
        return f"{_days(amount, 'natural', lapse=False)} o {_days(amount, 'habil', lapse=False)}"
    if not unit:
        return f"«{amount} hora{_s(amount)}», {_days(amount, 'natural', lapse=lapse)} o lo que corresponda"
    return ""


def _amount(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    if word in ("una", "uno"):
        return 1
    return _NUMBERS.index(word) if word in _NUMBERS else None


def _s(amount: int) -> str:
    return "" if amount == 1 else "s"


def _days(amount: int, kind: str, *, lapse: bool) -> str:
    if lapse or not kind:
        return f"«{amount} dia{_s(amount)}»"
    many = {"natural": "naturales", "habil": "habiles"}[kind]
    return f"«{amount} dia{_s(amount)} {kind if amount == 1 else many}»"


def meant_date(text: str) -> str:
    """Return the date as year-month-day, from 13/03/2026, 2026/3/13 or «13 de marzo de 2026»; "" if unclear."""
    if len(text) > _LONGEST:
        return ""
    day_first = re.fullmatch(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})", text.strip())
    year_first = re.fullmatch(r"([0-9]{4})[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})(?:[T ].*)?", text.strip())
    in_words = re.fullmatch(r"(?:[a-z]{5,9}_)?([0-9]{1,2})_(?:de_)?([a-z]{3,10})_(?:del?_)?([0-9]{4})", fold(text))
    if day_first:
        day, month, year = (int(part) for part in day_first.groups())
    elif year_first:
        year, month, day = (int(part) for part in year_first.groups())
    elif in_words:
        names = [name[:3] for name in MONTHS.words]
        if in_words[2][:3] not in names:
            return ""
        day, month, year = int(in_words[1]), names.index(in_words[2][:3]) + 1, int(in_words[3])
    else:
        return ""
    made = f"{year:04}-{month:02}-{day:02}"
    hour = meant_hour(text[10:]) if year_first else ""
    return (f"{made}T{hour}" if hour else made) if is_date(made) else ""


def meant_month(text: str) -> str:
    """Return the month as year-month, from 12/2020 or «diciembre de 2020»; "" if unclear."""
    if len(text) > _LONGEST:
        return ""
    found = re.fullmatch(r"([0-9]{1,2}|[a-z]{3,10})[_/.]+(?:del?_)?([0-9]{4})", fold(text))
    if not found:
        return ""
    names = [name[:3] for name in MONTHS.words]
    month = int(found[1]) if found[1].isdigit() else names.index(found[1][:3]) + 1 if found[1][:3] in names else 0
    return f"{found[2]}-{month:02}" if 1 <= month <= 12 else ""


def meant_hour(text: str) -> str:
    """Return the hour as HH:MM, from 8:00, «8 am», «3 p.m.», «15 hrs» or 8.30; "" if unclear."""
    if len(text) > _LONGEST:
        return ""
    bare = fold(text.replace(".", ":", 1) if re.search(r"[0-9]\.[0-9]", text) else text).replace(".", "").strip("_t")
    found = re.fullmatch(r"([0-9]{1,2})(?::([0-9]{2}))?(?::[0-9]{2})?_?(am|pm|a_m|p_m|h|hrs?|horas?)?", bare)
    if not found:
        return ""
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or " ")[0]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
