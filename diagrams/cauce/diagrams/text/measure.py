"""Widths of texts in the bundled font."""

from __future__ import annotations

from functools import lru_cache

from cauce.diagrams.font import UNITS_PER_EM, widths

CAP_HEIGHT = 0.688
"""Height of a capital, in em."""
ASCENT = 0.74
DESCENT = 0.212
"""What a line of text covers above and below its baseline (accented capitals are covered by the line spacing)."""

_WIDE = UNITS_PER_EM
"""Width taken for a character that the font does not hold: the renderer's replacement is at most one em wide."""


@lru_cache(maxsize=16384)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line in points, at a size in points."""
    advances = widths.BOLD if bold else widths.REGULAR
    return sum([advances.get(ord(character), _WIDE) for character in text]) * size / UNITS_PER_EM
