"""Plain geometry of placed things, and the width of texts by the font's own table (fontTools, not our measures)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from fontTools.ttLib import TTFont

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.sheet import Box, Point, TextLine

CAPITAL, DESCENT = 0.73, 0.21
"""What a line of text covers above and below its baseline, in em: capitals and descenders."""
ROUND_REACH = 14.0
CONNECTOR_POINT = 10.0
Segment = tuple[Point, Point]
Corners = tuple[Point, Point, Point, Point]


@cache
def _font(bold: bool) -> tuple[dict[int, str], dict[str, int], int]:
    name = "CauceSans-Bold.ttf" if bold else "CauceSans-Regular.ttf"
    with files("cauce.diagrams.font").joinpath(name).open("rb") as file:
        font = TTFont(file)
        advances = {glyph: advance for glyph, (advance, _) in font["hmtx"].metrics.items()}
        return font.getBestCmap(), advances, font["head"].unitsPerEm


@cache
def text_width(text: str, size: float, bold: bool) -> float:
    """Width in points; a character that the font lacks takes one em."""
    glyphs, advances, units = _font(bold)
    total = sum(advances[glyphs[ord(each)]] if ord(each) in glyphs else units for each in text)
    return total * size / units


def text_box(line: TextLine) -> Box:
    """What a line of text covers."""
    width = text_width(line.text, line.size, line.bold)
    left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
    return Box(left, line.y - CAPITAL * line.size, width, (CAPITAL + DESCENT) * line.size)


def shrunk(box: Box, by: float) -> Box:
    """The box, smaller on every side (or larger, if negative)."""
    return Box(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)


def overlap(a: Box, b: Box, slack: float = 0.0) -> bool:
    """Whether two boxes share more than `slack` points both ways."""
    wide = min(a.right, b.right) - max(a.x, b.x)
    high = min(a.bottom, b.bottom) - max(a.y, b.y)
    return wide > slack and high > slack


def contains(outer: Box, inner: Box, slack: float = 0.01) -> bool:
    """Whether a box is inside another."""
    return (
        inner.x >= outer.x - slack
        and inner.right <= outer.right + slack
        and inner.y >= outer.y - slack
        and inner.bottom <= outer.bottom + slack
    )


def corners(box: Box) -> Corners:
    """The four corners."""
    return (box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)


def segments(points: Sequence[Point]) -> list[Segment]:
    """The straight pieces of a line that have a length."""
    return [(a, b) for a, b in pairwise(points) if a != b]


def span(segment: Segment) -> Box:
    """The box of a segment."""
    (ax, ay), (bx, by) = segment
    return Box(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))


def length(segment: Segment) -> float:
    """The length of an orthogonal segment."""
    (ax, ay), (bx, by) = segment
    return abs(bx - ax) + abs(by - ay)


def horizontal(segment: Segment) -> bool:
    """Whether a segment is flat."""
    return abs(segment[0][1] - segment[1][1]) < 1e-6


def square(segment: Segment) -> bool:
    """Whether a segment is horizontal or vertical."""
    return horizontal(segment) or abs(segment[0][0] - segment[1][0]) < 1e-6


def passes(segment: Segment, box: Box) -> bool:
    """Whether an orthogonal segment enters the inside of a box."""
    reach = span(segment)
    return reach.x < box.right and reach.right > box.x and reach.y < box.bottom and reach.bottom > box.y


def passes_diamond(segment: Segment, box: Box, slack: float) -> bool:
    """Whether an orthogonal segment enters the diamond of a box by more than `slack`."""
    (ax, ay), (bx, by) = segment
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    # The point of the segment nearest to the centre is the deepest in the diamond.
    x = min(max(middle_x, min(ax, bx)), max(ax, bx))
    y = min(max(middle_y, min(ay, by)), max(ay, by))
    depth = 1 - abs(x - middle_x) / (box.width / 2) - abs(y - middle_y) / (box.height / 2)
    return depth * min(box.width, box.height) / 2 > slack


def vertices(box: Box) -> tuple[Point, Point, Point, Point]:
    """The middles of the sides: top, right, bottom, left."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return (x, box.y), (box.right, y), (x, box.bottom), (box.x, y)


