"""Lines of text at their baselines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cauce.diagrams.render import palette
from cauce.diagrams.render.xml import Value, element, text_content
from cauce.diagrams.sheet import Sheet, TextLine


def text_lines(lines: Iterable[TextLine], *, fill: str = palette.INK, bold_fill: str = "") -> list[str]:
    """Return one element per line; bold ones may have a colour of their own."""
    found = []
    for line in lines:
        attributes: dict[str, Value] = {
            "x": line.x,
            "y": line.y,
            "font-size": line.size,
            "font-weight": "bold" if line.bold else None,
            # The sheet says «middle» once, for all.
            "text-anchor": None if line.anchor == "middle" else line.anchor,
            "fill": (bold_fill or fill) if line.bold else fill,
            "stroke": "none",
        }
        found.append(element("text", attributes, [text_content(line.text)]))
    return found


def all_lines(sheet: Sheet) -> Iterator[TextLine]:
    """Yield every line of text of a sheet."""
    yield sheet.title
    for _, lines in sheet.header_boxes:
        yield from lines
    for lane in sheet.lanes:
        yield from lane.lines
    for _, line in sheet.sections:
        yield line
    for node in sheet.nodes:
        yield from (*node.lines, *node.clock_lines)
        if node.pill_text is not None:
            yield node.pill_text
        for document in node.documents:
            yield from document.lines
    for edge in sheet.edges:
        yield from edge.label
    for connector in sheet.connectors:
        yield from connector.lines
    yield from (*sheet.legend, *sheet.foot)
    if sheet.mark is not None:
        yield sheet.mark
    if sheet.overlay is not None:
        yield from sheet.overlay.texts()
