"""The overlay of a sheet as SVG: weights, dashes, black plates and numbers; grey paper keeps all of it.

Colour carries nothing here: what a mark means is in its words, its black or white, and the weight of its lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cauce.diagrams.overlay.obstacles import grown
from cauce.diagrams.overlay.placed import LINE, Cell, Look, Mark, Sample, SheetOverlay, State
from cauce.diagrams.overlay.shapes import SQUARE, SQUARES
from cauce.diagrams.render import palette
from cauce.diagrams.render.lines import chain_path, drawn_edges
from cauce.diagrams.render.symbols import path, polygon, rectangle
from cauce.diagrams.render.text import text_lines
from cauce.diagrams.render.xml import Value, element, number, numbers
from cauce.diagrams.sheet import Box

TRAVELLED = 2.6
"""Width of a line that was travelled; half of it is what `overlay.obstacles` keeps marks away from."""
_WEIGHTS = (palette.LINE, 1.5, 2.3, 3.2, 4.2)
_THICK, _THICKEST = 3.0, 4.4
_SAMPLE = 2.0
"""Widest outline in the key, whose pictures are small."""
_DASHES = "5 3"


class Stroke(NamedTuple):
    """How the outline of a symbol is drawn; `fill` "" keeps its own."""

    width: float
    dashes: str = ""
    fill: str = ""


_STROKES = {
    State.DONE: Stroke(palette.LINE, fill=palette.DONE),
    State.SKIPPED: Stroke(1.6, _DASHES, palette.PAPER),
    State.UNDONE: Stroke(1.6, _DASHES, palette.PAPER),
    State.HERE: Stroke(_THICK, fill=palette.PAPER),
    State.OVERDUE: Stroke(_THICKEST, fill=palette.PAPER),
    State.ENDED: Stroke(_THICK, fill=palette.DONE),
}


def stroke_of(look: Look) -> Stroke:
    """Return how the symbol of a look is drawn."""
    return Stroke(_WEIGHTS[look.level]) if look.state is State.LOADED else _STROKES[look.state]


def travelled_lines(layer: SheetOverlay) -> Iterable[str]:
    """Return the travelled lines, thick; their arrowheads are those of the drawing."""
    for drawn in drawn_edges(layer.travelled):
        dashes = "7 4" if drawn.edge.dashed else None
        yield from (path(chain_path(chain), {"stroke-dasharray": dashes}) for chain in drawn.chains)
        if drawn.head:
            yield polygon(drawn.head, {"fill": palette.INK, "stroke": palette.INK, "stroke-width": palette.LINE})


def marks(layer: SheetOverlay) -> Iterable[str]:
    """Return the marks, each with what it says to those who do not see it."""
    for mark in layer.marks:
        attributes: dict[str, Value] = {"class": "senal"}
        if mark.spoken:
            attributes |= {"role": "graphics-symbol", "aria-label": mark.spoken}
        yield element("g", attributes, [*(part for cell in mark.cells for part in _cell(cell)), *_border(mark)])


def band(layer: SheetOverlay) -> Iterable[str]:
    """Return the head in the upper margin: what keeps the sheet out of the binder."""
    yield rectangle(layer.band, {"fill": palette.INK})
    yield from text_lines((layer.band_line,), fill=palette.PAPER)


def key(layer: SheetOverlay) -> Iterable[str]:
    """Return the pictures of the key and what they mean."""
    for sample in layer.key:
        yield from _picture(sample)
        if sample.words.text:
            yield from text_lines((sample.words,), fill=palette.INK)


def _cell(cell: Cell) -> Iterable[str]:
    paper, ink = (palette.INK, palette.PAPER) if cell.dark else (palette.PAPER, palette.INK)
    yield rectangle(cell.box, {"fill": paper, "stroke": palette.INK, "stroke-width": palette.THIN})
    if cell.gauge_box is not None:
        step = (cell.gauge_box.width - SQUARE) / (SQUARES - 1)
        for number in range(SQUARES):
            square = Box(cell.gauge_box.x + number * step, cell.gauge_box.y, SQUARE, SQUARE)
            fill = ink if number < cell.gauge else paper
            yield rectangle(square, {"fill": fill, "stroke": ink, "stroke-width": palette.THIN})
    yield from text_lines(cell.lines, fill=ink)


def _border(mark: Mark) -> Iterable[str]:
    if mark.strong:
        yield rectangle(mark.box, {"fill": "none", "stroke": palette.INK, "stroke-width": 1.5})


def _picture(sample: Sample) -> Iterable[str]:
    if sample.cell is not None:
        yield from _cell(sample.cell)
    elif sample.kind in (LINE, State.LOADED):
        middle = sample.box.y + sample.box.height / 2
        wide = stroke_of(Look("", State.LOADED, sample.level)).width if sample.level else TRAVELLED
        commands = f"M{numbers(sample.box.x, middle)}H{number(sample.box.right)}"
        yield path(commands, {"stroke": palette.INK, "stroke-width": wide})
    elif sample.kind:
        stroke = stroke_of(Look("", State(sample.kind)))
        wide = min(stroke.width, _SAMPLE)
        box = grown(sample.box, -wide / 2)
        yield rectangle(box, {"fill": stroke.fill, "stroke": palette.INK, "stroke-width": wide,
                              "stroke-dasharray": "3 2" if stroke.dashes else None})  # fmt: skip
