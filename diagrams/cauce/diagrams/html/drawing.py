"""The sheets inside the page: each SVG as it is printed, under links that lead to the row a symbol draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cauce.diagrams.graph import Node
from cauce.diagrams.html.places import symbol_id
from cauce.diagrams.html.tags import Markup, tag
from cauce.diagrams.render.speech import sheet_title
from cauce.diagrams.render.svg import sheet_svg
from cauce.diagrams.render.symbols import rectangle
from cauce.diagrams.render.xml import element
from cauce.diagrams.sheet import Box, PlacedConnector, Sheet

_MARGIN = 3.0
"""How far the frame of a link stays from its symbol, in points."""
_END = "</svg>"


def drawing(sheets: Sequence[Sheet], told: Mapping[str, str]) -> Iterator[Markup]:
    """Yield every sheet; `told` is the id of the element that tells a row, by ref."""
    for sheet in sheets:
        svg = sheet_svg(sheet, embed_font=False).rstrip().removesuffix(_END)
        links = element("g", {"class": "enlaces"}, [*_symbols(sheet, told), *_connectors(sheet, sheets)])
        attributes = {
            "id": f"hoja-{sheet.number}",
            "class": "hoja-marco",
            "role": "region",
            "aria-label": sheet_title(sheet),
            "tabindex": "0",
        }
        yield tag("div", attributes, [f"{svg}{links}{_END}"])


def _symbols(sheet: Sheet, told: Mapping[str, str]) -> Iterator[Markup]:
    for number, placed in enumerate(sheet.nodes):
        if placed.node.ref in told:
            words = f"{_short_name(placed.node)}: ver lo que dice el procedimiento"
            yield _link(symbol_id(sheet, number), told[placed.node.ref], words, placed.box)


def _short_name(node: Node) -> str:
    """Name a symbol in few words: its own element says it whole."""
    return f"Paso {node.pill}" if node.pill else node.text


def _connectors(sheet: Sheet, sheets: Sequence[Sheet]) -> Iterator[Markup]:
    for number, connector in enumerate(sheet.connectors):
        other = _other_end(connector, sheets)
        if other:
            words = f"Conector {connector.letter}: ir a la página {connector.pages[0]}"
            yield _link(_connector_id(sheet, number), other, words, connector.box)


def _other_end(connector: PlacedConnector, sheets: Sequence[Sheet]) -> str:
    """Return the id of the connector of the same letter at the other end, or "" if there is none."""
    for page in sheets:
        if page.number not in connector.pages:
            continue
        for number, other in enumerate(page.connectors):
            if other.letter == connector.letter and other.outgoing != connector.outgoing:
                return _connector_id(page, number)
    return ""


def _connector_id(sheet: Sheet, number: int) -> str:
    return f"p{sheet.number}-conector-{number + 1}"


def _link(own: str, to: str, words: str, box: Box) -> Markup:
    frame = Box(box.x - _MARGIN, box.y - _MARGIN, box.width + 2 * _MARGIN, box.height + 2 * _MARGIN)
    target = rectangle(frame, {"fill": "transparent"}, radius=_MARGIN)
    return element("a", {"id": own, "href": f"#{to}", "aria-label": words}, [target])
