"""The outlines of ISO 5807, each drawn exactly in its box."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.render import palette
from cauce.diagrams.render.xml import Value, element, number, numbers
from cauce.diagrams.sheet import Box, Point

_NONE: Mapping[str, Value] = {}

BAR_INSET = 6.0
"""Distance of the inner lines of a predefined process from its sides."""
BRACKET_TICK = 6.0
"""Length of the ticks of an annotation bracket."""
ROUND_END = 14.0
"""Widest that the round end of the waiting symbol gets."""
POINT = 10.0
"""Height of a connector's point."""

FILLS = {
    NodeKind.START: palette.TERMINATOR,
    NodeKind.END: palette.TERMINATOR,
    NodeKind.ACTIVITY: palette.PAPER,
    NodeKind.DECISION: palette.DECISION,
    NodeKind.WAIT: palette.WAIT,
    NodeKind.FORK: palette.INK,
    NodeKind.JOIN: palette.INK,
    NodeKind.PROCEDURE: palette.PROCEDURE,
    NodeKind.NOTE: "none",
    NodeKind.CONNECTOR: palette.PAPER,
}


class Side(Enum):
    """A side of a box."""

    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"
    LEFT = "left"


def outline(kind: NodeKind, box: Box, *, has_text: bool = True, joined: Side = Side.LEFT) -> list[str]:
    """Return the elements of a symbol; colours come from the group that holds it.

    The bracket of an annotation is on the side where its line is `joined`.
    """
    if kind in (NodeKind.START, NodeKind.END):
        return [rectangle(box, radius=box.height / 2)]
    if kind is NodeKind.DECISION:
        return [polygon(diamond(box))]
    if kind is NodeKind.WAIT:
        return [_delay(box)]
    if kind is NodeKind.PROCEDURE:
        bars = (box.x + BAR_INSET, box.right - BAR_INSET)
        return [rectangle(box), *(path(f"M{numbers(x, box.y)}V{number(box.bottom)}") for x in bars)]
    if kind is NodeKind.NOTE:
        return [path(_bracket(box, joined), {"fill": "none"})]
    if kind in (NodeKind.FORK, NodeKind.JOIN):
        return _bars(box) if has_text else [rectangle(box)]
    if kind is NodeKind.CONNECTOR:
        return [polygon(pentagon(box))]
    return [rectangle(box)]


def diamond(box: Box) -> tuple[Point, ...]:
    """Return the vertices of a decision: the middles of the sides of its box."""
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    return (middle_x, box.y), (box.right, middle_y), (middle_x, box.bottom), (box.x, middle_y)


def pentagon(box: Box) -> tuple[Point, ...]:
    """Return the corners of an off-page connector, its point below."""
    shoulder = box.bottom - POINT
    middle = box.x + box.width / 2
    return (box.x, box.y), (box.right, box.y), (box.right, shoulder), (middle, box.bottom), (box.x, shoulder)


def nearest_side(box: Box, point: Point) -> Side:
    """Return the side of a box that a point is nearest to."""
    x, y = point
    away = {Side.TOP: y - box.y, Side.RIGHT: box.right - x, Side.BOTTOM: box.bottom - y, Side.LEFT: x - box.x}
    return min(away, key=lambda side: abs(away[side]))


def rectangle(box: Box, attributes: Mapping[str, Value] = _NONE, *, radius: float = 0.0) -> str:
    """Return a rectangle, its corners rounded by `radius` points."""
    corners: dict[str, Value] = {"rx": radius or None}
    place: dict[str, Value] = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    return element("rect", {**place, **corners, **attributes})


def polygon(points: tuple[Point, ...], attributes: Mapping[str, Value] = _NONE) -> str:
    """Return a closed figure."""
    return element("polygon", {"points": " ".join(f"{number(x)},{number(y)}" for x, y in points), **attributes})


def path(commands: str, attributes: Mapping[str, Value] = _NONE) -> str:
    """Return a path."""
    return element("path", {"d": commands, **attributes})


def _bracket(box: Box, side: Side) -> str:
    if side in (Side.LEFT, Side.RIGHT):
        x, inward = (box.x, BRACKET_TICK) if side is Side.LEFT else (box.right, -BRACKET_TICK)
        return f"M{numbers(x + inward, box.y)}H{number(x)}V{number(box.bottom)}H{number(x + inward)}"
    y, inward = (box.y, BRACKET_TICK) if side is Side.TOP else (box.bottom, -BRACKET_TICK)
    return f"M{numbers(box.x, y + inward)}V{number(y)}H{number(box.right)}V{number(y + inward)}"


def _delay(box: Box) -> str:
    """Straight at the left, half an ellipse at the right: ISO 5807 «delay»."""
    reach = min(box.height / 2, ROUND_END)
    turn = f"A{numbers(reach, box.height / 2)} 0 0 1 {numbers(box.right - reach, box.bottom)}"
    return path(f"M{numbers(box.x, box.y)}H{number(box.right - reach)}{turn}H{number(box.x)}Z")


def _bars(box: Box) -> list[str]:
    """Two lines with the name of what runs at the same time between them: ISO 5807 «parallel mode»."""
    return [
        rectangle(box, {"fill": palette.PAPER, "stroke": "none"}),
        *(path(f"M{numbers(box.x, y)}H{number(box.right)}", {"stroke-width": 2 * palette.LINE})
          for y in (box.y, box.bottom)),
    ]  # fmt: skip
