"""What every peer is given: the nodes with the sizes measured on our sheets, the lines, the lanes in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.peers.ours import pieces_of
from benchmarks.peers.plain import Box
from cauce.diagrams.graph import Graph, NodeKind
from cauce.diagrams.pages.order import page_order
from cauce.diagrams.pages.slice import cut
from cauce.diagrams.sheet import Sheet
from cauce.diagrams.text.measure import text_width
from cauce.diagrams.text.wrap import LEADING, balanced, widest

TEXT = 8.0
"""Points of the smallest text on our sheets, in which labels are measured."""
_LABEL = 80.0


@dataclass(frozen=True, slots=True)
class Part:
    """A node to place: its width and height in points hold the symbol with its documents, number and clock."""

    id: str
    kind: NodeKind
    lane: str
    text: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Join:
    """A line to draw; the label's width and height in points are 0 where it has none."""

    source: str
    target: str
    label: str = ""
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """One procedure to draw. Ends are copied for each lane that reaches them, as on our sheets."""

    name: str
    lanes: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    joins: tuple[Join, ...]


def task_of(name: str, graph: Graph, sheets: Sequence[Sheet]) -> Task:
    """Return the task of a graph that we have laid out on sheets."""
    sizes: dict[str, Box] = {}
    for sheet in sheets:
        for placed in sheet.nodes:
            sizes.setdefault(placed.node.id, Box.around(pieces_of(placed)))
    whole = cut(graph, page_order(graph))
    parts = []
    for item in whole.items:
        if item.node is None:
            raise AssertionError("nothing is cut on a single drawing")
        size = sizes[item.node.id]
        parts.append(Part(item.id, item.kind, item.lane, item.node.text, size.width, size.height))
    joins = tuple(Join(link.source, link.target, link.label, *_label(link.label)) for link in whole.links)
    return Task(name, tuple((lane.id, lane.name) for lane in whole.lanes), tuple(parts), joins)


def _label(text: str) -> tuple[float, float]:
    """Return the width and height in points of a label, in narrow lines."""
    if not text:
        return 0.0, 0.0
    room = max(_LABEL, *(text_width(word, TEXT, True) + 0.5 for word in text.split()))
    lines = balanced(text, room, TEXT, True)
    return widest(lines, TEXT, True), len(lines) * TEXT * LEADING
