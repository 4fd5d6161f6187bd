"""The simplest orthogonal shapes of a line between two cells, and what each would cost: the estimate of the placing.

Coordinates: a cell (x, row) has its centre at (x, 2·row + 1); even heights are channels between rows, and x ± 1 are the
channels beside a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.pages.slice import Link

Cell = tuple[int, int]
_Point = tuple[int, int]
_Pieces = tuple[tuple[int, int, int], ...]

_NONE: frozenset[str] = frozenset()
_BLOCKED = 6.0
_CROSSING = 3.0
_SAME_SIDE = 8.0
_SHARED = 2.0
_ENTRY_AS_EXIT = 6.0
_BRANCHING = (NodeKind.DECISION, NodeKind.FORK, NodeKind.WAIT)
_STRICT_ENTRY = (NodeKind.DECISION, NodeKind.JOIN)


@dataclass(slots=True)
class Path:
    """A guessed line: horizontal pieces (y, x1, x2) and vertical pieces (x, y1, y2). Made by the thousand: not frozen.

    `rows` and `columns` are those of them that lie on the centre line of a row or column.
    """

    source: str
    target: str
    exit: str
    entry: str
    across: _Pieces
    down: _Pieces
    rows: _Pieces
    columns: _Pieces
    cost: float

    def covers(self, cell: Cell) -> bool:
        """Whether the line runs through the middle of a cell."""
        x, y = cell[0], 2 * cell[1] + 1
        for at, low, high in self.rows:
            if at == y and low < x < high:
                return True
        for at, low, high in self.columns:  # noqa: SIM110 - a generator here takes twice the time
            if at == x and low < y < high:
                return True
        return False


@dataclass(slots=True)
class Placed:
    """What is on the page already, and the kinds of the two ends."""

    taken: dict[Cell, str]
    columns: frozenset[int]
    paths: Sequence[Path]
    source_kind: NodeKind
    target_kind: NodeKind


def best_path(link: Link, start: Cell, goal: Cell, placed: Placed, *, forward: bool) -> Path:
    """Return the cheapest simple shape; `forward` says whether the line goes on in the drawing order."""
    source, target = link.source, link.target
    left_by: frozenset[str] = _NONE
    source_entered: frozenset[str] = _NONE
    target_left: frozenset[str] = _NONE
    for path in placed.paths:
        if path.source == source:
            left_by |= {path.exit}
        if path.target == source:
            source_entered |= {path.entry}
        if path.source == target:
            target_left |= {path.exit}
    branching, strict = placed.source_kind in _BRANCHING, placed.target_kind in _STRICT_ENTRY
    best, cheapest = None, 1e9
    for shape in _priced(start, goal, forward, branching, strict, left_by, source_entered, target_left):
        price = shape.cost
        if best is not None and price >= cheapest:
            break
        cost = price + _obstacles(shape, link, placed, cheapest - price if best else 1e9)
        if best is None or cost < cheapest:
            best, cheapest = shape, cost
    if best is None:
        raise AssertionError("two cells always have a line between them")
    return Path(source, target, best.exit, best.entry, best.across, best.down, best.rows, best.columns, cheapest)


@lru_cache(maxsize=65536)
def _priced(
    start: Cell, goal: Cell, forward: bool, branching: bool, strict: bool,
    left_by: frozenset[str], source_entered: frozenset[str], target_left: frozenset[str],
) -> tuple[Path, ...]:  # fmt: skip
    """Return the shapes between two cells as paths of no link yet, the cheapest first, with nothing in their way.

    The last three are the sides in use already: those by which lines leave and enter the source, and leave the target.
    The search asks for the same two cells over and over, with other things in the way.
    """
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
        if leave in left_by:
            cost += _SAME_SIDE if branching else 3.0
        cost += _ENTRY_AS_EXIT * ((leave in source_entered) + (enter in target_left))
        for (xa, ya), (xb, yb) in pairwise(points):
            cost += (abs(xb - xa) * 0.2 + abs(yb - ya) * 0.5) * 0.12
        priced.append((cost, leave, enter, points))
    priced.sort()
    found = []
    for cost, leave, enter, points in priced:
        found.append(Path("", "", leave, enter, *_pieces(points), cost))
    return tuple(found)


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


@lru_cache(maxsize=65536)
def _pieces(points: tuple[_Point, ...]) -> tuple[_Pieces, _Pieces, _Pieces, _Pieces]:
    """Return the flat and the upright pieces of a line; then those of each that lie on a centre line.

    In a channel, which is all else, every line gets a track of its own.
    """
    across, down = [], []
    for (xa, ya), (xb, yb) in pairwise(points):
        if ya == yb:
            across.append((ya, min(xa, xb), max(xa, xb)))
        else:
            down.append((xa, min(ya, yb), max(ya, yb)))
    rows = tuple([piece for piece in across if piece[0] % 2])
    columns = tuple([piece for piece in down if piece[0] % 2])
    return tuple(across), tuple(down), rows, columns


def _obstacles(shape: Path, link: Link, placed: Placed, limit: float) -> float:
    """Price what a line runs into: items in its way, other lines it crosses or lies on. May stop beyond `limit`."""
    cost = 0.0
    taken = placed.taken
    across, down, rows, columns = shape.across, shape.down, shape.rows, shape.columns
    for y, low, high in rows:
        row = y // 2
        for x in placed.columns:
            if low < x < high and (x, row) in taken:
                cost += _BLOCKED
    for x, low, high in columns:
        for row in range(low // 2, high // 2 + 1):
            if low < 2 * row + 1 < high and (x, row) in taken:
                cost += _BLOCKED
    source, target = link.source, link.target
    for path in placed.paths:
        if path.target == target:
            continue
        if cost >= limit:
            return cost
        its_down = path.down
        if its_down:
            for y, low, high in across:
                for x, top, end in its_down:
                    if low < x < high and top < y < end:
                        cost += _CROSSING
        its_across = path.across
        if its_across:
            for x, top, end in down:
                for y, low, high in its_across:
                    if low < x < high and top < y < end:
                        cost += _CROSSING
        if path.source != source:
            if rows and path.rows:
                cost += _SHARED * _shared(rows, path.rows)
            if columns and path.columns:
                cost += _SHARED * _shared(columns, path.columns)
    return cost


def _shared(some: _Pieces, others: _Pieces) -> int:
    """Count pieces on one centre line that overlap."""
    count = 0
    for at, low, high in some:
        for line, first, last in others:
            if at == line and low < last and first < high:
                count += 1
    return count
