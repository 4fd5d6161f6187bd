"""From runs and geometry to the points of each line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from cauce.diagrams.layout.grid import Board, Route, unit
from cauce.diagrams.layout.shape import Shape
from cauce.diagrams.layout.solve import Geometry
from cauce.diagrams.layout.tracks import Tracks
from cauce.diagrams.pages.slice import Link
from cauce.diagrams.sheet import Box, Point


@dataclass(frozen=True)
class Line:
    """A link with its points; `own` is the beginning that it does not share with another line to its target."""

    link: Link
    points: tuple[Point, ...]
    own: tuple[Point, ...]


def lines(board: Board, routes: tuple[Route, ...], tracks: Tracks, geometry: Geometry) -> list[Line]:
    """Return the points of every line, from the border of one symbol to that of the other."""
    drawn = []
    for link, route in zip(board.links, routes, strict=True):
        points = _points(link, route, tracks, geometry)
        source, target = (_moved(geometry, board, name) for name in (link.source, link.target))
        clipped = _clip(points, source, target)
        drawn.append((link, clipped))
    return [Line(link, points, _own(link, points, drawn)) for link, points in drawn]


def _points(link: Link, route: Route, tracks: Tracks, geometry: Geometry) -> tuple[Point, ...]:
    """Return the corners of a route: where the runs it follows meet."""
    runs = [tracks.runs.of[link.target, unit(a, b)] for a, b in pairwise(route)]
    followed = [run for number, run in enumerate(runs) if not number or run is not runs[number - 1]]
    start, end = route[0], route[-1]
    first = (geometry.column_x[start[0] // 2], geometry.row_y[start[1] // 2])
    last = (geometry.column_x[end[0] // 2], geometry.row_y[end[1] // 2])
    corners = [first]
    for one, other in pairwise(followed):
        flat, steep = (one, other) if one.flat else (other, one)
        corners.append((geometry.across(steep), geometry.across(flat)))
    return (*corners, last)


def _moved(geometry: Geometry, board: Board, name: str) -> Box:
    shape: Shape = geometry.shapes[name]
    cell = board.cells[name]
    x, y = geometry.column_x[cell[0] // 2], geometry.row_y[cell[1] // 2]
    return Box(x + shape.box.x, y + shape.box.y, shape.box.width, shape.box.height)


def _clip(points: tuple[Point, ...], source: Box, target: Box) -> tuple[Point, ...]:
    """Move the ends from the centres of the symbols to their borders."""
    return (_border(points[0], points[1], source), *points[1:-1], _border(points[-1], points[-2], target))


def _border(centre: Point, towards: Point, box: Box) -> Point:
    if centre[0] == towards[0]:
        return (centre[0], box.bottom if towards[1] > centre[1] else box.y)
    return (box.right if towards[0] > centre[0] else box.x, centre[1])


def _own(link: Link, points: tuple[Point, ...], drawn: list[tuple[Link, tuple[Point, ...]]]) -> tuple[Point, ...]:
    """Return the line up to where it joins another one to the same target."""
    others = [piece for kept, other in drawn if kept is not link and kept.target == link.target
              for piece in pairwise(other)]  # fmt: skip
    own = [points[0]]
    for a, b in pairwise(points):
        joins = [join for join in (_joint(a, b, *other) for other in others) if join is not None]
        if joins:
            nearest = min(joins, key=lambda point: abs(point[0] - a[0]) + abs(point[1] - a[1]))
            own.append(nearest if nearest != a else b)
            break
        own.append(b)
    return tuple(own)


def _joint(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Return where the piece from a to b begins to run over the piece from c to d, if it does."""
    along = 1 if a[0] == b[0] else 0
    line = 1 - along
    if c[line] != d[line] or abs(c[line] - a[line]) > 0.01:
        return None
    low = max(min(a[along], b[along]), min(c[along], d[along]))
    high = min(max(a[along], b[along]), max(c[along], d[along]))
    if high - low < 0.01:
        return None
    at = low if b[along] > a[along] else high
    return (a[0], at) if along else (at, a[1])
