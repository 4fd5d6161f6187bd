"""What surrounds the drawing: header block, title, stages, lane heads, legend and foot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cauce.diagrams.graph import Header, Lane, Node
from cauce.diagrams.sheet import FRAME_WIDTH, MARGIN, PAGE_HEIGHT, Box, TextLine
from cauce.diagrams.text.measure import ASCENT, text_width
from cauce.diagrams.text.wrap import LEADING, balanced, wrap

TITLE = "Diagrama de flujo"
_LEFT = 335.0
_ROW = 13.0
_HEAD = 9.0
_SMALL = 8.0
_PAD = 4.0
_FOOT = 12.0

HeaderBoxes = tuple[tuple[Box, tuple[TextLine, ...]], ...]


@dataclass(frozen=True)
class Top:
    """The header block with the title and the stages under it; `bottom` is where the lanes begin."""

    boxes: HeaderBoxes
    title: TextLine
    sections: tuple[tuple[Box, TextLine], ...]
    bottom: float


def top(header: Header, number: int, pages: int, sections: Iterable[str]) -> Top:
    """Return the header block in the manual's own form: the names of the fields in bold, then their texts."""
    rows = [("Clave:", header.key), ("Fecha:", header.date), ("Versión:", header.version),
            ("Página:", f"{number} de {pages}")]  # fmt: skip
    right = FRAME_WIDTH - _LEFT
    boxes: list[tuple[Box, tuple[TextLine, ...]]] = []
    y = MARGIN
    heights = [max(_height(name, text, right), _ROW) for name, text in rows]
    name = ("Procedimiento:", header.procedure)
    left = max(sum(heights), _height(*name, _LEFT))
    heights[-1] += left - sum(heights)
    boxes.append(_cell(*name, Box(MARGIN, y, _LEFT, left)))
    for (label, text), height in zip(rows, heights, strict=True):
        boxes.append(_cell(label, text, Box(MARGIN + _LEFT, y, right, height)))
        y += height
    place = ("Dirección:", header.institution)
    area = ("Área Responsable:", header.area)
    last = max(_height(*place, _LEFT), _height(*area, right), 18.0)
    boxes += [_cell(*place, Box(MARGIN, y, _LEFT, last)), _cell(*area, Box(MARGIN + _LEFT, y, right, last))]
    y += last
    title = TextLine(MARGIN + FRAME_WIDTH / 2, y + 17, f"{TITLE} {header.annex}".strip(), 12.0, True)
    y += 23
    stages = []
    for line in wrap(" · ".join(sections), FRAME_WIDTH, _SMALL):
        place_of = Box(MARGIN, y, FRAME_WIDTH, _SMALL * LEADING)
        stages.append((place_of, TextLine(MARGIN + FRAME_WIDTH / 2, y + ASCENT * _SMALL + 0.5, line, _SMALL)))
        y += _SMALL * LEADING
    return Top(tuple(boxes), title, tuple(stages), y + (3 if stages else 0))


def _flow(label: str, text: str, width: float) -> tuple[str, ...]:
    """Wrap a field whose first line begins after its name in bold."""
    indent = text_width(f"{label} ", _HEAD, True)
    first = wrap(text, width - 2 * _PAD - indent, _HEAD)
    if len(first) < 2:
        return first
    rest = text[len(first[0]) :].strip()
    return (first[0], *wrap(rest, width - 2 * _PAD, _HEAD))


def _height(label: str, text: str, width: float) -> float:
    return max(len(_flow(label, text, width)), 1) * _HEAD * LEADING + 3


def _cell(label: str, text: str, box: Box) -> tuple[Box, tuple[TextLine, ...]]:
    lines = _flow(label, text, box.width)
    step = _HEAD * LEADING
    y = box.y + (box.height - max(len(lines), 1) * step) / 2 + ASCENT * _HEAD + 1.6
    placed = [TextLine(box.x + _PAD, y, label, _HEAD, True, "start")]
    for number, line in enumerate(lines):
        indent = text_width(f"{label} ", _HEAD, True) if not number else 0.0
        placed.append(TextLine(box.x + _PAD + indent, y + number * step, line, _HEAD, False, "start"))
    return box, tuple(placed)


def lane_heads(lanes: tuple[Lane, ...], edges: tuple[float, ...], y: float) -> tuple[list[tuple[TextLine, ...]], float]:
    """Return the lines of each lane's head between the edges of the lanes, and the height of the heads."""
    texts = [balanced(lane.name, right - left - 8, _HEAD, True)
             for lane, left, right in zip(lanes, edges, edges[1:], strict=False)]  # fmt: skip
    step = _HEAD * LEADING
    height = max((len(lines) for lines in texts), default=1) * step + 8
    heads = []
    for lines, left, right in zip(texts, edges, edges[1:], strict=False):
        start = y + (height - len(lines) * step) / 2 + ASCENT * _HEAD + 1.6
        middle = (left + right) / 2
        heads.append(tuple(TextLine(middle, start + n * step, line, _HEAD, True) for n, line in enumerate(lines)))
    return heads, height


def legend_text(header: Header, nodes: Iterable[Node]) -> str:
    """Return «Documentos: F01 Denuncia; F02 …» for the marks that show a code."""
    marks = {mark.text: mark for node in nodes for mark in node.documents if mark.code}
    if not marks:
        return ""
    named = "; ".join(f"{text} {marks[text].name}" for text in sorted(marks))
    short = any(mark.text != mark.code for mark in marks.values())
    return f"Documentos: {named}." + (f" (Claves {header.key}-…)" if short else "")


def legend(text: str, y: float) -> tuple[TextLine, ...]:
    """Return the legend under the lanes."""
    step = _SMALL * LEADING
    lines = wrap(text, FRAME_WIDTH, _SMALL)
    return tuple(TextLine(MARGIN, y + 3 + ASCENT * _SMALL + n * step, line, _SMALL, False, "start")
                 for n, line in enumerate(lines))  # fmt: skip


def legend_height(text: str) -> float:
    """Return the height that the legend takes."""
    lines = len(wrap(text, FRAME_WIDTH, _SMALL))
    return lines * _SMALL * LEADING + 5 if lines else 0.0


def foot(header: Header) -> tuple[tuple[TextLine, ...], TextLine | None]:
    """Return the foot: the definition's short hash on the left, the mark on the right."""
    y = PAGE_HEIGHT - MARGIN - 2
    lines = (TextLine(MARGIN, y, f"Definición {header.digest}", _SMALL, False, "start"),) if header.digest else ()
    mark = TextLine(MARGIN + FRAME_WIDTH, y, header.mark, _HEAD, True, "end") if header.mark else None
    return lines, mark


def head_height(lanes: tuple[Lane, ...]) -> float:
    """Return how tall the heads can become at the narrowest, to reserve it before widths are known."""
    return max((len(balanced(lane.name, 88.0, _HEAD, True)) for lane in lanes), default=1) * _HEAD * LEADING + 8


def body_height(top_bottom: float, legend_points: float) -> float:
    """Return what is left for the heads and bodies of the lanes."""
    return PAGE_HEIGHT - MARGIN - _FOOT - legend_points - top_bottom
