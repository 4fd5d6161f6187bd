"""The last sheets of an overlay: all that its marks say, in words, with what found no place on the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from cauce.diagrams.overlay import key
from cauce.diagrams.overlay.placed import Cell, Mark, SheetOverlay
from cauce.diagrams.overlay.tables import Page, pages_of
from cauce.diagrams.overlay.told import tables_of
from cauce.diagrams.overlay.values import Overlay
from cauce.diagrams.sheet import FRAME_WIDTH, MARGIN, Box, Sheet, TextLine
from cauce.diagrams.text.measure import ASCENT
from cauce.diagrams.text.wrap import LEADING, wrap
from cauce.model.procedure import Procedure

_TITLE, _SIZE = 12.0, 9.0


def summary_sheets(procedure: Procedure, drawn: Sequence[Sheet], overlay: Overlay, zone: tzinfo) -> tuple[Sheet, ...]:
    """Return the sheets in words of an overlay whose drawn sheets these are."""
    y, titles = MARGIN + _TITLE + 6.0, []
    for line in wrap(key.name_of(overlay), FRAME_WIDTH, _TITLE, True):
        titles.append(TextLine(MARGIN + FRAME_WIDTH / 2, y, line, _TITLE, True))
        y += _TITLE * LEADING
    whose = f"{procedure.key} {procedure.name}"
    for line in wrap(whose, FRAME_WIDTH, _SIZE):
        titles.append(TextLine(MARGIN + FRAME_WIDTH / 2, y, line, _SIZE))
        y += _SIZE * LEADING
    pages = pages_of(tables_of(procedure, overlay, places_of(drawn), zone), y)
    return tuple(_sheet(drawn, page, number, titles, overlay, zone) for number, page in enumerate(pages, 1))


def places_of(drawn: Sequence[Sheet]) -> dict[str, str]:
    """Say on which pages each main symbol is, and where its mark found no place; by the id of the node."""
    pages: dict[str, list[str]] = {}
    for sheet in drawn:
        crowded = sheet.overlay.crowded if sheet.overlay else ()
        for placed in sheet.nodes:
            without = " (sin lugar para la señal)" if placed.id in crowded else ""
            pages.setdefault(placed.node.id, []).append(f"{sheet.number}{without}")
    return {node: ", ".join(dict.fromkeys(found)) for node, found in pages.items()}


def _sheet(
    drawn: Sequence[Sheet], page: Page, number: int, titles: Sequence[TextLine], overlay: Overlay, zone: tzinfo
) -> Sheet:
    first = drawn[0]
    band, band_line = key.head(overlay, zone)
    marks = [Mark("", box, (Cell(box, lines, dark=True),), "") for box, lines in page.dark]
    layer = SheetOverlay(name=f"{key.name_of(overlay)}, en palabras", band=band, band_line=band_line,
                         marks=tuple(marks), key=())  # fmt: skip
    title, *under = titles
    lines = [*under, *page.titles]
    sections = tuple((Box(line.x, line.y - ASCENT * line.size, 0.0, line.size), line) for line in lines)
    sheet = Sheet(number=len(drawn) + number, pages=first.pages, header=first.header, header_boxes=tuple(page.cells),
                  title=title, lanes=(), sections=sections, nodes=(), edges=(), connectors=(), legend=(),
                  foot=())  # fmt: skip
    return key.with_overlay(sheet, layer, overlay, zone)