def close(a: Point, b: Point, slack: float = 0.6) -> bool:
    """Whether two points are the same to the eye."""
    return abs(a[0] - b[0]) <= slack and abs(a[1] - b[1]) <= slack


def crossing(a: Segment, b: Segment) -> Point | None:
    """Where two segments cross inside both, or None."""
    if horizontal(a) == horizontal(b):
        return None
    flat, upright = (a, b) if horizontal(a) else (b, a)
    x, y = upright[0][0], flat[0][1]
    inside_flat = min(flat[0][0], flat[1][0]) + 0.5 < x < max(flat[0][0], flat[1][0]) - 0.5
    inside_upright = min(upright[0][1], upright[1][1]) + 0.5 < y < max(upright[0][1], upright[1][1]) - 0.5
    return (round(x, 1), round(y, 1)) if inside_flat and inside_upright else None


def shared_length(a: Segment, b: Segment, apart: float) -> float:
    """How long two parallel segments run side by side, nearer than `apart`."""
    if horizontal(a) != horizontal(b):
        return 0.0
    along, across = (0, 1) if horizontal(a) else (1, 0)
    if abs(a[0][across] - b[0][across]) >= apart:
        return 0.0
    low = max(min(a[0][along], a[1][along]), min(b[0][along], b[1][along]))
    high = min(max(a[0][along], a[1][along]), max(b[0][along], b[1][along]))
    return max(0.0, high - low)


def uncovered(segment: Segment, others: Sequence[Segment], apart: float) -> list[Segment]:
    """The parts of a segment along which no other runs nearer than `apart`."""
    along, across = (0, 1) if horizontal(segment) else (1, 0)
    parts = [tuple(sorted((segment[0][along], segment[1][along])))]
    for other in others:
        if horizontal(other) == horizontal(segment) and abs(other[0][across] - segment[0][across]) < apart:
            low, high = sorted((other[0][along], other[1][along]))
            parts = [part for a, b in parts for part in ((a, min(b, low)), (max(a, high), b)) if part[0] < part[1]]
    level = segment[0][across]
    return [((a, level), (b, level)) if along == 0 else ((level, a), (level, b)) for a, b in parts]


def _depth(kind: NodeKind, box: Box, point: Point) -> float:
    """How far inside a symbol a point is, in points; negative outside."""
    x, y = point
    half_width, half_height = box.width / 2, box.height / 2
    dx, dy = abs(x - box.x - half_width), abs(y - box.y - half_height)
    plain = min(half_width - dx, half_height - dy)
    if kind is NodeKind.DECISION:
        return (1 - dx / half_width - dy / half_height) * min(half_width, half_height)
    if kind in (NodeKind.START, NodeKind.END):
        straight = half_width - half_height
        return min(plain, half_height - ((dx - straight) ** 2 + dy**2) ** 0.5) if dx > straight else plain
    if kind is NodeKind.WAIT:
        reach = min(half_height, ROUND_REACH)
        past = x - (box.right - reach)
        if past > 0:
            return min(plain, (1 - ((past / reach) ** 2 + (dy / half_height) ** 2) ** 0.5) * reach)
        return plain
    if kind is NodeKind.CONNECTOR:
        below = y - (box.bottom - CONNECTOR_POINT)
        if below > 0:
            return min(plain, half_width * (1 - below / CONNECTOR_POINT) - dx)
        return plain
    return plain


def text_inside(kind: NodeKind, box: Box, text: Box, slack: float = 0.3) -> bool:
    """Whether a text is inside the true outline of a symbol, its corners included."""
    return all(_depth(kind, box, corner) >= -slack for corner in corners(text))


def on_outline(kind: NodeKind, box: Box, point: Point, slack: float = 0.7) -> bool:
    """Whether a point is on the outline of a symbol."""
    return abs(_depth(kind, box, point)) <= slack
