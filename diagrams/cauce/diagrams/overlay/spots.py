"""The places where a mark may stand, the best first: over the upper right corner of its symbol, then around it."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.overlay.obstacles import Obstacles
from cauce.diagrams.overlay.shapes import Form
from cauce.diagrams.sheet import Box, PlacedNode

_OFF = 3.2
"""From an outline, which may be drawn thick, to a mark beside it."""
_RISE, _LESS = 6.0, 3.5
"""How far a mark stands over the outline of its symbol: that says best whose it is."""
_STEP = 3.0
_LEAST = 5.0
"""From the middle of a diamond to a mark beside its slopes."""
_OVERHANG = 5.0
"""Points that a mark stands out to the left or right of its symbol for each point of price."""
_HOLD = 8.0
"""A mark keeps at least so much of its side along its symbol: nobody asks whose it is."""


def best_spot(placed: PlacedNode, forms: Iterator[Form], obstacles: Obstacles) -> tuple[Form, float, float] | None:
    """Return the form and corner of the best free place of a mark, or None if it has none."""
    best: tuple[float, Form, float, float] | None = None
    for number, form in enumerate(forms):
        for price, x, y in _around(placed, form):
            over = max(placed.box.x - x, 0.0) + max(x + form.width - placed.box.right, 0.0)
            total = price + 4.0 * number + over / _OVERHANG
            if (best is None or total < best[0]) and obstacles.free(Box(x, y, form.width, form.height), placed):
                best = (total, form, x, y)
    return best[1:] if best else None


def _around(placed: PlacedNode, form: Form) -> Iterator[tuple[float, float, float]]:
    """Yield (price, x, y) of places for a form."""
    box = placed.box
    if placed.node.kind is NodeKind.DECISION:
        yield from _beside_slopes(box, form)
        # A diamond has but a point on each side.
        middle = box.y + box.height / 2
        yield from _on_sides(box, form, middle - form.height + 2, middle - 2)
        return
    for price, y in (
        (0.0, box.y - form.height + _RISE),
        (1.0, box.y - form.height + _LESS),
        (2.0, box.y - form.height - _OFF),
        (13.0, box.bottom - _RISE),
        (14.0, box.bottom - _LESS),
        (16.0, box.bottom + _OFF),
    ):
        for x in _slide(box.right - 4 - form.width, box.x - form.width + _HOLD):
            yield price + (box.right - form.width - x) / 10, x, y
        for x in _slide(box.right - 4 - form.width, box.right - _HOLD):
            yield price + 3 + (x - box.right + form.width) / 10, x, y
    yield from _on_sides(box, form, box.y - form.height + _HOLD, box.bottom - _HOLD)


def _on_sides(box: Box, form: Form, first: float, last: float) -> Iterator[tuple[float, float, float]]:
    """Yield places at the right and the left, from `first` down to `last`."""
    for price, x in (
        (8.0, box.right - _LESS),
        (10.0, box.right + _OFF),
        (18.0, box.x - form.width + _LESS),
        (20.0, box.x - form.width - _OFF),
    ):
        for y in _slide(first, last):
            yield price + (y - first) / 10, x, y


def _beside_slopes(box: Box, form: Form) -> Iterator[tuple[float, float, float]]:
    """Yield places whose corner is on a side of a diamond, or close to it; the upper right first."""
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    for away, dear in ((-_LESS, 0.0), (_OFF, 3.0)):
        for number in range(int((box.width / 2 - _LEAST) / _STEP) + 1):
            out = _LEAST + _STEP * number
            slope = box.height / 2 * (1 - 2 * out / box.width) + away
            right, left = middle_x + out, middle_x - out - form.width
            price = dear + number / 4
            yield price, right, middle_y - slope - form.height
            yield price + 6, left, middle_y - slope - form.height
            yield price + 10, right, middle_y + slope
            yield price + 12, left, middle_y + slope


def _slide(start: float, end: float) -> Iterator[float]:
    """Yield numbers from `start` towards `end`, that one too."""
    way = _STEP if end > start else -_STEP
    value = start
    while (end - value) * way > 0:
        yield value
        value += way
    yield end
