"""Where Graphviz puts symbols of given sizes: only sizes and our own ids go to it, never a text."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cauce.diagrams.sheet import Box, Point

_INCH = 72.0
_GROUP = "cluster_"
"""How the name of a group begins: Graphviz draws a box around no other."""
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A curve of Bézier's (its points by threes after the first), its tip, and the box of its label if it has one.

    Without an arrowhead of Graphviz's the tip is the last point.
    """

    points: tuple[Point, ...]
    tip: Point
    label: Box | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing in points, y downwards: its size, the boxes of its symbols by id, its lines and groups as given."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]
    groups: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Symbols, by id, that a box goes around, and the size of the heading inside it at its top."""

    symbols: tuple[str, ...]
    heading: Size


class PlacingError(Exception):
    """Graphviz is there and did not place the symbols."""


def has_dot() -> bool:
    """Whether the program `dot` of Graphviz is on this machine."""
    return shutil.which("dot") is not None


def placed(
    sizes: Mapping[str, Size],
    edges: Sequence[tuple[str, str, Size | None]],
    *,
    downwards: bool,
    spread: Size = (14, 26),
    groups: Sequence[Group] | None = None,
) -> Placed:
    """Place symbols by `dot`; an edge says from where, to where, and the size of its label.

    `downwards`: lines go down the page, else to the right. `spread` are the least distances beside and between ranks.
    With `groups`, even none, lines leave by the middle of the foot and enter by that of the top, without arrowheads.
    Raises OSError if there is no `dot`, PlacingError if it fails.
    """
    names = {own: f"n{number}" for number, own in enumerate(sizes, 1)}
    beside, between = (f"{each / _INCH:.3f}" for each in spread)
    source = [f'digraph {{graph [rankdir={"TB" if downwards else "LR"} nodesep={beside} ranksep={between}]',
              "node [shape=box fixedsize=true label=\"\"]"]  # fmt: skip
    source += [f"{names[own]} [width={width / _INCH:.4f} height={height / _INCH:.4f}]"
               for own, (width, height) in sizes.items()]  # fmt: skip
    if groups is not None:
        source.append("graph [newrank=true] edge [dir=none tailport=s headport=n]")
    for number, group in enumerate(groups or ()):
        inside = " ".join(names[own] for own in group.symbols)
        source.append(f"subgraph {_GROUP}{number} {{graph [{_room(group.heading)}] {inside}}}")
    source += [f"{names[tail]} -> {names[head]} [id={number}{_room(size)}]"
               for number, (tail, head, size) in enumerate(edges)]  # fmt: skip
    told = _told("\n".join([*source, "}"]))
    _, _, width, height = map(float, told["bb"].split(","))
    own = {name: each for each, name in names.items()}
    boxes: dict[str, Box] = {}
    around: dict[int, Box] = {}
    for each in told.get("objects", ()):
        if each["name"].startswith(_GROUP):
            around[int(each["name"].removeprefix(_GROUP))] = _corners(each["bb"], height)
        else:
            boxes[own[each["name"]]] = _box(each["pos"], height, sizes[own[each["name"]]])
    lines: dict[int, Line] = {}
    for each in told.get("edges", ()):
        number = int(each["id"])
        size = edges[number][2]
        lines[number] = _line(each, height, size)
    placed_lines = tuple(lines[number] for number in range(len(edges)))
    return Placed(width, height, boxes, placed_lines, tuple(around[number] for number in range(len(around))))


def _told(source: str) -> dict[str, Any]:
    """Return what `dot` says of a source; what it says aside, in English, nobody reads."""
    import graphviz  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        told: dict[str, Any] = json.loads(graphviz.pipe("dot", "json0", source.encode(), quiet=True))
    except graphviz.CalledProcessError as failed:
        raise PlacingError from failed
    return told


def _room(size: Size | None) -> str:
    """Keep room for a label: an empty cell of its size, so that no font of the machine has a say."""
    if size is None:
        return ""
    cell = f'fixedsize="true" width="{size[0]:.0f}" height="{size[1]:.0f}"'
    return (
        f' label=<<table border="0" cellborder="0" cellspacing="0" cellpadding="0" {cell}><tr><td></td></tr></table>>'
    )


def _point(text: str, height: float) -> Point:
    x, y = map(float, text.split(","))
    return x, height - y


def _box(center: str, height: float, size: Size) -> Box:
    x, y = _point(center, height)
    return Box(x - size[0] / 2, y - size[1] / 2, *size)


def _corners(told: str, height: float) -> Box:
    left, bottom, right, top = map(float, told.split(","))
    return Box(left, height - top, right - left, top - bottom)


def _line(told: Mapping[str, Any], height: float, size: Size | None) -> Line:
    parts = told["pos"].split()
    points = tuple(_point(part, height) for part in parts if part[0] not in "es")
    tips = (_point(part.removeprefix("e,"), height) for part in parts if part.startswith("e,"))
    return Line(points, next(tips, points[-1]), _box(told["lp"], height, size) if size and "lp" in told else None)
