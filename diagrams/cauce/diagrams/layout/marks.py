"""What hangs from a symbol: its number, its documents, its deadlines."""

from __future__ import annotations

from cauce.diagrams.graph import DocumentMark, MarkShape, Node, NodeKind
from cauce.diagrams.layout.block import TextBlock
from cauce.diagrams.layout.style import CLOCK, GAP, OVERHANG, PILL_HEIGHT, PILL_RISE, Style
from cauce.diagrams.sheet import Box, PlacedDocument, TextLine
from cauce.diagrams.text.measure import text_width
from cauce.diagrams.text.wrap import LEADING, balanced, widest, wrap

_WAVE = 6.0
_CAP = 4.0
_STACK = 3.0


def pill_of(node: Node, box: Box) -> tuple[Box, TextLine]:
    """Return the pill with the step's number on the upper left corner."""
    width = max(text_width(node.pill, 8.0, True) + 8, 16.0)
    if node.kind is NodeKind.DECISION:
        # Its lower right corner just on the slope, clear of the line that enters the top and of the text.
        right = min(-0.2 * box.width, -8.0)
        x, y = right - width, -box.height / 2 * (1 + 2 * right / box.width) - PILL_HEIGHT + 1
    else:
        x, y = box.x + 6, box.y - PILL_RISE
    place = Box(x, y, width, PILL_HEIGHT)
    return place, TextLine(x + width / 2, y + PILL_HEIGHT / 2 + 2.8, node.pill, 8.0, True)


def documents_of(marks: tuple[DocumentMark, ...], box: Box, style: Style) -> tuple[tuple[PlacedDocument, ...], float]:
    """Place a stack of sheets, and under it the registers, to the right of the exit line."""
    placed: list[PlacedDocument] = []
    top = box.bottom - (7.0 if box.height >= 26 else 4.0)
    room = box.width / 2 - GAP
    for mark_shape in MarkShape:
        group = [mark for mark in marks if mark.shape is mark_shape]
        if not group:
            continue
        texts = tuple(dict.fromkeys(mark.text for mark in group))
        behind = _STACK if mark_shape is MarkShape.SHEET and len(texts) > 1 else 0.0
        said = ", ".join(texts)
        # A long word may stand a little out of the column: the channel beside it has that much air.
        over = min(max(_longest(said, style) - (room - 6 - behind), 0.0), OVERHANG)
        lines = balanced(said, room + over - 6 - behind, style.small)
        text = TextBlock(tuple((line, style.small, False) for line in lines), room, len(lines) * style.small * LEADING)
        wide = min(max(widest(lines, style.small) + 8 + behind, 38.0), room + over)
        above, under = (1.5, _WAVE) if mark_shape is MarkShape.SHEET else (2 * _CAP, _CAP)
        height = above + text.height + under + behind
        place = Box(box.right + over - wide, top, wide, height)
        where = text.placed(top + above, place.x + (wide - behind) / 2)
        placed.append(PlacedDocument(tuple(mark.id for mark in group), mark_shape.value, place, where))
        top += height + 2
    return tuple(placed), (top - 2 if placed else 0.0)


def clock_of(node: Node, box: Box, style: Style) -> tuple[Box | None, tuple[TextLine, ...], float]:
    """Return the clock with the deadlines' own texts, to the left of the exit line, and how far down they reach."""
    if not node.clocks:
        return None, (), 0.0
    room = box.width / 2 - GAP
    indent = CLOCK + 2
    top = start = box.bottom + 2
    if max(_longest(text, style) for text in node.clocks) > room - indent:
        # No room for its words beside the clock: they go under it.
        indent, start = 0.0, top + CLOCK + 1
    texts = [line for text in dict.fromkeys(node.clocks) for line in wrap(text, room - indent, style.small)]
    height = len(texts) * style.small * LEADING
    block = TextBlock(tuple((line, style.small, False) for line in texts), room, height)
    lines = block.placed(start, box.x + indent)
    started = tuple(TextLine(line.x, line.y, line.text, line.size, anchor="start") for line in lines)
    return Box(box.x, top, CLOCK, CLOCK), started, max(start + height, top + CLOCK)


def _longest(text: str, style: Style) -> float:
    """Return the width of the longest word."""
    return max(text_width(word, style.small) for word in text.split())
