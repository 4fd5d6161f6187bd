"""Texts of a map: broken into lines, measured, put in their boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cauce.diagrams.graph import Edge, Node
from cauce.diagrams.graphs.placing import Size
from cauce.diagrams.render.xml import legal
from cauce.diagrams.sheet import Box, TextLine
from cauce.diagrams.text.measure import ASCENT, DESCENT, text_width
from cauce.diagrams.text.wrap import LEADING, balanced, wrap

TEXT, LABEL = 9.0, 8.0
_NODE_WIDTH, _LABEL_WIDTH = 128.0, 140.0


@dataclass(frozen=True, slots=True)
class Said:
    """Lines of text of one size in points; the first `bold` ones are bold."""

    lines: tuple[str, ...]
    size: float
    bold: int

    @property
    def room(self) -> Size:
        """The width and height that the lines take."""
        width = max(
            (text_width(line, self.size, place < self.bold) for place, line in enumerate(self.lines)), default=0
        )
        return width, (len(self.lines) - 1) * self.size * LEADING + self.size * (ASCENT + DESCENT)

    def inside(self, box: Box) -> Iterator[TextLine]:
        """Yield the lines, each centred in the box."""
        first = box.y + (box.height - self.room[1]) / 2 + self.size * ASCENT
        for place, line in enumerate(self.lines):
            baseline = first + place * self.size * LEADING
            yield TextLine(box.x + box.width / 2, baseline, line, self.size, place < self.bold)


def node_text(node: Node) -> Said:
    """Return what a symbol says: the key of a procedure stands out over its name."""
    first, _, rest = node.text.partition("\n")
    heading = balanced(legal(first), _NODE_WIDTH, TEXT, True) if rest else ()
    return Said((*heading, *balanced(legal(rest or first), _NODE_WIDTH, TEXT)), TEXT, len(heading))


def edge_text(edge: Edge) -> Said:
    """Return what a line says: where it leaves from stands out over when, and what goes along."""
    first, _, rest = edge.label.partition("\n")
    heading = balanced(legal(first), _LABEL_WIDTH, LABEL, True)
    others = (line for part in rest.split("\n") for line in wrap(legal(part), _LABEL_WIDTH, LABEL))
    return Said((*heading, *others), LABEL, len(heading))
