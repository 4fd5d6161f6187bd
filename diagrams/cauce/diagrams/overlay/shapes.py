"""The forms that a mark may take before it has a place: its cells side by side or one under the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cauce.diagrams.overlay.placed import Cell
from cauce.diagrams.sheet import Box, TextLine
from cauce.diagrams.text.measure import ASCENT, DESCENT, text_width
from cauce.diagrams.text.wrap import LEADING, balanced, widest

SIZE = 8.0
"""Points: the smallest text of the sheets."""
PAD = 3.0
_TALL = 1.5
SQUARE = 4.5
SQUARES = 4
_GAP = 1.0
_GAUGE = SQUARES * (SQUARE + _GAP) + 1.0
_WIDTHS = (200.0, 104.0, 78.0, 60.0)
"""Widths at which a long text may be broken."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says, before it has a form."""

    text: str
    dark: bool = False
    gauge: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a mark, its upper left corner at (0, 0)."""

    width: float
    height: float
    cells: tuple[Cell, ...]

    def at(self, x: float, y: float) -> tuple[Box, tuple[Cell, ...]]:
        """Return the mark with its corner at a place."""
        return _moved(Box(0, 0, self.width, self.height), x, y), tuple(_moved_cell(cell, x, y) for cell in self.cells)


def forms(said: tuple[Said, ...]) -> Iterator[Form]:
    """Yield the forms of a mark that says all this: in a row, then in a column, ever narrower."""
    alone = len(said) == 1
    if not alone:
        yield _row([_cell(each, _WIDTHS[0]) for each in said])
    seen: set[tuple[float, float]] = set()
    for width in _WIDTHS:
        form = _column([_cell(each, width) for each in said])
        if (form.width, form.height) not in seen:
            seen.add((form.width, form.height))
            yield form


def _cell(said: Said, width: float) -> Cell:
    lead = _GAUGE if said.gauge else 0.0
    lines = balanced(said.text, width - 2 * PAD - lead, SIZE, True)
    wide = widest(lines, SIZE, True) + 2 * PAD + lead
    tall = len(lines) * SIZE * LEADING + 2 * _TALL
    top = _TALL + (LEADING - ASCENT - DESCENT) * SIZE / 2 + ASCENT * SIZE
    middle = lead + (wide - lead) / 2
    placed = tuple(TextLine(middle, top + n * SIZE * LEADING, line, SIZE, True) for n, line in enumerate(lines))
    gauge = Box(PAD, (tall - SQUARE) / 2, _GAUGE - 2 * _GAP, SQUARE) if said.gauge else None
    return Cell(Box(0, 0, wide, tall), placed, said.dark, said.gauge, gauge)


def _row(cells: list[Cell]) -> Form:
    tall = max(cell.box.height for cell in cells)
    x, placed = 0.0, []
    for cell in cells:
        placed.append(_moved_cell(_stretched(cell, cell.box.width, tall), x, 0))
        x += cell.box.width
    return Form(x, tall, tuple(placed))


def _column(cells: list[Cell]) -> Form:
    wide = max(cell.box.width for cell in cells)
    y, placed = 0.0, []
    for cell in cells:
        placed.append(_moved_cell(_stretched(cell, wide, cell.box.height), 0, y))
        y += cell.box.height
    return Form(wide, y, tuple(placed))


def _stretched(cell: Cell, wide: float, tall: float) -> Cell:
    """Return a cell of a size not smaller, what it says in its middle."""
    x, y = (wide - cell.box.width) / 2, (tall - cell.box.height) / 2
    return replace(_moved_cell(cell, x, y), box=Box(0, 0, wide, tall))


def _moved_cell(cell: Cell, x: float, y: float) -> Cell:
    lines = tuple(replace(line, x=round(line.x + x, 2), y=round(line.y + y, 2)) for line in cell.lines)
    gauge = _moved(cell.gauge_box, x, y) if cell.gauge_box else None
    return replace(cell, box=_moved(cell.box, x, y), lines=lines, gauge_box=gauge)


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(round(box.x + x, 2), round(box.y + y, 2), round(box.width, 2), round(box.height, 2))


def line_width(text: str) -> float:
    """Return the width of a line of the key in points."""
    return text_width(text, SIZE)
