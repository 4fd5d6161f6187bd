"""A drawing as plain coordinates in points, y down, whoever made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def sized(cls, x: float, y: float, width: float, height: float) -> Box:
        """Return the box at (x, y) of a width and a height."""
        return cls(x, y, x + width, y + height)

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """Return the smallest box that holds some boxes, one at least."""
        held = list(boxes)
        return cls(min(b.left for b in held), min(b.top for b in held),
                   max(b.right for b in held), max(b.bottom for b in held))  # fmt: skip

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Symbol:
    """A node as drawn: its pieces (the symbol, then what hangs from it) and its lane, "" if it has none.

    `diamond`: the first piece is the box of a diamond, whose corners are paper.
    """

    id: str
    lane: str
    pieces: tuple[Box, ...]
    diamond: bool = False

    @property
    def reach(self) -> Box:
        """The box of all its pieces."""
        return Box.around(self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as drawn, from point to point; a curve is given as many short pieces (`curved`)."""

    source: str
    target: str
    points: tuple[Point, ...]
    label: Box | None = None
    curved: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing. `lanes` in the manual's order; `text` is its smallest text in points, at its own size."""

    lanes: tuple[str, ...]
    symbols: tuple[Symbol, ...]
    lines: tuple[Line, ...]
    text: float

    @property
    def extent(self) -> Box:
        """The box of all that is drawn."""
        boxes = [symbol.reach for symbol in self.symbols]
        boxes += [line.label for line in self.lines if line.label]
        boxes += [Box(x, y, x, y) for line in self.lines for x, y in line.points]
        return Box.around(boxes)
