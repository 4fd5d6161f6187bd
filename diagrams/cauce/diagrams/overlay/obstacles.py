"""What on a sheet no mark may cover, and whether a place beside a symbol is free."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.sheet import Box, PlacedNode, Point, Sheet, TextLine
from cauce.diagrams.text.measure import ASCENT, DESCENT, text_width

AIR = 1.0
"""Points between a mark and a text, a document, a clock."""
APART = 4.0
"""Points between a mark and another symbol, whose outline may be drawn thick: nobody takes the mark for its."""
LINE_AIR = 2.6
"""Points between a mark and the middle of a line, which may be drawn thick."""
HEAD = 8.0
"""What an arrowhead takes of its line, and half across it with its air."""
HEAD_AIR = 5.0
ONTO = 6.5
"""How far a mark may reach over the outline of its own symbol, as the number of a step does."""


class Obstacles:
    """What stands on a sheet; marks are added as they find their places."""

    def __init__(self, sheet: Sheet) -> None:
        self.frame = _frame(sheet)
        self.owned: list[tuple[str, Box]] = []
        self.segments: list[tuple[Point, Point]] = []
        self.text: dict[str, list[Box]] = {}
        for placed in sheet.nodes:
            self.owned.append((placed.id, placed.box))
            self.text[placed.id] = [text_area(line) for line in placed.lines]
            hanging = [placed.pill, placed.clock, *(document.box for document in placed.documents)]
            self.owned += [("", box) for box in hanging if box is not None]
            self.owned += [("", text_area(line)) for line in placed.clock_lines]
        self.owned += [("", connector.box) for connector in sheet.connectors]
        for edge in sheet.edges:
            self.owned += [("", text_area(line)) for line in edge.label]
            self.segments += list(pairwise(edge.points))
            if edge.arrow:
                self.owned.append(("", _arrowhead(edge.points[-2], edge.points[-1])))
        for lane in sheet.lanes:
            for x in (lane.body.x, lane.body.right):
                self.segments.append(((x, lane.body.y), (x, lane.body.bottom)))

    def take(self, box: Box) -> None:
        """Keep others off a place."""
        self.owned.append(("", box))

    def near(self, placed: PlacedNode, reach: float) -> Obstacles:
        """Return the obstacles around a symbol, which are few."""
        area = grown(placed.box, reach)
        near = object.__new__(Obstacles)
        near.frame = self.frame
        near.owned = [(owner, box) for owner, box in self.owned if meet(area, box)]
        near.segments = [piece for piece in self.segments if meet(area, _span(*piece))]
        near.text = {placed.id: self.text[placed.id]}
        return near

    def free(self, box: Box, placed: PlacedNode) -> bool:
        """Whether a mark of a symbol may lie here."""
        frame = self.frame
        if box.x < frame.x or box.right > frame.right or box.y < frame.y or box.bottom > frame.bottom:
            return False
        for owner, other in self.owned:
            if owner != placed.id and meet(grown(box, APART if owner else AIR), other):
                return False
        wide = grown(box, LINE_AIR)
        if any(meet(wide, _span(*piece)) for piece in self.segments):
            return False
        if any(meet(grown(box, AIR), text) for text in self.text[placed.id]):
            return False
        return not _covers(placed, box)


def _covers(placed: PlacedNode, box: Box) -> bool:
    """Whether a mark reaches too far over its own symbol."""
    own = placed.box
    if placed.node.kind is NodeKind.DECISION:
        # The nearest point of the mark to the middle of the diamond, measured by the diamond's own distance.
        middle_x, middle_y = own.x + own.width / 2, own.y + own.height / 2
        x = abs(min(max(middle_x, box.x), box.right) - middle_x)
        y = abs(min(max(middle_y, box.y), box.bottom) - middle_y)
        return x / (own.width / 2) + y / (own.height / 2) < 1 - ONTO / own.height
    wide = min(box.right, own.right) - max(box.x, own.x)
    tall = min(box.bottom, own.bottom) - max(box.y, own.y)
    return min(wide, tall) > ONTO


def text_area(line: TextLine) -> Box:
    """Return what a line of text covers."""
    width = text_width(line.text, line.size, line.bold)
    left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
    return Box(left, line.y - ASCENT * line.size, width, (ASCENT + DESCENT) * line.size)


def grown(box: Box, by: float) -> Box:
    """Return a box larger on every side."""
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def meet(a: Box, b: Box) -> bool:
    """Whether two boxes share some paper; one without width or height is a line."""
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def _span(a: Point, b: Point) -> Box:
    hair = 0.01
    return Box(min(a[0], b[0]), min(a[1], b[1]), abs(b[0] - a[0]) + hair, abs(b[1] - a[1]) + hair)


def _arrowhead(before: Point, tip: Point) -> Box:
    x, y = tip
    if before[0] == x:
        top = y - HEAD if before[1] < y else y
        return Box(x - HEAD_AIR, top, 2 * HEAD_AIR, HEAD)
    left = x - HEAD if before[0] < x else x
    return Box(left, y - HEAD_AIR, HEAD, 2 * HEAD_AIR)


def _frame(sheet: Sheet) -> Box:
    bodies: Iterable[Box] = [lane.body for lane in sheet.lanes]
    left, top = min(box.x for box in bodies), min(box.y for box in bodies)
    right, bottom = max(box.right for box in bodies), max(box.bottom for box in bodies)
    return Box(left + 1, top + 1, right - left - 2, bottom - top - 2)
