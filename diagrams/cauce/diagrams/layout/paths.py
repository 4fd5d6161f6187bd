"""The simplest orthogonal shapes of a line between two cells, and what each would cost: the estimate of the placing.

Coordinates: a cell (x, row) has its centre at (x, 2·row + 1); even heights are channels between rows, and x ± 1 are the
channels beside a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.pages.slice import Link

Cell = tuple[int, int]
_Point = tuple[int, int]

_BLOCKED = 6.0
_CROSSING = 3.0
_SAME_SIDE = 3.0
_ENTRY_AS_EXIT = 6.0


@dataclass(frozen=True, slots=True)
class Path:
    """A guessed line: horizontal pieces (y, x1, x2) and vertical pieces (x, y1, y2)."""

    source: str
    target: str
    exit: str
    entry: str
    across: tuple[tuple[int, int, int], ...]
    down: tuple[tuple[int, int, int], ...]
    cost: float

    def covers(self, cell: Cell) -> bool:
        """Whether the line runs through the middle of a cell."""
        x, y = cell[0], 2 * cell[1] + 1
        return any(at == y and low < x < high for at, low, high in self.across) or any(
            at == x and low < y < high for at, low, high in self.down
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """What is on the page already, and the kinds of the two ends."""

    taken: dict[Cell, str]
    paths: Sequence[Path]
    source_kind: NodeKind
    target_kind: NodeKind


def best_path(link: Link, start: Cell, goal: Cell, placed: Placed, *, forward: bool) -> Path:
    """Return the cheapest simple shape; `forward` says whether the line goes on in the drawing order."""
    best: Path | None = None
    sides_out = {path.exit for path in placed.paths if path.source == link.source}
    entries_of_source = {path.entry for path in placed.paths if path.target == link.source}
    exits_of_target = {path.exit for path in placed.paths if path.source == link.target}
    branching = placed.source_kind in (NodeKind.DECISION, NodeKind.FORK, NodeKind.WAIT)
    for base, leave, enter, points in sorted(_shapes(start, goal)):
        cost = base + 0.12 * _length(points)
        if leave != "down":
            cost += 0.1 if branching else 0.7
        elif branching and goal[0] != start[0]:
            cost += 0.6
        if enter != "top":
            cost += 1.2 if placed.target_kind in (NodeKind.DECISION, NodeKind.JOIN) else 0.2
        cost += _SAME_SIDE * (leave in sides_out)
        cost += _ENTRY_AS_EXIT * ((leave in entries_of_source) + (enter in exits_of_target))
        if forward and goal[1] < start[1]:
            cost += 5.0
        if best is not None and cost >= best.cost:
            continue
        across, down = _pieces(points)
        cost += _obstacles(across, down, link, placed)
        if best is None or cost < best.cost:
            best = Path(link.source, link.target, leave, enter, across, down, cost)
    if best is None:
        raise AssertionError("two cells always have a line between them")
    return best


def _shapes(start: Cell, goal: Cell) -> Iterator[tuple[float, str, str, tuple[_Point, ...]]]:
    """Yield (bends' cost, exit side, entry side, corners) of the shapes worth a try."""
    x1, y1, x2, y2 = start[0], 2 * start[1] + 1, goal[0], 2 * goal[1] + 1
    side = "right" if x2 > x1 else "left"
    other = "left" if x2 > x1 else "right"
    if x1 == x2 and y2 > y1:
        yield 0.0, "down", "top", ((x1, y1), (x2, y2))
    if y1 == y2 and x1 != x2:
        yield 0.3, side, other, ((x1, y1), (x2, y2))
    if y2 > y1 and x1 != x2:
        yield 1.0, side, "top", ((x1, y1), (x2, y1), (x2, y2))
        yield 1.8, "down", "top", ((x1, y1), (x1, y2 - 1), (x2, y2 - 1), (x2, y2))
        if y2 - y1 > 2:
            yield 1.9, "down", "top", ((x1, y1), (x1, y1 + 1), (x2, y1 + 1), (x2, y2))
        yield 1.6, "down", other, ((x1, y1), (x1, y2), (x2, y2))
    for name, step in (("left", -1), ("right", 1)):
        for channel in {x1 + step, x2 + step}:
            reach = name if (channel - x1) * step > 0 else ("left" if step > 0 else "right")
            yield 2.6, reach, "top", ((x1, y1), (channel, y1), (channel, y2 - 1), (x2, y2 - 1), (x2, y2))
            if y1 != y2:
                sided = name if channel == x2 + step else other
                yield 2.2, reach, sided, ((x1, y1), (channel, y1), (channel, y2), (x2, y2))
                yield 3.2, "down", sided, ((x1, y1), (x1, y1 + 1), (channel, y1 + 1), (channel, y2), (x2, y2))


def _length(points: tuple[_Point, ...]) -> float:
    return sum(abs(a[0] - b[0]) * 0.2 + abs(a[1] - b[1]) * 0.5
               for a, b in zip(points, points[1:], strict=False))  # fmt: skip


def _pieces(points: tuple[_Point, ...]) -> tuple[tuple[tuple[int, int, int], ...], tuple[tuple[int, int, int], ...]]:
    across, down = [], []
    for (xa, ya), (xb, yb) in zip(points, points[1:], strict=False):
        if ya == yb:
            across.append((ya, min(xa, xb), max(xa, xb)))
        else:
            down.append((xa, min(ya, yb), max(ya, yb)))
    return tuple(across), tuple(down)


def _obstacles(
    across: tuple[tuple[int, int, int], ...], down: tuple[tuple[int, int, int], ...], link: Link, placed: Placed
) -> float:
    """Count what a line runs into: items in its way, other lines it crosses or lies on."""
    cost = 0.0
    for y, low, high in across:
        if y % 2:
            row = (y - 1) // 2
            cost += _BLOCKED * sum(1 for (x, r), name in placed.taken.items()
                                   if r == row and low < x < high and name not in (link.source, link.target))  # fmt: skip
    for x, low, high in down:
        cost += _BLOCKED * sum(1 for (c, r), name in placed.taken.items()
                               if c == x and low < 2 * r + 1 < high and name not in (link.source, link.target))  # fmt: skip
    for path in placed.paths:
        if path.target == link.target:
            continue
        cost += _CROSSING * _crossings(across, path.down) + _CROSSING * _crossings(path.across, down)
        cost += 2.0 * (_shared(across, path.across) + _shared(down, path.down)) * (path.source != link.source)
    return cost


def _crossings(across: tuple[tuple[int, int, int], ...], down: tuple[tuple[int, int, int], ...]) -> int:
    return sum(1 for y, low, high in across for x, top, end in down if low < x < high and top < y < end)


def _shared(some: tuple[tuple[int, int, int], ...], others: tuple[tuple[int, int, int], ...]) -> int:
    """Count pieces on one centre line that overlap; in a channel they get tracks of their own."""
    return sum(1 for at, low, high in some for line, first, last in others
               if at == line and at % 2 and low < last and first < high)  # fmt: skip
