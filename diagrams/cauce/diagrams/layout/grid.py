"""The coarse grid of a page, its lines, and what runs where.

Points (x, y) with 0 ≤ x ≤ 2·columns and 0 ≤ y ≤ 2·rows: even lines are channels, odd ones the centres of columns and
rows, so (odd, odd) is a cell. A line never passes a cell that holds an item: it cannot run through a symbol.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.layout.place import Placement
from cauce.diagrams.pages.slice import Link, Slice

Point = tuple[int, int]
Unit = tuple[Point, Point]
Route = tuple[Point, ...]

EAST, SOUTH, WEST, NORTH = range(4)
STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))
_MASK = (1, 2, 4, 8)
ACROSS = _MASK[EAST] | _MASK[WEST]
UPRIGHT = _MASK[NORTH] | _MASK[SOUTH]


def unit(a: Point, b: Point) -> Unit:
    """Return the piece of line between two neighbouring points, whatever the direction."""
    return (a, b) if a < b else (b, a)


def on_centre(a: Point, b: Point) -> bool:
    """Whether a piece lies on the centre line of a column or row, where there is room for one line only."""
    return bool(a[0] % 2) if a[0] == b[0] else bool(a[1] % 2)


@dataclass(frozen=True)
class Board:
    """A page with its cells filled: what the router works on."""

    columns: int
    rows: int
    cells: dict[str, Point]
    kinds: dict[str, NodeKind]
    links: tuple[Link, ...]

    @property
    def occupied(self) -> frozenset[Point]:
        """The cells that hold an item."""
        return frozenset(self.cells.values())


def board(page: Slice, placement: Placement) -> Board:
    """Return the board of a placing."""
    cells = {name: (2 * column + 1, 2 * row + 1) for name, (column, row) in placement.cells.items()}
    kinds = {item.id: item.kind for item in page.items}
    return Board(len(placement.columns), placement.rows, cells, kinds, page.links)


class Traffic:
    """Which nets use each piece of line, and in which directions each point is used.

    A net is all lines to one target; they may run together. The first piece of a line belongs to its source, because
    the lines that leave one side of a symbol share it.
    """

    def __init__(self, routes: Iterable[tuple[Link, Route]]) -> None:
        self.units: dict[Unit, set[str]] = {}
        self.masks: dict[Point, dict[str, int]] = {}
        self.tree: dict[str, dict[Point, Route]] = {}
        for link, route in routes:
            self._add(link, route)

    def _add(self, link: Link, route: Route) -> None:
        net = link.target
        tree = self.tree.setdefault(net, {})
        for number, point in enumerate(route):
            mask = 0
            if number:
                previous = route[number - 1]
                owner = net if number > 1 else f"<{link.source}"
                self.units.setdefault(unit(previous, point), set()).add(owner)
                mask |= _MASK[STEPS.index((previous[0] - point[0], previous[1] - point[1]))]
                tree.setdefault(point, route[number:])
            if number + 1 < len(route):
                following = route[number + 1]
                mask |= _MASK[STEPS.index((following[0] - point[0], following[1] - point[1]))]
            if 0 < number < len(route) - 1:
                masks = self.masks.setdefault(point, {})
                masks[net] = masks.get(net, 0) | mask

    def conflicts(self) -> set[Unit]:
        """Return the pieces of centre line that two nets, or an exit and an entry, claim."""
        return {piece for piece, owners in self.units.items() if len(owners) > 1 and on_centre(*piece)}

    def crossings(self) -> set[Point]:
        """Return the points where a net goes straight across another."""
        return {
            point
            for point, masks in self.masks.items()
            if len(masks) > 1
            and any(mask & ACROSS == ACROSS for mask in masks.values())
            and any(mask & UPRIGHT == UPRIGHT for mask in masks.values())
            and _two_nets(masks)
        }


def _two_nets(masks: dict[str, int]) -> bool:
    flat = {net for net, mask in masks.items() if mask & ACROSS == ACROSS}
    steep = {net for net, mask in masks.items() if mask & UPRIGHT == UPRIGHT}
    return len(flat | steep) > 1
