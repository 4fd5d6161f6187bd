"""A whole procedure as one drawing: Graphviz says where, and the symbols are those of the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cauce.diagrams.graph import Graph, Node, NodeKind
from cauce.diagrams.graphs.labels import nodes_by_lane
from cauce.diagrams.graphs.picture import curve, head, opening, picture
from cauce.diagrams.graphs.placing import Group, Line, Placed, placed
from cauce.diagrams.graphs.said import LABEL, Said, edge_text
from cauce.diagrams.layout.emit import placed_node
from cauce.diagrams.layout.frame import foot, legend_text
from cauce.diagrams.layout.shape import Shape, shape
from cauce.diagrams.layout.style import ARROW, OVERHANG, STYLES
from cauce.diagrams.pages.slice import Item
from cauce.diagrams.render import marks, palette
from cauce.diagrams.render.lines import HEAD_LENGTH
from cauce.diagrams.render.svg import node_group
from cauce.diagrams.render.symbols import Side, polygon, rectangle
from cauce.diagrams.render.text import text_lines
from cauce.diagrams.render.xml import Value, element, legal, numbers, text_content
from cauce.diagrams.sheet import MARGIN, PAGE_WIDTH, Box, PlacedNode, TextLine
from cauce.diagrams.text.wrap import LEADING, balanced, wrap

_COLUMN = 130.0
"""Width of a symbol in points."""
_HEADING, _TITLE = 9.0, 13.0
_ABOVE = 40.0
"""Room for the title over the drawing, in points."""
_SPREAD = 18.0, 20.0
_AROUND_LABEL = 8.0, 4.0


def flow_svg(graph: Graph) -> str:
    """Return the flowchart of a graph on one page as large as it takes, with a box for each lane.

    Raises OSError if there is no `dot` on the machine, PlacingError if it fails.
    """
    shapes = {node.id: shape(Item(node.id, node.kind, node.lane, node), _COLUMN, STYLES[0]) for node in graph.nodes}
    labels = [edge_text(edge) for edge in graph.edges]
    lanes = [(lane.name, nodes) for lane, nodes in nodes_by_lane(graph) if lane and nodes]
    headings = [Said(balanced(legal(name), 2 * _COLUMN, _HEADING, True), _HEADING, len(name)) for name, _ in lanes]
    drawing = _placed(graph, shapes, labels, [
        Group(tuple(node.id for node in nodes), _padded(said)) for said, (_, nodes) in zip(headings, lanes, strict=True)
    ])  # fmt: skip
    nodes = {node.id: _symbol(node, shapes[node.id], drawing.boxes[node.id]) for node in graph.nodes}
    on_lines = [line for said, each in zip(labels, drawing.lines, strict=True) if each.label
                for line in said.inside(each.label)]  # fmt: skip
    tops = [Box(box.x, box.y, box.width, _padded(said)[1])
            for said, box in zip(headings, drawing.groups, strict=True)]  # fmt: skip
    on_lanes = [line for said, box in zip(headings, tops, strict=True) for line in said.inside(box)]
    width = max(PAGE_WIDTH, drawing.width + 2 * MARGIN)
    frame = [*_title(graph, width), *_foot(graph, width, MARGIN + _ABOVE + drawing.height)]
    height = max(line.y for line in frame) + MARGIN
    written = [*frame, *on_lines, *on_lanes, *(line for node in nodes.values() for line in _lines_of(node))]
    names = {node.id: node.pill or node.text for node in graph.nodes}
    place = f"translate({numbers((width - drawing.width) / 2, MARGIN + _ABOVE)})"
    sides = {edge.source: Side.BOTTOM for edge in graph.edges} | {edge.target: Side.TOP for edge in graph.edges}
    lane_look: dict[str, Value] = {"fill": palette.LANE, "stroke": palette.RULE, "stroke-width": palette.THIN}
    return picture(width, height, [
        *opening(_name(graph), f"Carriles: {', '.join(name for name, _ in lanes)}.", written),
        rectangle(Box(0, 0, width, height), {"fill": palette.PAPER}),
        *text_lines(frame, fill=palette.MUTED, bold_fill=palette.NAVY),
        element("g", {"transform": place}, [
            element("g", {"class": "carriles"}, [rectangle(box, lane_look) for box in drawing.groups]),
            element("g", {"class": "flechas"}, _edges(graph, drawing.lines, nodes, names)),
            # A line that comes into a lane passes under its name.
            *(rectangle(_around(said, box), {"fill": palette.LANE}) for said, box in zip(headings, tops, strict=True)),
            *text_lines(on_lanes, bold_fill=palette.NAVY),
            element("g", {"class": "nodos"},
                    [node_group("d", node, sides.get(own, Side.LEFT)) for own, node in nodes.items()]),
            *text_lines(on_lines, bold_fill=palette.NAVY),
            element("g", {"class": "insignias"}, map(marks.pill, nodes.values())),
        ]),
    ])  # fmt: skip


def _placed(graph: Graph, shapes: Mapping[str, Shape], labels: Sequence[Said], groups: Sequence[Group]) -> Placed:
    sizes = {own: (each.box.width + 2 * OVERHANG, _above(each) + _below(each)) for own, each in shapes.items()}
    rooms = [_padded(said) if said.lines else None for said in labels]
    joined = [(edge.source, edge.target, room) for edge, room in zip(graph.edges, rooms, strict=True)]
    return placed(sizes, joined, downwards=True, spread=_SPREAD, groups=groups)


def _above(each: Shape) -> float:
    """Return how far over its centre the room of a symbol reaches: what enters it comes straight down to its box."""
    return max(each.up, each.box.height / 2 + ARROW)


def _below(each: Shape) -> float:
    """Return how far under its centre the room of a symbol reaches: what leaves it passes between its marks."""
    return max(each.down, each.box.height / 2)


def _padded(said: Said) -> tuple[float, float]:
    return said.room[0] + _AROUND_LABEL[0], said.room[1] + _AROUND_LABEL[1]


def _around(said: Said, box: Box) -> Box:
    """Return the box of a text in the middle of another, within its border."""
    wide, tall = said.room
    return Box(box.x + (box.width - wide) / 2 - 2, box.y + (box.height - tall) / 2, wide + 4, tall)


def _symbol(node: Node, each: Shape, room: Box) -> PlacedNode:
    centre = room.x + room.width / 2, room.y + _above(each)
    return placed_node(Item(node.id, node.kind, node.lane, node), each, centre)


def _lines_of(placed: PlacedNode) -> Iterator[TextLine]:
    yield from (*placed.lines, *placed.clock_lines)
    for document in placed.documents:
        yield from document.lines
    if placed.pill_text is not None:
        yield placed.pill_text


def _edges(
    graph: Graph, lines: Sequence[Line], nodes: Mapping[str, PlacedNode], names: Mapping[str, str]
) -> Iterator[str]:
    for edge, line in zip(graph.edges, lines, strict=True):
        start, goal = nodes[edge.source].box, nodes[edge.target]
        told = f"De «{names[edge.source]}» a «{names[edge.target]}»{f': {edge.label}' if edge.label else ''}"
        tip = goal.box.x + goal.box.width / 2, goal.box.y
        arrow = goal.node.kind is not NodeKind.NOTE
        back = (tip[0], tip[1] - HEAD_LENGTH) if arrow else tip
        way = f"M{numbers(start.x + start.width / 2, start.bottom)}L{curve(line.points)[1:]}L{numbers(*back)}"
        look: dict[str, Value] = {"fill": "none", "stroke": palette.INK, "stroke-width": palette.LINE}
        dashes = "4 2.5" if edge.dashed else None
        content = [element("title", {}, [text_content(told)]), element("path", {"d": way, "stroke-dasharray": dashes})]
        if arrow:
            content.append(polygon(head(back, tip), {"fill": palette.INK, "stroke": "none"}))
        yield element("g", {"class": "flecha", **look}, content)


def _name(graph: Graph) -> str:
    return f"Diagrama de flujo de {graph.header.key} {graph.header.procedure}"


def _title(graph: Graph, width: float) -> Iterator[TextLine]:
    header = graph.header
    yield TextLine(width / 2, MARGIN + 10, legal(f"{header.key} {header.procedure}"), _TITLE, bold=True)
    below = " · ".join(filter(None, (header.institution, header.area, header.version)))
    yield TextLine(width / 2, MARGIN + 25, legal(below), _HEADING)


def _foot(graph: Graph, width: float, top: float) -> Iterator[TextLine]:
    """Yield the legend of the documents, and under it the definition and the mark."""
    lines = wrap(legend_text(graph.header, graph.nodes), width - 2 * MARGIN, LABEL)
    for number, line in enumerate(lines, 1):
        yield TextLine(MARGIN, top + 8 + number * LABEL * LEADING, line, LABEL, anchor="start")
    below, mark = foot(graph.header)
    for line in (*below, *((mark,) if mark else ())):
        x = MARGIN if line.anchor == "start" else width - MARGIN
        y = top + 24 + len(lines) * LABEL * LEADING
        yield TextLine(x, y, line.text, line.size, line.bold, line.anchor)
