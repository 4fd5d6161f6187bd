"""The simplest orthogonal shapes of a line between two cells, and what each would cost: the estimate of the placing.

Coordinates: a cell (x, row) has its centre at (x, 2·row + 1); even heights are channels between rows, and x ± 1 are the
channels beside a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.pages.slice import Link

Cell = tuple[int, int]
_Point = tuple[int, int]
_Pieces = tuple[tuple[int, int, int], ...]

_BLOCKED = 6.0
_CROSSING = 3.0
_SAME_SIDE = 8.0
_SHARED = 2.0
_ENTRY_AS_EXIT = 6.0
_BRANCHING = (NodeKind.DECISION, NodeKind.FORK, NodeKind.WAIT)
_STRICT_ENTRY = (NodeKind.DECISION, NodeKind.JOIN)


@dataclass(frozen=True, slots=True)
class Path:
    """A guessed line: horizontal pieces (y, x1, x2) and vertical pieces (x, y1, y2)."""

    source: str
    target: str
    exit: str
    entry: str
    across: _Pieces
    down: _Pieces
    cost: float

    def covers(self, cell: Cell) -> bool:
        """Whether the line runs through the middle of a cell."""
        x, y = cell[0], 2 * cell[1] + 1
        for at, low, high in self.across:
            if at == y and low < x < high:
                return True
        return any(at == x and low < y < high for at, low, high in self.down)


@dataclass(frozen=True, slots=True)
class Placed:
    """What is on the page already, and the kinds of the two ends."""

    taken: dict[Cell, str]
    columns: frozenset[int]
    paths: Sequence[Path]
    source_kind: NodeKind
    target_kind: NodeKind


def best_path(link: Link, start: Cell, goal: Cell, placed: Placed, *, forward: bool) -> Path:
    """Return the cheapest simple shape; `forward` says whether the line goes on in the drawing order."""
    sides_out: set[str] = set()
    entries_of_source: set[str] = set()
    exits_of_target: set[str] = set()
    for path in placed.paths:
        if path.source == link.source:
            sides_out.add(path.exit)
        if path.target == link.source:
            entries_of_source.add(path.entry)
        if path.source == link.target:
            exits_of_target.add(path.exit)
    branching = placed.source_kind in _BRANCHING
    strict = placed.target_kind in _STRICT_ENTRY
    back = 5.0 if forward and goal[1] < start[1] else 0.0
    priced = []
    for base, leave, enter, points in _shapes(start, goal):
        cost = base + back
        if leave != "down":
            cost += 0.1 if branching else 0.7
        elif branching and goal[0] != start[0]:
            cost += 0.6
        if enter != "top":
            cost += 1.2 if strict else 0.2
        if leave in sides_out:
            cost += _SAME_SIDE if branching else 3.0
        cost += _ENTRY_AS_EXIT * ((leave in entries_of_source) + (enter in exits_of_target))
        xa, ya = points[0]
        for xb, yb in points[1:]:
            cost += (abs(xb - xa) * 0.2 + abs(yb - ya) * 0.5) * 0.12
            xa, ya = xb, yb
        priced.append((cost, leave, enter, points))
    priced.sort()
    best: Path | None = None
    for price, leave, enter, points in priced:
        if best is not None and price >= best.cost:
            break
        across, down = _pieces(points)
        cost = price + _obstacles(across, down, link, placed, best.cost - price if best else 1e9)
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


def _pieces(points: tuple[_Point, ...]) -> tuple[_Pieces, _Pieces]:
    across, down = [], []
    for (xa, ya), (xb, yb) in pairwise(points):
        if ya == yb:
            across.append((ya, min(xa, xb), max(xa, xb)))
        else:
            down.append((xa, min(ya, yb), max(ya, yb)))
    return tuple(across), tuple(down)


def _obstacles(across: _Pieces, down: _Pieces, link: Link, placed: Placed, limit: float) -> float:
    """Price what a line runs into: items in its way, other lines it crosses or lies on. May stop beyond `limit`."""
    cost = 0.0
    taken = placed.taken
    for y, low, high in across:
        if y % 2:
            row = y // 2
            for x in placed.columns:
                if low < x < high and (x, row) in taken:
                    cost += _BLOCKED
    for x, low, high in down:
        if x % 2:
            for row in range(low // 2, high // 2 + 1):
                if low < 2 * row + 1 < high and (x, row) in taken:
                    cost += _BLOCKED
    for path in placed.paths:
        if path.target == link.target:
            continue
        if cost >= limit:
            return cost
        for y, low, high in across:
            for x, top, end in path.down:
                if low < x < high and top < y < end:
                    cost += _CROSSING
        for x, top, end in down:
            for y, low, high in path.across:
                if low < x < high and top < y < end:
                    cost += _CROSSING
        if path.source != link.source:
            cost += _SHARED * (_shared(across, path.across) + _shared(down, path.down))
    return cost


def _shared(some: _Pieces, others: _Pieces) -> int:
    """Count pieces on one centre line that overlap; in a channel they get tracks of their own."""
    count = 0
    for at, low, high in some:
        if at % 2:
            for line, first, last in others:
                if at == line and low < last and first < high:
                    count += 1
    return count
