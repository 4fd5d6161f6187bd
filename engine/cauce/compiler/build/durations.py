"""Lengths of time as files write them: «72 horas», «15 días naturales», «1 dia habil», «3 meses»."""

from __future__ import annotations

import re

from cauce.model.durations import Duration, Unit

_PATTERN = re.compile(r"([0-9]{1,5}) +(hora|mes|d[ií]a)(?:s|es)?(?: +(natural|h[áa]bil)(?:es)?)?")
_PLAIN = {"hora": Unit.HOURS, "mes": Unit.MONTHS}


def parse_duration(text: str, bare_days: Unit | None = None) -> Duration | None:
    """Return the duration, None when the text is none.

    Days must say whether they are natural or working ones, unless `bare_days` gives the unit of a bare «días».
    """
    match = _PATTERN.fullmatch(text.strip())
    if not match:
        return None
    amount, word, sort = int(match[1]), match[2], match[3]
    unit = _PLAIN.get(word)
    if unit is None:
        unit = bare_days if sort is None else Unit.NATURAL_DAYS if sort == "natural" else Unit.WORKING_DAYS
    elif sort is not None:
        return None
    return Duration(amount, unit) if unit else None
