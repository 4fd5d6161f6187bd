"""A free place for each label: beside its own line, near where it starts, on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cauce.diagrams.layout.draw import Line
from cauce.diagrams.layout.style import Style
from cauce.diagrams.sheet import Box, Point, TextLine
from cauce.diagrams.text.measure import ASCENT, text_width
from cauce.diagrams.text.wrap import LEADING, balanced, widest

_CLEAR = 1.5
_OFF = 3.0
_WIDEST = 150.0
_REACH = 60.0
"""How far from the start of a piece a label may slide."""


@dataclass(frozen=True)
class Label:
    """A label in its place, or without one (`box` None)."""

    lines: tuple[TextLine, ...] = ()
    box: Box | None = None


@dataclass(frozen=True)
class Obstacles:
    """Boxes and lines on which nothing may be written, and the area that holds everything."""

    boxes: list[Box]
    segments: list[tuple[Point, Point]]
    area: Box

    def free(self, box: Box) -> bool:
        """Whether a box stands clear of everything."""
        left, top = box.x - _CLEAR, box.y - _CLEAR
        right, bottom = box.right + _CLEAR, box.bottom + _CLEAR
        area = self.area
        if left < area.x or right > area.right or top < area.y or bottom > area.bottom:
            return False
        for other in self.boxes:
            if left < other.right and other.x < right and top < other.bottom and other.y < bottom:
                return False
        for (xa, ya), (xb, yb) in self.segments:
            if left < max(xa, xb) and min(xa, xb) < right and top < max(ya, yb) and min(ya, yb) < bottom:
                return False
        return True


def place_labels(lines: list[Line], obstacles: Obstacles, style: Style) -> list[Label]:
    """Return the label of each line; those without a free place have no box."""
    placed: list[Label] = []
    for line in lines:
        if not line.link.label:
            placed.append(Label())
            continue
        label = _place(line, obstacles, style)
        if label.box is not None:
            obstacles.boxes.append(label.box)
        placed.append(label)
    return placed


def wrappings(text: str, style: Style) -> list[tuple[str, ...]]:
    """Return the label in one line, two, three…: as few lines as a narrow place allows, then more."""
    found: list[tuple[str, ...]] = []
    width = min(text_width(text, style.small, True), _WIDEST)
    word = min(max((text_width(word, style.small, True) for word in text.split()), default=0.0), _WIDEST)
    for parts in (1, 2, 3, 4, 5):
        lines = balanced(text, max(width / parts + (0 if parts == 1 else 8), word) + 0.5, style.small, True)
        if lines not in found:
            found.append(lines)
    return found


def size(lines: tuple[str, ...], style: Style) -> tuple[float, float]:
    """Return the width and height of a label."""
    return widest(lines, style.small, True), len(lines) * style.small * LEADING


def _place(line: Line, obstacles: Obstacles, style: Style) -> Label:
    best: tuple[float, Box, tuple[str, ...]] | None = None
    for lines in wrappings(line.link.label, style):
        width, height = size(lines, style)
        for price, box in _candidates(line, width, height):
            total = price + 2.5 * (len(lines) - 1)
            if (best is None or total < best[0]) and obstacles.free(box):
                best = (total, box, lines)
    if best is None:
        return Label()
    return Label(_written(best[1], best[2], style), best[1])


def _written(box: Box, lines: tuple[str, ...], style: Style) -> tuple[TextLine, ...]:
    step = style.small * LEADING
    first = box.y + ASCENT * style.small + 0.6
    middle = box.x + box.width / 2
    return tuple(TextLine(middle, first + step * number, text, style.small, True) for number, text in enumerate(lines))


def _candidates(line: Line, width: float, height: float) -> Iterator[tuple[float, Box]]:
    """Yield (price, place) along the line's own pieces, the nearest to its start being the cheapest."""
    pieces = list(zip(line.own, line.own[1:], strict=False))
    for number, ((xa, ya), (xb, yb)) in enumerate(pieces[:4]):
        price = 6.0 * number
        if ya == yb:
            way = 1 if xb > xa else -1
            reach = min(abs(xb - xa), _REACH)
            slide = 0.0
            while slide <= reach:
                near = xa + way * (_OFF + slide)
                x = near if way > 0 else near - width
                yield price + slide / 8, Box(x, ya - height - 2, width, height)
                yield price + slide / 8 + 1, Box(x, ya + 2.5, width, height)
                slide += 4.0
        else:
            way = 1 if yb > ya else -1
            reach = min(abs(yb - ya), _REACH)
            slide = 0.0
            while slide <= reach:
                near = ya + way * (2.5 + slide)
                y = near if way > 0 else near - height
                yield price + slide / 8, Box(xa + _OFF, y, width, height)
                yield price + slide / 8 + 1, Box(xa - _OFF - width, y, width, height)
                slide += 4.0
