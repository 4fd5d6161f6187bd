"""A laid-out page: every coordinate, in points (1/72 inch) from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cauce.diagrams.graph import Header, Node

if TYPE_CHECKING:
    from cauce.diagrams.overlay.placed import SheetOverlay

PAGE_WIDTH = 612.0
PAGE_HEIGHT = 792.0
"""US letter, portrait (215.9 × 279.4 mm)."""
MARGIN = 36.0
FRAME_WIDTH = PAGE_WIDTH - 2 * MARGIN

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: its baseline's middle (or left, if `anchor` is start), size in points, weight."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """A mark of one shape («documento» or «registro») at a step: `ids` are the documents that its text names.

    Several documents are one stack, drawn as sheets behind the first.
    """

    ids: tuple[str, ...]
    shape: str
    box: Box
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node with its box, its text broken into lines, its pill, documents and clock mark.

    `id` is unique on the page: an end may be drawn more than once («f1», «f1-2»), on one page or on several.
    """

    id: str
    node: Node
    box: Box
    lines: tuple[TextLine, ...]
    pill: Box | None = None
    pill_text: TextLine | None = None
    documents: tuple[PlacedDocument, ...] = ()
    clock: Box | None = None
    clock_lines: tuple[TextLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """An orthogonal line through its points, with an arrowhead at the last one if `arrow`, and its label.

    `source` and `target` are ids of placed nodes or connectors of the page. Lines to one target may merge into one.
    """

    source: str
    target: str
    points: tuple[Point, ...]
    label: tuple[TextLine, ...] = ()
    label_box: Box | None = None
    dashed: bool = False
    arrow: bool = True


@dataclass(frozen=True, slots=True)
class PlacedConnector:
    """A connector: its letter, the pages it leads to or comes from, and its box. `outgoing`: it leaves.

    One letter stands for one `target`, a node of the graph. Its page may be this one, for a line with no way through.
    """

    id: str
    letter: str
    pages: tuple[int, ...]
    target: str
    outgoing: bool
    box: Box
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane's column: its heading lines, heading box and body box."""

    id: str
    head: Box
    body: Box
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page.

    `sections` are the lines under the title that name the stages on the page; `legend`, the documents by code. A sheet
    with an `overlay` shows cases, and is no part of the manual.
    """

    number: int
    pages: int
    header: Header
    header_boxes: tuple[tuple[Box, tuple[TextLine, ...]], ...]
    title: TextLine
    lanes: tuple[PlacedLane, ...]
    sections: tuple[tuple[Box, TextLine], ...]
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
    connectors: tuple[PlacedConnector, ...]
    legend: tuple[TextLine, ...]
    foot: tuple[TextLine, ...]
    mark: TextLine | None = None
    overlay: SheetOverlay | None = None
