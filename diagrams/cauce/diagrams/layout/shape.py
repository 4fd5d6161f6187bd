"""The size of each symbol for its own text, around the centre of its box."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from cauce.diagrams.graph import Node, NodeKind
from cauce.diagrams.layout.block import TextBlock
from cauce.diagrams.layout.marks import clock_of, documents_of, pill_of
from cauce.diagrams.layout.style import GAP, LONG, MINIMUM_COLUMN, OVERHANG, PILL_HEIGHT, PILL_RISE, Style
from cauce.diagrams.pages.slice import Item
from cauce.diagrams.sheet import Box, PlacedDocument, TextLine
from cauce.diagrams.text.measure import text_width
from cauce.diagrams.text.wrap import LEADING, balanced, widest, wrap

_PAD = 5.0
_NARROWEST = 0.5
_BAR = 6.0
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


@lru_cache(maxsize=32768)
def shape(item: Item, width: float, style: Style) -> Shape:
    """Return the symbol of an item in a column `width` points wide."""
    if item.node is None:
        return _connector(item, min(width, 82.0), style)
    node = item.node
    if node.kind is NodeKind.JOIN:
        wide = min(width, 90.0)
        return Shape(Box(-wide / 2, -_BAR / 2, wide, _BAR), (), _BAR / 2, _BAR / 2)
    wide = width if says_much(node) else min(width, style.widest)
    if node.kind in (NodeKind.START, NodeKind.END, NodeKind.WAIT):
        box, lines = _rounded(node, wide, style)
    elif node.kind is NodeKind.DECISION:
        box, lines = _diamond(node, wide, style)
    else:
        box, lines = _rectangle(node, wide, style)
    return _dressed(node, box, lines, style, wide)


def says_much(node: Node) -> bool:
    """Whether a node has so much to say that its box takes all the width of its column."""
    return len(node.text) > LONG or sum(len(mark.text) for mark in node.documents) > LONG


@lru_cache(maxsize=32768)
def wanted_width(item: Item, style: Style) -> float:
    """Return the column width at which no word of an item is broken and no end is taller than wide, within reason."""
    if item.node is None:
        return 0.0
    node = item.node
    share = 1.9 if node.kind is NodeKind.DECISION else 1.0
    bold = node.kind in (NodeKind.START, NodeKind.END)
    wanted = [share * text_width(word, style.body, bold) + 16 for word in node.text.split()]
    marks = [word for mark in node.documents for word in mark.text.split()]
    wanted += [2 * (text_width(f"{word},", style.small) + 10 + GAP - OVERHANG) for word in marks]
    wanted += [2 * (text_width(word, style.small) + 1 + GAP) for text in node.clocks for word in text.split()]
    width = min(max(wanted, default=0.0), _WANTED)
    if bold:
        # Round ends look like ends only in a symbol wider than tall.
        width = max(width, MINIMUM_COLUMN)
        while _rounded(node, min(width, style.widest), style)[0].height > width - 4 and width < 2 * _WANTED:
            width += 6.0
    return width


def _text(node: Node, width: float, style: Style, *, bold: bool = False) -> TextBlock:
    size = style.body
    body = balanced(node.text, width, size, bold)
    detail = wrap(f"({node.detail})", width, style.small) if node.detail else ()
    lines = (*((line, size, bold) for line in body), *((line, style.small, False) for line in detail))
    wide = max(widest(body, size, bold), widest(detail, style.small))
    return TextBlock(lines, wide, (len(body) * size + len(detail) * style.small) * LEADING)


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
    # The documents of a step stand on the foot of its symbol.
    inner, pad = width - 16.0, _PAD - 1 + (4 if node.documents else 0)
    text = _text(node, inner, style, bold=bold)
    while not _in_stadium(text, width, max(text.height + 2 * pad + pill, 22.0), pill):
        # Narrower lines first; where they do not help, a taller symbol.
        if inner > max(_NARROWEST * width, 24.0):
            inner -= 4.0
        else:
            inner = width - 16.0
            pad += 3.0
        text = _text(node, inner, style, bold=bold)
    height = max(text.height + 2 * pad + pill, 22.0)
    needed = width
    while not node.pill and needed - 4 >= 58.0 and _in_stadium(text, needed - 4, height, pill):
        needed -= 4.0
    return Box(-needed / 2, -height / 2, needed, height), text.placed(-text.height / 2 + pill / 2)


def _in_stadium(text: TextBlock, width: float, height: float, pill: float) -> bool:
    """Whether the corners of a text, `pill` lower than the middle, are inside a stadium."""
    radius = min(width, height) / 2
    beyond = text.height / 2 + pill / 2 - (height / 2 - radius)
    if beyond >= radius:
        return False
    cut = radius - sqrt(radius * radius - max(beyond, 0.0) ** 2)
    return text.width / 2 + 2 <= width / 2 - cut


def _diamond(node: Node, width: float, style: Style) -> tuple[Box, tuple[TextLine, ...]]:
    """Return the lowest diamond that holds the text: all its corners inside the slopes."""
    best: tuple[float, TextBlock, float] | None = None
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


def _diamond_height(text: TextBlock, width: float) -> float:
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
    text = TextBlock(lines, width, height)
    total = height + 3 + 10
    box = Box(-width / 2, -total / 2, width, total)
    return Shape(box, text.placed(-total / 2 + 2), total / 2, total / 2)


def _dressed(node: Node, box: Box, lines: tuple[TextLine, ...], style: Style, width: float) -> Shape:
    """Add the pill, the documents on the right under the box and the clock on the left.

    A symbol narrower than its column lends them what it does not use.
    """
    under = Box(-width / 2, box.y, width, box.height)
    up = down = box.height / 2
    pill, pill_text = pill_of(node, box) if node.pill else (None, None)
    if pill:
        up = max(up, -pill.y)
    documents, below = documents_of(node.documents, under, style)
    down = max(down, below)
    clock, clock_lines, below = clock_of(node, under, style)
    return Shape(box, lines, up, max(down, below), pill, pill_text, documents, clock, clock_lines)
