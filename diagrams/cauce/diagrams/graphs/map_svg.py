"""The map of an institution as one page of SVG: Graphviz says where, and all that is drawn is ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cauce.diagrams.graph import Edge, Graph, Node, NodeKind
from cauce.diagrams.graphs.picture import curve, head, opening, picture
from cauce.diagrams.graphs.placing import Line, Placed, Size, placed
from cauce.diagrams.graphs.said import LABEL, Said, edge_text, node_text
from cauce.diagrams.render import palette
from cauce.diagrams.render.symbols import FILLS, outline, polygon, rectangle
from cauce.diagrams.render.text import text_lines
from cauce.diagrams.render.xml import Value, element, legal, numbers
from cauce.diagrams.sheet import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Box, TextLine

_TITLE = 13.0
_ABOVE, _BELOW = 40.0, 24.0
"""Room for the title over the drawing and for the foot under it, in points."""
_UPRIGHT, _LYING = (PAGE_WIDTH, PAGE_HEIGHT), (PAGE_HEIGHT, PAGE_WIDTH)
_PAGES = ((True, *_UPRIGHT), (False, *_UPRIGHT), (False, *_LYING), (True, *_LYING))
"""Ways tried, best first: whether lines go down, and the letter page, upright or lying."""
_AROUND_NODE: Size = (24.0, 16.0)
_AROUND_LABEL: Size = (8.0, 4.0)


def map_svg(graph: Graph) -> str:
    """Return a map on one letter page, or on a larger one if it does not fit: texts never go below 8 points.

    Raises OSError if there is no `dot` on the machine.
    """
    nodes = {node.id: node_text(node) for node in graph.nodes}
    labels = [edge_text(edge) for edge in graph.edges]
    width, height, drawing = _best(nodes, labels, graph.edges)
    frame = [*_title(graph, width), *_foot(graph, width, height)]
    on_lines = [line for said, each in zip(labels, drawing.lines, strict=True) if each.label
                for line in said.inside(each.label)]  # fmt: skip
    on_nodes = [line for own, said in nodes.items() for line in said.inside(drawing.boxes[own])]
    place = f"translate({numbers((width - drawing.width) / 2, MARGIN + _ABOVE)})"
    content = [
        *opening(_name(graph), " ".join(_told(graph)), [*frame, *on_lines, *on_nodes]),
        rectangle(Box(0, 0, width, height), {"fill": palette.PAPER}),
        *text_lines(frame, fill=palette.MUTED, bold_fill=palette.NAVY),
        element("g", {"transform": place}, [
            element("g", {"class": "flechas"}, _lines(drawing.lines)),
            element("g", {"class": "nodos"}, _symbols(graph.nodes, drawing.boxes)),
            *text_lines(on_nodes, bold_fill=palette.NAVY),
            *text_lines(on_lines, bold_fill=palette.NAVY),
        ]),
    ]  # fmt: skip
    return picture(width, height, content)


def _best(nodes: Mapping[str, Said], labels: Sequence[Said], edges: Sequence[Edge]) -> tuple[float, float, Placed]:
    """Return the first page on which the drawing fits, or the one that has to grow least, and the drawing."""
    sizes = {own: _padded(said, _AROUND_NODE) for own, said in nodes.items()}
    rooms = [_padded(said, _AROUND_LABEL) if said.lines else None for said in labels]
    joined = [(edge.source, edge.target, room) for edge, room in zip(edges, rooms, strict=True)]
    tried = []
    for downwards, width, height in _PAGES:
        drawing = placed(sizes, joined, downwards=downwards)
        wide = max(width, drawing.width + 2 * MARGIN)
        tall = max(height, drawing.height + 2 * MARGIN + _ABOVE + _BELOW)
        tried.append((wide, tall, drawing))
        if (wide, tall) == (width, height):
            return wide, tall, drawing
    return min(tried, key=lambda each: each[0] * each[1])


def _padded(said: Said, around: Size) -> Size:
    width, height = said.room
    return width + around[0], height + around[1]


def _name(graph: Graph) -> str:
    return f"{graph.header.procedure} de {graph.header.institution}"


def _title(graph: Graph, width: float) -> Iterator[TextLine]:
    yield TextLine(width / 2, MARGIN + 10, legal(graph.header.procedure), _TITLE, bold=True)
    yield TextLine(width / 2, MARGIN + 25, legal(graph.header.institution), LABEL + 1)


def _foot(graph: Graph, width: float, height: float) -> Iterator[TextLine]:
    header = graph.header
    yield TextLine(MARGIN, height - MARGIN, f"Definiciones {header.digest}", LABEL, anchor="start")
    yield TextLine(width - MARGIN, height - MARGIN, header.mark, LABEL + 1, bold=True, anchor="end")


def _told(graph: Graph) -> Iterator[str]:
    """Say each line of the map as a sentence, for those who do not see it."""
    names = {node.id: node.text.replace("\n", " ") for node in graph.nodes}
    for edge in graph.edges:
        said = edge.label.replace("\n", ". ")
        yield f"De «{names[edge.source]}» a «{names[edge.target]}»: {said}."


def _symbols(nodes: Sequence[Node], boxes: Mapping[str, Box]) -> Iterator[str]:
    for place, node in enumerate(nodes, 1):
        symbol: dict[str, Value] = {
            "id": f"mapa-{place}",
            "class": f"nodo {node.kind}",
            "role": "graphics-symbol",
            "aria-label": node.text,
            "fill": FILLS[node.kind],
            "stroke": palette.INK,
            "stroke-width": palette.THICK if node.kind is NodeKind.PROCEDURE else palette.LINE,
        }
        yield element("g", symbol, outline(node.kind, boxes[node.id]))


def _lines(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        ink: dict[str, Value] = {"fill": "none", "stroke": palette.INK, "stroke-width": palette.LINE}
        yield element("path", {"d": curve(line.points), **ink})
        yield polygon(head(line.points[-1], line.tip), {"fill": palette.INK})
