"""The folio that names a case at the counter: «P01-2026-0007», prefix of the procedure, year, consecutive."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\s*(.+?)\s*[-–—/ ]\s*(\d{4})\s*[-–—/ ]\s*0*(\d{1,9})\s*")


def prefix_of(key: str) -> str:
    """Return what the folios of a procedure begin with: the last part of its key («64-AJP-P01» → «P01»)."""
    last = key.rsplit("-", 1)[-1]
    kept = "".join(character for character in last if character.isalnum())
    return (kept or "C").upper()


def folio(prefix: str, year: int, number: int) -> str:
    """Write a folio: four digits at least, more when they are needed."""
    return f"{prefix}-{year}-{number:04d}"


def as_typed(text: str) -> str:
    """Return the folio that somebody meant: case, spaces, dashes and missing zeros are forgiven."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return text.strip().upper()
    prefix, year, number = found.groups()
    return folio(prefix.upper(), int(year), int(number))
