"""What hangs from a symbol: documents, registers, the step's number, clocks."""

from __future__ import annotations

from cauce.diagrams.graph import MarkShape
from cauce.diagrams.render import palette
from cauce.diagrams.render.symbols import path, rectangle
from cauce.diagrams.render.text import text_lines
from cauce.diagrams.render.xml import element, number, numbers
from cauce.diagrams.sheet import Box, PlacedDocument, PlacedNode

WAVE = 7.0
"""Height of the wave at the foot of a document."""
CAP = 6.0
"""Height of the ellipse that closes a drum."""
STACK_STEP = 4.0
"""How far the sheet behind shows, to the right and below."""
CLOCK_RADIUS = 4.0
CLOCK_CENTRE = 6.0
"""Distance of a clock's centre from the left of its box."""
PILL_RADIUS = 3.0


def document(placed: PlacedDocument) -> str:
    """Return a document or a stack of them, front last."""
    drum = placed.shape == MarkShape.DRUM
    box = placed.box
    boxes = [box]
    if len(placed.ids) > 1:
        front = Box(box.x, box.y, box.width - STACK_STEP, box.height - STACK_STEP)
        boxes = [Box(front.x + STACK_STEP, front.y + STACK_STEP, front.width, front.height), front]
    figures = [path(_drum(each) if drum else _sheet(each)) for each in boxes]
    if drum:
        figures += [path(_rim(each)) for each in boxes[-1:]]
    fill = palette.DRUM if drum else palette.SHEET
    content = [element("g", {"fill": fill, "stroke": palette.INK}, figures), *text_lines(placed.lines)]
    return element("g", {"class": "registro" if drum else "documento"}, content)


def pill(node: PlacedNode) -> str:
    """Return the number of a step, or nothing if it has none."""
    if node.pill is None or node.pill_text is None:
        return ""
    figure = rectangle(node.pill, radius=PILL_RADIUS, fill=palette.NAVY)
    return element("g", {"class": "insignia"}, [figure, *text_lines((node.pill_text,), fill=palette.PAPER)])


def clock(node: PlacedNode) -> str:
    """Return a clock face and the deadline's own text, or nothing if the step has none."""
    if node.clock is None:
        return ""
    x, y = node.clock.x + CLOCK_CENTRE, node.clock.y + node.clock.height / 2
    face = element("circle", {"cx": x, "cy": y, "r": CLOCK_RADIUS, "fill": palette.PAPER})
    hands = path(f"M{numbers(x, y - CLOCK_RADIUS * 0.65)}V{number(y)}H{number(x + CLOCK_RADIUS * 0.55)}", fill="none")
    drawn = element("g", {"stroke": palette.INK, "stroke-width": palette.LINE}, [face, hands])
    return element("g", {"class": "reloj"}, [drawn, *text_lines(node.clock_lines)])


def _sheet(box: Box) -> str:
    """A page whose foot is a wave: below the middle at the left, above it at the right."""
    middle = box.bottom - WAVE / 2
    quarter, half = box.width / 4, box.width / 2
    wave = (
        f"Q{numbers(box.right - quarter, middle - WAVE, box.x + half, middle)}"
        f"Q{numbers(box.x + quarter, middle + WAVE, box.x, middle)}"
    )
    return f"M{numbers(box.x, box.y)}H{number(box.right)}V{number(middle)}{wave}Z"


def _drum(box: Box) -> str:
    rim, radius = CAP / 2, box.width / 2
    return (
        f"M{numbers(box.x, box.y + rim)}A{numbers(radius, rim)} 0 0 1 {numbers(box.right, box.y + rim)}"
        f"V{number(box.bottom - rim)}A{numbers(radius, rim)} 0 0 1 {numbers(box.x, box.bottom - rim)}Z"
    )


def _rim(box: Box) -> str:
    rim, radius = CAP / 2, box.width / 2
    return f"M{numbers(box.x, box.y + rim)}A{numbers(radius, rim)} 0 0 0 {numbers(box.right, box.y + rim)}"
