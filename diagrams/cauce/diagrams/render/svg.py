"""A sheet as SVG: parts in reading order, ids that start with the page, nothing that runs and nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cauce.diagrams.font import FAMILY
from cauce.diagrams.graph import NodeKind
from cauce.diagrams.render import marks, overlay, palette
from cauce.diagrams.render.faces import font_faces
from cauce.diagrams.render.lines import DrawnEdge, chain_path, drawn_edges
from cauce.diagrams.render.ours import COMMENT, OVERLAY_COMMENT
from cauce.diagrams.render.speech import (
    connector_name,
    edge_name,
    end_names,
    node_name,
    sheet_description,
    sheet_title,
)
from cauce.diagrams.render.symbols import FILLS, Side, nearest_side, outline, polygon, rectangle
from cauce.diagrams.render.text import all_lines, text_lines
from cauce.diagrams.render.xml import Value, element, text_content
from cauce.diagrams.sheet import PAGE_HEIGHT, PAGE_WIDTH, Box, PlacedConnector, PlacedNode, Sheet

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")


def sheet_svg(sheet: Sheet, *, embed_font: bool = True) -> str:
    """Return a sheet as an SVG document. Without the font inside, its reader must have «Cauce Sans»."""
    content = list(_parts(sheet))
    page = f"p{sheet.number}"
    root: dict[str, Value] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": f"{PAGE_WIDTH:g}pt",
        "height": f"{PAGE_HEIGHT:g}pt",
        "viewBox": f"0 0 {PAGE_WIDTH:g} {PAGE_HEIGHT:g}",
        "id": page,
        "class": "hoja",
        "lang": "es",
        "role": "graphics-document",
        "aria-labelledby": f"{page}-titulo {page}-descripcion",
        "font-family": f"'{FAMILY}', Arial, 'Liberation Sans', sans-serif",
        "font-kerning": "none",
        "text-anchor": "middle",
        "text-rendering": "geometricPrecision",
    }
    style = [element("style", {}, [font_faces(all_lines(sheet))])] if embed_font else []
    comment = OVERLAY_COMMENT if sheet.overlay else COMMENT
    return f"{element('svg', root, [comment, *style, *content])}\n"


def _parts(sheet: Sheet) -> Iterable[str]:
    page = f"p{sheet.number}"
    yield element("title", {"id": f"{page}-titulo"}, [text_content(sheet_title(sheet))])
    yield element("desc", {"id": f"{page}-descripcion"}, [text_content(sheet_description(sheet))])
    yield rectangle(Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT), {"fill": palette.PAPER})
    yield _group("encabezado", _header(sheet))
    yield element("g", {"class": "titulo"}, text_lines((sheet.title,), fill=palette.NAVY))
    yield _group("carriles", _lanes(sheet))
    yield _group("secciones", (line for _, text in sheet.sections for line in text_lines((text,), fill=palette.MUTED)))
    names = end_names(sheet)
    lines = drawn_edges(sheet.edges)
    yield _group("flechas", (_edge(page, number, each, names) for number, each in enumerate(lines, 1)),
                 fill="none", stroke=palette.INK, **{"stroke-width": palette.LINE})  # fmt: skip
    layer = sheet.overlay
    if layer is not None:
        yield _group("recorrido", overlay.travelled_lines(layer), fill="none", stroke=palette.INK,
                     **{"stroke-width": overlay.TRAVELLED})  # fmt: skip
    sides = _joined_sides(sheet)
    looks = {look.node: overlay.stroke_of(look) for look in layer.looks} if layer else {}
    yield _group(
        "nodos", (node_group(page, node, sides.get(node.id, Side.LEFT), looks.get(node.id)) for node in sheet.nodes)
    )
    yield _group("conectores", (_connector(page, each) for each in sheet.connectors))
    yield _group("respuestas", (line for edge in sheet.edges for line in text_lines(edge.label, fill=palette.NAVY)))
    yield _group("insignias", map(marks.pill, sheet.nodes), id=f"{page}-insignias")
    yield _group("leyenda", text_lines(sheet.legend, fill=palette.MUTED))
    yield _group("pie", text_lines(sheet.foot, fill=palette.MUTED))
    if sheet.mark is not None:
        yield _group("marca", text_lines((sheet.mark,), fill=palette.WARNING))
    if layer is not None:
        yield _group("senales", overlay.marks(layer))
        yield _group("clave", overlay.key(layer))
        yield _group("banda", overlay.band(layer))


def _header(sheet: Sheet) -> Iterable[str]:
    frame: dict[str, Value] = {"fill": palette.PAPER, "stroke": palette.RULE, "stroke-width": palette.THIN}
    for box, lines in sheet.header_boxes:
        yield rectangle(box, frame)
        yield from text_lines(lines, bold_fill=palette.NAVY)


def _lanes(sheet: Sheet) -> Iterable[str]:
    edge: dict[str, Value] = {"stroke": palette.RULE, "stroke-width": palette.THIN}
    for number, lane in enumerate(sheet.lanes):
        body = rectangle(lane.body, edge | {"fill": palette.LANE if number % 2 else palette.PAPER})
        head = rectangle(lane.head, edge | {"fill": palette.NAVY})
        content = [body, head, *text_lines(lane.lines, fill=palette.PAPER)]
        yield element("g", {"class": "carril", "id": f"p{sheet.number}-carril-{number + 1}"}, content)


def node_group(page: str, placed: PlacedNode, joined: Side, stroke: overlay.Stroke | None = None) -> str:
    """Return a symbol with its text and what hangs from it, save its number; its id begins with that of the page."""
    node = placed.node
    symbol: dict[str, Value] = {
        "fill": FILLS[node.kind],
        "stroke": palette.INK,
        "stroke-width": palette.LINE,
        "stroke-linejoin": "round",
    }
    if stroke is not None:
        fill = symbol["fill"] if node.kind in (NodeKind.FORK, NodeKind.NOTE) else stroke.fill or symbol["fill"]
        symbol |= {"fill": fill, "stroke-width": stroke.width, "stroke-dasharray": stroke.dashes or None}
    shapes = element("g", symbol, outline(node.kind, placed.box, has_text=bool(placed.lines), joined=joined))
    attributes: dict[str, Value] = {
        "id": f"{page}-{_UNSAFE.sub('_', placed.id)}",
        "class": f"nodo {node.kind}",
        "data-paso": node.ref or None,
        "role": "graphics-symbol",
        "aria-label": node_name(node),
    }
    behind = element("g", {"stroke": palette.INK, "stroke-width": palette.LINE}, map(marks.document, placed.documents))
    return element("g", attributes, [shapes, *text_lines(placed.lines), behind, marks.clock(placed)])


def _joined_sides(sheet: Sheet) -> dict[str, Side]:
    """Return the side of each annotation that its line touches."""
    notes = {placed.id: placed.box for placed in sheet.nodes if placed.node.kind is NodeKind.NOTE}
    sides = {}
    for edge in sheet.edges:
        for end, point in ((edge.source, edge.points[0]), (edge.target, edge.points[-1])):
            if end in notes:
                sides[end] = nearest_side(notes[end], point)
    return sides


def _connector(page: str, connector: PlacedConnector) -> str:
    symbol: dict[str, Value] = {
        "fill": FILLS[NodeKind.CONNECTOR],
        "stroke": palette.INK,
        "stroke-width": palette.LINE,
        "stroke-linejoin": "round",
    }
    shape = element("g", symbol, outline(NodeKind.CONNECTOR, connector.box))
    attributes: dict[str, Value] = {
        "id": f"{page}-{_UNSAFE.sub('_', connector.id)}",
        "class": "nodo conector",
        "role": "graphics-symbol",
        "aria-label": connector_name(connector),
    }
    return element("g", attributes, [shape, *text_lines(connector.lines)])


def _edge(page: str, number: int, drawn: DrawnEdge, names: dict[str, str]) -> str:
    edge = drawn.edge
    content = [element("title", {}, [text_content(edge_name(edge, names))])]
    dashes = "4 2.5" if edge.dashed else None
    content += [element("path", {"d": chain_path(chain), "stroke-dasharray": dashes}) for chain in drawn.chains]
    if drawn.head:
        content.append(polygon(drawn.head, {"fill": palette.INK, "stroke": "none"}))
    return element("g", {"id": f"{page}-flecha-{number}", "class": "flecha"}, content)


def _group(name: str, content: Iterable[str], **attributes: Value) -> str:
    inside = "".join(content)
    return element("g", {"class": name, **attributes}, [inside]) if inside else ""
