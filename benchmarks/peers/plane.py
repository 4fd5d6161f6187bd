"""Geometry of segments in any direction: the peers draw curves and slopes too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from benchmarks.peers.plain import Box, Point

Segment = tuple[Point, Point]
_TOUCH = 0.05
"""Points: a line that comes this near to another without passing it only touches it."""


def segments(points: Sequence[Point]) -> list[Segment]:
    """Return the pieces of a line, those that go on in the same direction as one."""
    kept: list[Point] = []
    for point in points:
        if kept and hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) < 1e-6:
            continue
        if len(kept) > 1 and _straight_on(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    return list(pairwise(kept))


def _straight_on(a: Point, b: Point, c: Point) -> bool:
    along = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
    return along > 0 and abs(_side((a, b), c)) < 1e-6


def _side(segment: Segment, point: Point) -> float:
    """Return how far a point is from the line through a segment, positive on its one side."""
    (ax, ay), (bx, by) = segment
    long = hypot(bx - ax, by - ay)
    return ((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)) / long if long else 0.0


def crossing(a: Segment, b: Segment) -> Point | None:
    """Return where two segments pass through one another, to half a point, or None."""
    from_a, to_a = _side(b, a[0]), _side(b, a[1])
    from_b, to_b = _side(a, b[0]), _side(a, b[1])
    if from_a * to_a >= 0 or from_b * to_b >= 0:
        return None
    if min(abs(from_a), abs(to_a), abs(from_b), abs(to_b)) < _TOUCH:
        return None
    share = from_a / (from_a - to_a)
    x, y = a[0][0] + share * (a[1][0] - a[0][0]), a[0][1] + share * (a[1][1] - a[0][1])
    return round(2 * x) / 2, round(2 * y) / 2


def enters(segment: Segment, box: Box, slack: float) -> bool:
    """Whether a segment is inside a box by more than `slack` (Liang and Barsky's clipping)."""
    (x, y), (to_x, to_y) = segment
    low, high = 0.0, 1.0
    for start, change, least, most in ((x, to_x - x, box.left + slack, box.right - slack),
                                       (y, to_y - y, box.top + slack, box.bottom - slack)):  # fmt: skip
        if least >= most:
            return False
        if abs(change) < 1e-9:
            if not least < start < most:
                return False
            continue
        near, far = sorted(((least - start) / change, (most - start) / change))
        low, high = max(low, near), min(high, far)
    return low < high


def enters_diamond(segment: Segment, box: Box, slack: float) -> bool:
    """Whether a segment is inside the diamond of a box by more than `slack`."""
    half_width, half_height = box.width / 2, box.height / 2
    x, y = box.left + half_width, box.top + half_height
    # Depth is concave along the segment: where it is largest is at an end or where it crosses an axis.
    shares = [0.0, 1.0]
    for axis, middle in ((0, x), (1, y)):
        change = segment[1][axis] - segment[0][axis]
        if abs(change) > 1e-9:
            shares.append(min(max((middle - segment[0][axis]) / change, 0.0), 1.0))
    deepest = -1.0
    for share in shares:
        at_x = segment[0][0] + share * (segment[1][0] - segment[0][0])
        at_y = segment[0][1] + share * (segment[1][1] - segment[0][1])
        deepest = max(deepest, 1 - abs(at_x - x) / half_width - abs(at_y - y) / half_height)
    return deepest * min(half_width, half_height) > slack


def runs_along(a: Segment, b: Segment, apart: float) -> float:
    """Return over how many points two flat or two upright segments lie nearer than `apart`; 0 for any other."""
    for along, across in ((0, 1), (1, 0)):
        if all(abs(each[0][across] - each[1][across]) < 1e-6 for each in (a, b)):
            if abs(a[0][across] - b[0][across]) >= apart:
                return 0.0
            low = max(min(a[0][along], a[1][along]), min(b[0][along], b[1][along]))
            high = min(max(a[0][along], a[1][along]), max(b[0][along], b[1][along]))
            return max(0.0, high - low)
    return 0.0


def overlap(a: Box, b: Box, slack: float) -> bool:
    """Whether two boxes share more than `slack` points both ways."""
    wide = min(a.right, b.right) - max(a.left, b.left)
    return wide > slack and min(a.bottom, b.bottom) - max(a.top, b.top) > slack


def bezier(controls: Sequence[Point], pieces: int = 10) -> list[Point]:
    """Return points of a chain of cubic curves: one control point, then three for each curve."""
    points = [controls[0]]
    for at in range(0, len(controls) - 3, 3):
        curve = controls[at : at + 4]
        for number in range(1, pieces + 1):
            t = number / pieces
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points.append((sum(share * p[0] for share, p in zip(shares, curve, strict=True)),
                           sum(share * p[1] for share, p in zip(shares, curve, strict=True))))  # fmt: skip
    return points
