"""Tables over as many pages as they need: framed cells with wrapped texts, their heads again on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cauce.diagrams.sheet import FRAME_WIDTH, MARGIN, PAGE_HEIGHT, Box, TextLine
from cauce.diagrams.text.measure import ASCENT, DESCENT
from cauce.diagrams.text.wrap import LEADING, wrap

_SIZE, _TITLE = 8.5, 10.0
_PAD = 4.0
_LOW = PAGE_HEIGHT - MARGIN - 16.0
"""Where a page is full: the foot comes under it."""
_BREAKABLE = 40
"""Lines of one row: a longer one goes on in the next row."""

Framed = tuple[Box, tuple[TextLine, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table: `shares` of the width for each column, their heads, and rows of texts.

    A row that is in `striking` has its first cell white on black.
    """

    title: str
    shares: tuple[float, ...]
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    striking: frozenset[int] = frozenset()


@dataclass(slots=True)
class Page:
    """What is on a page: titles, framed cells, and those of the cells that are white on black."""

    titles: list[TextLine] = field(default_factory=list)
    cells: list[Framed] = field(default_factory=list)
    dark: list[Framed] = field(default_factory=list)


def pages_of(tables: Sequence[Table], top: float) -> list[Page]:
    """Return the pages of some tables, the first line of each page at `top` points."""
    writer = _Writer(top)
    for table in tables:
        writer.table(table)
    return writer.pages


class _Writer:
    def __init__(self, top: float) -> None:
        self.top = top
        self.pages = [Page()]
        self.y = top

    def table(self, table: Table) -> None:
        lines = [list(_cut(table, row)) for row in table.rows]
        heads = _lines(table.heads, table)
        first = _height(lines[0][0]) if lines else 0.0
        if self.y > self.top and self.y + 24 + _height(heads) + first > _LOW:
            self.turn()
        self.pages[-1].titles.append(TextLine(MARGIN, self.y + 12, table.title, _TITLE, True, "start"))
        self.y += 18
        self.row(heads, table, bold=True)
        for number, parts in enumerate(lines):
            for part in parts:
                if self.y + _height(part) > _LOW:
                    self.turn()
                    self.row(heads, table, bold=True)
                self.row(part, table, striking=number in table.striking)
        self.y += 8

    def turn(self) -> None:
        self.pages.append(Page())
        self.y = self.top

    def row(self, texts: list[tuple[str, ...]], table: Table, *, bold: bool = False, striking: bool = False) -> None:
        height, x = _height(texts), MARGIN
        for column, (lines, width) in enumerate(zip(texts, _widths(table), strict=True)):
            strong = bold or (striking and not column)
            top = self.y + 2.5 + (LEADING - ASCENT - DESCENT) * _SIZE / 2 + ASCENT * _SIZE
            left, step = round(x + _PAD, 2), _SIZE * LEADING
            placed = tuple(TextLine(left, round(top + n * step, 2), line, _SIZE, strong, "start")
                           for n, line in enumerate(lines))  # fmt: skip
            page = self.pages[-1]
            cell = (Box(round(x, 2), round(self.y, 2), round(width, 2), round(height, 2)), placed)
            (page.dark if striking and not column else page.cells).append(cell)
            x += width
        self.y += height


def _widths(table: Table) -> list[float]:
    return [FRAME_WIDTH * share / sum(table.shares) for share in table.shares]


def _lines(row: Sequence[str], table: Table) -> list[tuple[str, ...]]:
    # Measured in bold, which is the wider: heads and striking cells are bold.
    return [wrap(text, width - 2 * _PAD, _SIZE, True) for text, width in zip(row, _widths(table), strict=True)]


def _cut(table: Table, row: tuple[str, ...]) -> Iterator[list[tuple[str, ...]]]:
    """Yield the lines of a row, in parts that fit on a page."""
    lines = _lines(row, table)
    for start in range(0, max(map(len, lines)) or 1, _BREAKABLE):
        yield [cell[start : start + _BREAKABLE] for cell in lines]


def _height(texts: list[tuple[str, ...]]) -> float:
    return max(1, *map(len, texts)) * _SIZE * LEADING + 5
