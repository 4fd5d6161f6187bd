"""Edges as lines: what several share is drawn once, and each end has one arrowhead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from cauce.diagrams.render.xml import number
from cauce.diagrams.sheet import PlacedEdge, Point

HEAD_LENGTH = 7.0
HEAD_HALF_WIDTH = 3.0

_Piece = tuple[Point, Point]
_Track = tuple[bool, float]
"""An infinite line: whether it is horizontal, and its y or x."""


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """An edge as it is drawn: what is left of it for itself, and its arrowhead unless another has drawn it."""

    edge: PlacedEdge
    chains: tuple[tuple[Point, ...], ...]
    head: tuple[Point, ...] = ()


def drawn_edges(edges: Iterable[PlacedEdge]) -> tuple[DrawnEdge, ...]:
    """Return the edges, solid ones first, each without the pieces that an earlier one has drawn."""
    covered: dict[_Track, list[tuple[float, float]]] = defaultdict(list)
    heads: set[tuple[Point, Point]] = set()
    drawn = []
    for edge in sorted(edges, key=lambda each: each.dashed):
        points = _simplified(edge.points)
        head: tuple[Point, ...] = ()
        if edge.arrow and len(points) > 1:
            tip, before = points[-1], points[-2]
            back = _towards(tip, before, HEAD_LENGTH)
            points = (*points[:-1], back)
            if (tip, back) not in heads:
                heads.add((tip, back))
                head = _arrowhead(tip, back)
        pieces = [piece for start, end in pairwise(points)
                  for piece in _fresh(start, end, covered)]  # fmt: skip
        drawn.append(DrawnEdge(edge, tuple(_joined(pieces)), head))
    return tuple(drawn)


def chain_path(chain: tuple[Point, ...]) -> str:
    """Return the path commands of an orthogonal chain."""
    (x, y), *rest = chain
    commands = [f"M{number(x)} {number(y)}"]
    for nx, ny in rest:
        if ny == y:
            commands.append(f"H{number(nx)}")
        elif nx == x:
            commands.append(f"V{number(ny)}")
        else:
            commands.append(f"L{number(nx)} {number(ny)}")
        x, y = nx, ny
    return "".join(commands)


def _simplified(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Drop repeated points and those in the middle of a straight stretch."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)


def _straight(a: Point, b: Point, c: Point) -> bool:
    """Whether b is on the way from a to c; a line may also turn back on itself."""
    ways = [(b[axis] - a[axis], c[axis] - b[axis]) for axis in (0, 1)]
    return any(still == (0, 0) and go * on >= 0 for still, (go, on) in (ways, ways[::-1]))


def _towards(start: Point, goal: Point, length: float) -> Point:
    """Return the point at `length` from the start, or the goal if it is nearer."""
    distance = hypot(goal[0] - start[0], goal[1] - start[1])
    share = min(1.0, length / distance) if distance else 0.0
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def _arrowhead(tip: Point, back: Point) -> tuple[Point, ...]:
    length = hypot(tip[0] - back[0], tip[1] - back[1]) or 1.0
    across = ((tip[1] - back[1]) / length * HEAD_HALF_WIDTH, (back[0] - tip[0]) / length * HEAD_HALF_WIDTH)
    return tip, (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1])


def _fresh(start: Point, end: Point, covered: dict[_Track, list[tuple[float, float]]]) -> list[_Piece]:
    """Return the parts of a segment that are not covered yet, in its direction, and cover it."""
    if start == end:
        return []
    horizontal = start[1] == end[1]
    if not horizontal and start[0] != end[0]:
        return [(start, end)]
    along = 0 if horizontal else 1
    track = (horizontal, start[1 - along])
    low, high = sorted((start[along], end[along]))
    free = [(low, high)]
    for a, b in covered[track]:
        free = [part for x, y in free for part in ((x, min(y, a)), (max(x, b), y)) if part[0] < part[1]]
    covered[track].append((low, high))
    free.sort(reverse=start[along] > end[along])

    def point(value: float) -> Point:
        return (value, start[1]) if horizontal else (start[0], value)

    return [(point(a), point(b)) if start[along] < end[along] else (point(b), point(a)) for a, b in free]


def _joined(pieces: list[_Piece]) -> list[tuple[Point, ...]]:
    """Put pieces that follow one another into chains."""
    chains: list[list[Point]] = []
    for start, end in pieces:
        if chains and chains[-1][-1] == start:
            chains[-1].append(end)
        else:
            chains.append([start, end])
    return [tuple(chain) for chain in chains]
