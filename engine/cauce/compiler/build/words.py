"""Spanish words for months and days of the week, as files write them."""

from __future__ import annotations

from cauce.model import wording

MONTHS = {name: number for number, name in enumerate(wording.MONTHS, start=1)}

WEEKDAYS = {
    "lunes": 0,
    "martes": 1,
    "miercoles": 2,
    "jueves": 3,
    "viernes": 4,
    "sabado": 5,
    "domingo": 6,
}
"""Monday is 0, as in `datetime.date.weekday()`."""
