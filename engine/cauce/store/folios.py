"""Numbers of a series as people type them; folios are those of `cauce.runtime.desk.folios`."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"(.*?)(?:(\d{4})[/-])?0*(\d+)")


def series_number(name: str) -> tuple[str, int, int] | None:
    """Read «expediente 2026/14» or «2026/14» as (series, year, number); series "" if unsaid, year 0 for «serie 14»."""
    folded = unicodedata.normalize("NFKC", name).strip().lower()
    match = _NUMBER.fullmatch(folded)
    if match is None or not (match[1] or match[2]) or len(match[3]) > 9:
        return None
    series = re.sub(r"[\s_]+", "_", _without_accents(match[1]).strip(" -_"))
    return (series, int(match[2] or 0), int(match[3])) if series or match[2] else None


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
