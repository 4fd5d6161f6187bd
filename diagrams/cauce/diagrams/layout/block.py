"""Lines of text, one under the other, before they have a place."""

from __future__ import annotations

from dataclasses import dataclass

from cauce.diagrams.sheet import TextLine
from cauce.diagrams.text.measure import ASCENT, DESCENT
from cauce.diagrams.text.wrap import LEADING


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines with their size in points and weight; the width and height of all in points."""

    lines: tuple[tuple[str, float, bool], ...]
    width: float
    height: float

    def placed(self, top: float, x: float = 0.0) -> tuple[TextLine, ...]:
        """Return the lines centred on `x`, from `top` down."""
        placed = []
        for text, size, bold in self.lines:
            placed.append(TextLine(x, top + (LEADING - ASCENT - DESCENT) * size / 2 + ASCENT * size, text, size, bold))
            top += size * LEADING
        return tuple(placed)
