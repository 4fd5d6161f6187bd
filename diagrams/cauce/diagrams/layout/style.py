"""Sizes of the drawing, in points."""

from __future__ import annotations

from dataclasses import dataclass

MINIMUM_TEXT = 8.0
TRACK = 7.0
"""Distance between parallel lines."""
STUB = 6.0
"""From what a row draws to the first line below it."""
ARROW = 11.0
"""From the last line of a channel to what it enters: room for an arrowhead."""
PILL_HEIGHT = 12.0
PILL_RISE = 6.0
"""How far a pill stands above the box."""
MINIMUM_COLUMN = 84.0
SMALL_COLUMN = 46.0
"""Width of a column that holds connectors only."""
WIDEST_BOX = 172.0
GAP = 5.0
"""Between the exit line of a step and the marks on its sides."""
LONG = 240
"""Characters, of a step or of its documents, from which its box takes all the width of its column."""
CLOCK = 10.0
OVERHANG = 4.0
"""How far a document may stand out of its column, for the sake of a long word."""


@dataclass(frozen=True, slots=True)
class Style:
    """What gives way when a page is too full: text never under 8 pt. `row_gap` is a channel with no line in it."""

    body: float = 9.0
    small: float = MINIMUM_TEXT
    row_gap: float = 17.0
    widest: float = WIDEST_BOX


STYLES = (Style(), Style(row_gap=14.0), Style(body=8.5, row_gap=14.0), Style(body=8.0, row_gap=13.0))
"""From roomy to tight."""
