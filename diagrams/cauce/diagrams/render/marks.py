"""What hangs from a symbol: documents, registers, the step's number, clocks."""

from __future__ import annotations

from cauce.diagrams.graph import MarkShape
from cauce.diagrams.render import palette
from cauce.diagrams.render.symbols import path, rectangle
from cauce.diagrams.render.text import text_lines
from cauce.diagrams.render.xml import element, number, numbers
from cauce.diagrams.sheet import Box, PlacedDocument, PlacedNode

WAVE = 6.0
"""Height of the wave at the foot of a document."""
RIM = 4.0
"""Half the height of the ellipses that close a drum."""
STACK_STEP = 3.0
"""How far the sheet behind shows, to the right and below."""
PILL_RADIUS = 3.0


def document(placed: PlacedDocument) -> str:
    """Return a drum, a document, or several as a stack, the front one last."""
    drum = placed.shape == MarkShape.DRUM
    box = placed.box
    if drum:
        figures = [path(_drum(box)), path(_rim(box), {"fill": "none"})]
    elif len(placed.ids) > 1:
        front = Box(box.x, box.y, box.width - STACK_STEP, box.height - STACK_STEP)
        behind = Box(front.x + STACK_STEP, front.y + STACK_STEP, front.width, front.height)
        figures = [path(_sheet(behind)), path(_sheet(front))]
    else:
        figures = [path(_sheet(box))]
    fill = palette.DRUM if drum else palette.SHEET
    content = [element("g", {"fill": fill, "stroke": palette.INK}, figures), *text_lines(placed.lines)]
    return element("g", {"class": "registro" if drum else "documento"}, content)


def pill(node: PlacedNode) -> str:
    """Return the number of a step, or nothing if it has none."""
    if node.pill is None or node.pill_text is None:
        return ""
    figure = rectangle(node.pill, {"fill": palette.NAVY}, radius=PILL_RADIUS)
    return element("g", {"class": "insignia"}, [figure, *text_lines((node.pill_text,), fill=palette.PAPER)])


def clock(node: PlacedNode) -> str:
    """Return a clock face and the deadline's own text, or nothing if the step has none."""
    if node.clock is None:
        return ""
    box = node.clock
    x, y, radius = box.x + box.width / 2, box.y + box.height / 2, box.width / 2 - palette.LINE / 2
    face = element("circle", {"cx": x, "cy": y, "r": radius, "fill": palette.PAPER})
    hands = path(f"M{numbers(x, y - radius * 0.65)}V{number(y)}H{number(x + radius * 0.55)}", {"fill": "none"})
    drawn = element("g", {"stroke": palette.INK, "stroke-width": palette.LINE}, [face, hands])
    return element("g", {"class": "reloj"}, [drawn, *text_lines(node.clock_lines)])


def _sheet(box: Box) -> str:
    """Return a page whose foot is a wave: below the middle at the left, above it at the right."""
    middle = box.bottom - WAVE / 2
    quarter, half = box.width / 4, box.width / 2
    wave = (
        f"Q{numbers(box.right - quarter, middle - WAVE, box.x + half, middle)}"
        f"Q{numbers(box.x + quarter, middle + WAVE, box.x, middle)}"
    )
    return f"M{numbers(box.x, box.y)}H{number(box.right)}V{number(middle)}{wave}Z"


def _drum(box: Box) -> str:
    arc = f"A{numbers(box.width / 2, RIM)} 0 0 1"
    return (
        f"M{numbers(box.x, box.y + RIM)}{arc} {numbers(box.right, box.y + RIM)}"
        f"V{number(box.bottom - RIM)}{arc} {numbers(box.x, box.bottom - RIM)}Z"
    )


def _rim(box: Box) -> str:
    arc = f"A{numbers(box.width / 2, RIM)} 0 0 0"
    return f"M{numbers(box.x, box.y + RIM)}{arc} {numbers(box.right, box.y + RIM)}"
