"""The size of each symbol for its own text, around the centre of its box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from cauce.diagrams.graph import DocumentMark, MarkShape, Node, NodeKind
from cauce.diagrams.layout.style import GAP, PILL_HEIGHT, PILL_RISE, Style
from cauce.diagrams.pages.slice import Item
from cauce.diagrams.sheet import Box, PlacedDocument, TextLine
from cauce.diagrams.text.measure import ASCENT, DESCENT, text_width
from cauce.diagrams.text.wrap import LEADING, balanced, widest, wrap

_PAD = 5.0
_WAVE = 6.0
_CAP = 4.0
_STACK = 3.0
_CLOCK = 10.0
_BAR = 6.0
_OVERHANG = 4.0
_LONG = 240
"""Characters from which a box takes all the width of its column."""
_WANTED = 150.0
"""Points beyond which a longer word is broken rather than given a wider column."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A symbol whose box has its centre at (0, 0); `up` and `down` are what the row must leave above and below it."""

    box: Box
    lines: tuple[TextLine, ...]
    up: float
    down: float
    pill: Box | None = None
    pill_text: TextLine | None = None
    documents: tuple[PlacedDocument, ...] = ()
    clock: Box | None = None
    clock_lines: tuple[TextLine, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines of the body and smaller ones of the detail under it."""

    lines: tuple[tuple[str, float, bool], ...]
    width: float
    height: float

    def placed(self, top: float, x: float = 0.0) -> tuple[TextLine, ...]:
        placed = []
        for text, size, bold in self.lines:
            placed.append(TextLine(x, top + (LEADING - ASCENT - DESCENT) * size / 2 + ASCENT * size, text, size, bold))
            top += size * LEADING
        return tuple(placed)


@lru_cache(maxsize=32768)
def shape(item: Item, width: float, style: Style) -> Shape:
    """Return the symbol of an item in a column `width` points wide."""
    if item.node is None:
        return _connector(item, min(width, 82.0), style)
    node = item.node
    if node.kind is NodeKind.JOIN:
        wide = min(width, 90.0)
        return Shape(Box(-wide / 2, -_BAR / 2, wide, _BAR), (), _BAR / 2, _BAR / 2)
    wide = width if len(node.text) > _LONG else min(width, style.widest)
    if node.kind in (NodeKind.START, NodeKind.END, NodeKind.WAIT):
        box, lines = _rounded(node, wide, style)
    elif node.kind is NodeKind.DECISION:
        box, lines = _diamond(node, wide, style)
    else:
        box, lines = _rectangle(node, wide, style)
    return _dressed(node, box, lines, style, wide)


@lru_cache(maxsize=32768)
def wanted_width(item: Item, style: Style) -> float:
    """Return the column width at which no word of an item has to be broken, within reason."""
    if item.node is None:
        return 0.0
    node = item.node
    share = 1.9 if node.kind is NodeKind.DECISION else 1.0
    bold = node.kind in (NodeKind.START, NodeKind.END)
    wanted = [share * text_width(word, style.body, bold) + 16 for word in node.text.split()]
    marks = [word for mark in node.documents for word in mark.text.split()]
    wanted += [2 * (text_width(word, style.small) + 9 + GAP - _OVERHANG) for word in marks]
    wanted += [2 * (text_width(word, style.small) + 1 + GAP) for text in node.clocks for word in text.split()]
    return min(max(wanted, default=0.0), _WANTED)


def _text(node: Node, width: float, style: Style, *, bold: bool = False) -> _Text:
    size = style.body
    body = balanced(node.text, width, size, bold)
    detail = wrap(f"({node.detail})", width, style.small) if node.detail else ()
    lines = (*((line, size, bold) for line in body), *((line, style.small, False) for line in detail))
    wide = max(widest(body, size, bold), widest(detail, style.small))
    return _Text(lines, wide, (len(body) * size + len(detail) * style.small) * LEADING)


def _rectangle(node: Node, width: float, style: Style) -> tuple[Box, tuple[TextLine, ...]]:
    inset = {NodeKind.PROCEDURE: 11.0, NodeKind.FORK: 4.0}.get(node.kind, _PAD)
    text = _text(node, width - 2 * inset, style)
    top = _PAD + (PILL_HEIGHT - PILL_RISE - 2 if node.pill else 0)
    bottom = _PAD + (4 if node.documents else 0)
    height = max(top + text.height + bottom, 26.0)
    slack = (height - top - text.height - bottom) / 2
    return Box(-width / 2, -height / 2, width, height), text.placed(-height / 2 + top + slack)


def _rounded(node: Node, width: float, style: Style) -> tuple[Box, tuple[TextLine, ...]]:
    """Return a stadium in which every corner of the text is inside the round ends."""
    bold = node.kind is not NodeKind.WAIT
    pill = PILL_HEIGHT - PILL_RISE if node.pill else 0.0
    inner = width - 16.0
    while True:
        text = _text(node, inner, style, bold=bold)
        height = max(text.height + 2 * (_PAD - 1) + pill, 22.0)
        radius, half = height / 2, text.height / 2 + pill / 2
        needed = text.width + 2 * (radius - sqrt(max(radius * radius - half * half, 0.0))) + 4
        if needed <= width or inner < 24.0:
            break
        inner -= 4.0
    needed = width if node.pill else max(min(needed, width), 58.0)
    return Box(-needed / 2, -height / 2, needed, height), text.placed(-text.height / 2 + pill / 2)


def _diamond(node: Node, width: float, style: Style) -> tuple[Box, tuple[TextLine, ...]]:
    """Return the lowest diamond that holds the text: all its corners inside the slopes."""
    best: tuple[float, _Text, float] | None = None
    share = 0.42
    while share < 0.86:
        text = _text(node, width * share, style)
        room = 1 - text.width / width
        if room > 0.08:
            height = _diamond_height(text, width)
            if best is None or height < best[0]:
                best = (height, text, text.height)
        share += 0.04
    if best is None:
        text = _text(node, width * 0.42, style)
        best = (_diamond_height(text, width), text, text.height)
    height = max(best[0], 34.0)
    return Box(-width / 2, -height / 2, width, height), best[1].placed(-best[2] / 2)


def _diamond_height(text: _Text, width: float) -> float:
    """Return twice the height at which the worst corner of a line touches the slope, with a little air."""
    top, needed = -text.height / 2, 0.0
    for line, size, bold in text.lines:
        bottom = top + size * LEADING
        half = text_width(line, size, bold) / 2 + 3
        edge = max(abs(top), abs(bottom)) - 0.1 * size
        needed = max(needed, 2 * edge / max(1 - 2 * half / width, 0.05))
        top = bottom
    return needed


def _connector(item: Item, room: float, style: Style) -> Shape:
    pages = ", ".join(map(str, item.pages)) or "0"
    words = ("págs. " if len(item.pages) > 1 else "pág. ") + pages
    under = wrap(words, room - 6, style.small, True)
    lines = ((item.letter or "A", 9.0, True), *((line, style.small, True) for line in under))
    height = (9.0 + len(under) * style.small) * LEADING
    width = max(widest(under, style.small, True) + 6, 38.0)
    text = _Text(lines, width, height)
    total = height + 3 + 10
    box = Box(-width / 2, -total / 2, width, total)
    return Shape(box, text.placed(-total / 2 + 2), total / 2, total / 2)


def _dressed(node: Node, box: Box, lines: tuple[TextLine, ...], style: Style, width: float) -> Shape:
    """Add the pill, the documents on the right under the box and the clock on the left.

    A symbol narrower than its column lends them what it does not use.
    """
    under = Box(-width / 2, box.y, width, box.height)
    up = down = box.height / 2
    pill, pill_text = _pill(node, box) if node.pill else (None, None)
    if pill:
        up = max(up, -pill.y)
    documents, below = _documents(node.documents, under, style)
    down = max(down, below)
    clock, clock_lines, below = _clock(node, under, style)
    return Shape(box, lines, up, max(down, below), pill, pill_text, documents, clock, clock_lines)


def _pill(node: Node, box: Box) -> tuple[Box, TextLine]:
    width = max(text_width(node.pill, 8.0, True) + 8, 16.0)
    if node.kind is NodeKind.DECISION:
        # Its lower right corner just on the slope, clear of the line that enters the top and of the text.
        right = min(-0.2 * box.width, -8.0)
        x, y = right - width, -box.height / 2 * (1 + 2 * right / box.width) - PILL_HEIGHT + 1
    else:
        x, y = box.x + 6, box.y - PILL_RISE
    place = Box(x, y, width, PILL_HEIGHT)
    return place, TextLine(x + width / 2, y + PILL_HEIGHT / 2 + 2.8, node.pill, 8.0, True)


def _documents(marks: tuple[DocumentMark, ...], box: Box, style: Style) -> tuple[tuple[PlacedDocument, ...], float]:
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
        over = min(max(_longest(said, style) - (room - 6 - behind), 0.0), _OVERHANG)
        lines = balanced(said, room + over - 6 - behind, style.small)
        text = _Text(tuple((line, style.small, False) for line in lines), room, len(lines) * style.small * LEADING)
        wide = min(max(widest(lines, style.small) + 8 + behind, 38.0), room + over)
        above, under = (1.5, _WAVE) if mark_shape is MarkShape.SHEET else (2 * _CAP, _CAP)
        height = above + text.height + under + behind
        place = Box(box.right + over - wide, top, wide, height)
        where = text.placed(top + above, place.x + (wide - behind) / 2)
        placed.append(PlacedDocument(tuple(mark.id for mark in group), mark_shape.value, place, where))
        top += height + 2
    return tuple(placed), (top - 2 if placed else 0.0)


def _clock(node: Node, box: Box, style: Style) -> tuple[Box | None, tuple[TextLine, ...], float]:
    if not node.clocks:
        return None, (), 0.0
    room = box.width / 2 - GAP
    indent = _CLOCK + 2
    top = start = box.bottom + 2
    if max(_longest(text, style) for text in node.clocks) > room - indent:
        # No room for its words beside the clock: they go under it.
        indent, start = 0.0, top + _CLOCK + 1
    texts = [line for text in dict.fromkeys(node.clocks) for line in wrap(text, room - indent, style.small)]
    height = len(texts) * style.small * LEADING
    block = _Text(tuple((line, style.small, False) for line in texts), room, height)
    lines = block.placed(start, box.x + indent)
    started = tuple(TextLine(line.x, line.y, line.text, line.size, anchor="start") for line in lines)
    return Box(box.x, top, _CLOCK, _CLOCK), started, max(start + height, top + _CLOCK)


def _longest(text: str, style: Style) -> float:
    """Return the width of the longest word."""
    return max(text_width(word, style.small) for word in text.split())


Sizer = Callable[[Item], Shape]
"""Gives the shape of an item in its own column."""
