"""From a drawing to a sheet: every place moved to where it is on the page."""

from __future__ import annotations

from dataclasses import replace

from cauce.diagrams.graph import Graph
from cauce.diagrams.layout import frame
from cauce.diagrams.layout.dress import Drawing
from cauce.diagrams.layout.shape import Shape
from cauce.diagrams.pages.slice import Item
from cauce.diagrams.sheet import (
    FRAME_WIDTH,
    MARGIN,
    Box,
    PlacedConnector,
    PlacedDocument,
    PlacedEdge,
    PlacedLane,
    PlacedNode,
    Point,
    Sheet,
    TextLine,
)


def sections_of(drawing_nodes: tuple[Item, ...]) -> tuple[str, ...]:
    """Return the stages on a page, in drawing order."""
    return tuple(dict.fromkeys(item.node.section for item in drawing_nodes if item.node and item.node.section))


def emit(graph: Graph, drawing: Drawing, number: int, pages: int) -> Sheet:
    """Return the sheet of a drawing."""
    page = drawing.page
    top = frame.top(graph.header, number, pages, sections_of(page.items))
    lanes, shift = _lanes(drawing, top.bottom)
    nodes = tuple(item.node for item in page.items if item.node)
    legend = frame.legend_text(graph.header, nodes)
    bottom = max(lane.body.bottom for lane in lanes)
    foot, mark = frame.foot(graph.header)
    placed_nodes, connectors = [], []
    for item in page.items:
        x, y = drawing.candidate.board.cells[item.id]
        centre = (MARGIN + drawing.geometry.column_x[x // 2], shift + drawing.geometry.row_y[y // 2])
        shape = drawing.geometry.shapes[item.id]
        if item.node is None:
            connectors.append(_connector(item, shape, centre))
        else:
            placed_nodes.append(placed_node(item, shape, centre))
    return Sheet(
        number=number,
        pages=pages,
        header=graph.header,
        header_boxes=top.boxes,
        title=top.title,
        lanes=lanes,
        sections=top.sections,
        nodes=tuple(placed_nodes),
        edges=_edges(drawing, shift),
        connectors=tuple(connectors),
        legend=frame.legend(legend, bottom) if legend else (),
        foot=foot,
        mark=mark,
    )


def _lanes(drawing: Drawing, y: float) -> tuple[tuple[PlacedLane, ...], float]:
    edges = (MARGIN, *(MARGIN + x for x in drawing.geometry.borders), MARGIN + FRAME_WIDTH)
    heads, height = frame.lane_heads(drawing.page.lanes, edges, y)
    lanes = []
    for lane, lines, left, right in zip(drawing.page.lanes, heads, edges, edges[1:], strict=False):
        head = Box(left, y, right - left, height)
        body = Box(left, y + height, right - left, drawing.geometry.height)
        lanes.append(PlacedLane(lane.id, head, body, lines))
    return tuple(lanes), y + height


def _box(box: Box, by: Point) -> Box:
    return Box(round(box.x + by[0], 2), round(box.y + by[1], 2), round(box.width, 2), round(box.height, 2))


def _lines(lines: tuple[TextLine, ...], by: Point) -> tuple[TextLine, ...]:
    return tuple(replace(line, x=round(line.x + by[0], 2), y=round(line.y + by[1], 2)) for line in lines)


def placed_node(item: Item, shape: Shape, centre: Point) -> PlacedNode:
    """Return the symbol of a node with its centre at a point."""
    if item.node is None:
        raise AssertionError("connectors are placed apart")
    return PlacedNode(
        id=item.id,
        node=item.node,
        box=_box(shape.box, centre),
        lines=_lines(shape.lines, centre),
        pill=_box(shape.pill, centre) if shape.pill else None,
        pill_text=_lines((shape.pill_text,), centre)[0] if shape.pill_text else None,
        documents=tuple(
            PlacedDocument(mark.ids, mark.shape, _box(mark.box, centre), _lines(mark.lines, centre))
            for mark in shape.documents
        ),
        clock=_box(shape.clock, centre) if shape.clock else None,
        clock_lines=_lines(shape.clock_lines, centre),
    )


def _connector(item: Item, shape: Shape, centre: Point) -> PlacedConnector:
    return PlacedConnector(item.id, item.letter, item.pages, item.target, item.outgoing,
                           _box(shape.box, centre), _lines(shape.lines, centre))  # fmt: skip


def _edges(drawing: Drawing, shift: float) -> tuple[PlacedEdge, ...]:
    by = (MARGIN, shift)
    edges = []
    for line, label in zip(drawing.lines, drawing.labels, strict=True):
        points = tuple((round(x + MARGIN, 2), round(y + shift, 2)) for x, y in line.points)
        link = line.link
        edges.append(PlacedEdge(link.source, link.target, points, _lines(label.lines, by),
                                _box(label.box, by) if label.box else None, link.dashed, link.arrow))  # fmt: skip
    return tuple(edges)
