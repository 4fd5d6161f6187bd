"""The gates of what an overlay adds to a sheet: marks, key and band, counted over coordinates like the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.overlay.placed import Mark, Sample
from cauce.diagrams.sheet import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Box
from tests.diagrams.drawing import Drawing
from tests.diagrams.geometry import contains, overlap, passes, passes_diamond, shrunk, text_box

HALF_LINE = 1.3
"""Points: half the width of a travelled line."""
HALF_OUTLINE = 2.2
"""Points: half the width of the thickest outline."""
ONTO = 7.0
"""Points that a mark may reach over the outline of its own symbol, as the number of a step does."""
BESIDE = 4.0
"""Points between a mark and its symbol, at most."""
EDGE = 18.0
Found = Iterator[str]


def marks_in_the_way(drawing: Drawing) -> Found:
    """Marks are on no line, text, symbol of another, document, clock, number, connector, border, nor other mark."""
    layer = drawing.sheet.overlay
    if layer is None:
        return
    borders = [((x, lane.body.y), (x, lane.body.bottom)) for lane in drawing.sheet.lanes
               for x in (lane.body.x, lane.body.right)]  # fmt: skip
    texts = {placed.id: [text_box(line) for line in placed.lines] for placed in drawing.sheet.nodes}
    for mark in layer.marks:
        name = f"señal de {mark.node}"
        for edge, segment in drawing.lines:
            if passes(segment, shrunk(mark.box, -HALF_LINE)):
                yield f"{name} sobre la línea {edge.source}→{edge.target}"
        for edge, line, box in drawing.labels:
            if overlap(mark.box, box, 0.3):
                yield f"{name} sobre la respuesta «{line.text}» de {edge.source}→{edge.target}"
        for piece in drawing.pieces:
            own = piece.owner == mark.node and piece.role == "símbolo"
            thick = HALF_OUTLINE if piece.role == "símbolo" else 0.0
            if not own and overlap(mark.box, shrunk(piece.box, -thick), 0.3):
                yield f"{name} sobre {piece.role} de {piece.owner}"
        for text in texts.get(mark.node, ()):
            if overlap(mark.box, text, 0.3):
                yield f"{name} sobre el texto de su símbolo"
        if any(passes(border, mark.box) for border in borders):
            yield f"{name} sobre el borde de un carril"
        if drawing.sheet.lanes and not any(contains(lane.body, mark.box) for lane in drawing.sheet.lanes):
            yield f"{name} fuera de los carriles"
    for one, other in combinations(layer.marks, 2):
        if overlap(one.box, other.box, 0.3):
            yield f"señales de {one.node} y {other.node} encimadas"


def marks_astray(drawing: Drawing) -> Found:
    """Each mark is at its own symbol, which it does not hide, and says its texts inside its cells."""
    layer = drawing.sheet.overlay
    if layer is None:
        return
    for mark in layer.marks:
        if mark.node:
            yield from _away(drawing, mark)
        for cell in mark.cells:
            if not contains(mark.box, cell.box, 0.05):
                yield f"una parte de la señal de {mark.node} está fuera de ella"
            inside = [text_box(line) for line in cell.lines] + ([cell.gauge_box] if cell.gauge_box else [])
            if any(not contains(cell.box, box, 0.1) for box in inside):
                yield f"lo que dice la señal de {mark.node} no cabe en ella"
            if any(overlap(a, b, 0.2) for a, b in combinations(inside, 2)):
                yield f"lo que dice la señal de {mark.node} está encimado"


def key_and_band(drawing: Drawing) -> Found:
    """The band is above everything, the key below everything, both on the paper; the sheet says whose it is not."""
    layer, sheet = drawing.sheet.overlay, drawing.sheet
    if layer is None:
        return
    paper = shrunk(Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT), EDGE)
    words = "NO ES PARTE DEL MANUAL"
    if not contains(layer.band, text_box(layer.band_line)) or words not in layer.band_line.text:
        yield "la banda no dice lo que es la hoja"
    if not contains(paper, layer.band) or layer.band.bottom > MARGIN:
        yield "la banda está fuera de su lugar"
    if sheet.mark is None or words not in sheet.mark.text:
        yield "el pie no dice que la hoja no es del manual"
    low = max((text_box(line).bottom for line in sheet.foot), default=0.0)
    for sample in layer.key:
        pieces = [sample.cell.box if sample.cell else sample.box]
        pieces += [text_box(sample.words)] if sample.words.text else []
        for box in pieces:
            if not contains(paper, box, 0.1) or box.y < low - 0.5:
                yield f"la clave está fuera de su lugar, en ({box.x:.0f}, {box.y:.0f})"
    for one, other in combinations(layer.key, 2):
        if overlap(_whole(one), _whole(other), 0.3):
            yield "las entradas de la clave se enciman"


MARKS: dict[str, Callable[[Drawing], Found]] = {
    "overlay marks in the way": marks_in_the_way,
    "overlay marks astray": marks_astray,
    "overlay key or band": key_and_band,
}


def _away(drawing: Drawing, mark: Mark) -> Found:
    box = drawing.boxes.get(mark.node)
    if box is None:
        yield f"no hay {mark.node} en la página"
        return
    diamond = drawing.kinds[mark.node] is NodeKind.DECISION
    near = shrunk(mark.box, -BESIDE)
    if not (_on_diamond(near, box) if diamond else overlap(near, box)):
        yield f"la señal de {mark.node} está lejos de él"
    wide = min(mark.box.right, box.right) - max(mark.box.x, box.x)
    tall = min(mark.box.bottom, box.bottom) - max(mark.box.y, box.y)
    if not diamond and min(wide, tall) > ONTO:
        yield f"la señal de {mark.node} lo tapa"


def _on_diamond(mark: Box, diamond: Box) -> bool:
    """Whether a side of a box enters a diamond."""
    corners = ((mark.x, mark.y), (mark.right, mark.y), (mark.right, mark.bottom), (mark.x, mark.bottom))
    return any(passes_diamond((a, b), diamond, 0.0) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True))


def _whole(sample: Sample) -> Box:
    box = sample.cell.box if sample.cell else sample.box
    right = text_box(sample.words).right if sample.words.text else box.right
    return Box(box.x, box.y, max(right, box.right) - box.x, box.height)
