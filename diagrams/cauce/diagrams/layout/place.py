"""Cells for the items of a page: a beam search over the drawing order.

Every item gets a column of its lane and a row. The cost of a partial placing is that of its lines in their simplest
shapes, with crossings; the few best are then routed in earnest.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.layout.paths import Cell, Path, Placed, best_path
from cauce.diagrams.pages.slice import Item, Link, Slice

BEAM = 8
_SUBCOLUMNS = 3
_LANE_STEP = 32
_NEW_COLUMN = (0.0, 1.0, 1.5, 2.5, 6.0, 14.0)
NEW_ROW = 0.9
DEAR_ROW = 3.5
"""The price of a row, and what it is where pages are too tall."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Columns in page order, each with its lane, and the cell of each item: (column, row), both from 0."""

    columns: tuple[str, ...]
    rows: int
    cells: dict[str, tuple[int, int]]
    cost: float


@dataclass(slots=True)
class _State:
    cost: float = 0.0
    cells: dict[str, Cell] = field(default_factory=dict)
    taken: dict[Cell, str] = field(default_factory=dict)
    paths: tuple[Path, ...] = ()
    columns: frozenset[int] = frozenset()
    rows: int = 0

    def copy(self) -> _State:
        return _State(self.cost, dict(self.cells), dict(self.taken), self.paths, self.columns, self.rows)


def place(page: Slice, most_columns: int, beam: int, row_price: float = NEW_ROW) -> list[Placement]:
    """Return up to `beam` placings with at most `most_columns` columns, best first; none if there is none."""
    return _Search(page, most_columns, row_price).run(beam)


class _Search:
    def __init__(self, page: Slice, most_columns: int, row_price: float) -> None:
        self.page = page
        self.most = most_columns
        self.row_price = row_price
        self.limit = float("inf")
        self.lane = {lane.id: number for number, lane in enumerate(page.lanes)}
        self.index = {item.id: number for number, item in enumerate(page.items)}
        self.links: dict[str, list[Link]] = {item.id: [] for item in page.items}
        for link in page.links:
            self.links[link.source].append(link)
            self.links[link.target].append(link)
        self.kind = {item.id: item.kind for item in page.items}

    def run(self, beam: int) -> list[Placement]:
        states = [_State()]
        for number, item in enumerate(self.page.items):
            lanes_to_come = {self.lane[later.lane] for later in self.page.items[number + 1 :]}
            following: dict[tuple[Cell, ...], _State] = {}
            costs: list[float] = []
            self.limit = float("inf")
            for state in states:
                for extended in self.extend(state, item, lanes_to_come):
                    # All states hold the same items, in the order of the page.
                    key = tuple(extended.cells.values())
                    if key not in following:
                        insort(costs, extended.cost)
                        if len(costs) >= beam:
                            self.limit = costs[beam - 1]
                    if key not in following or extended.cost < following[key].cost:
                        following[key] = extended
            states = sorted(following.values(), key=lambda state: state.cost)[:beam]
        return [self.placement(state) for state in states]

    def extend(self, state: _State, item: Item, lanes_to_come: set[int]) -> Iterator[_State]:
        middle = self.lane[item.lane] * _LANE_STEP + _LANE_STEP // 2
        own = sorted(x for x in state.columns if abs(x - middle) < _LANE_STEP // 2)
        columns = [*own]
        seen = {x // _LANE_STEP for x in state.columns}
        missing = len((lanes_to_come | {self.lane[item.lane]}) - seen)
        spare = self.most - len(state.columns) - missing
        if not own:
            columns = [middle + 1]
        elif spare > 0 and len(own) < _SUBCOLUMNS + (len(self.page.lanes) == 1):
            columns += [own[0] - 2, own[-1] + 2]
        links = [link for link in self.links[item.id]
                 if (link.source if link.target == item.id else link.target) in state.cells]  # fmt: skip
        for x in columns:
            for row in self.rows(state, item, links):
                if (x, row) in state.taken:
                    continue
                extended = self.extended(state, item, (x, row), links)
                if extended is not None:
                    yield extended

    def rows(self, state: _State, item: Item, links: list[Link]) -> list[int]:
        """Return the rows worth trying: below what comes before, or beside it."""
        before = [state.cells[link.source] for link in links if link.target == item.id]
        if before:
            lowest = max(row for _, row in before)
            first = lowest + 1
            beside = [lowest]
            found = [*beside, first, first + 1, first + 2]
            # A free cell further down the lane, when branches are put one under the other.
            found.append(state.rows)
            return sorted({row for row in found if row >= 0})
        # Nothing leads here yet: beside or above what it will enter, which comes next in the drawing order.
        aims = [link.target for link in self.links[item.id] if link.source == item.id]
        entering = [state.cells[other.source][1] for aim in aims for other in self.links[aim]
                    if other.target == aim and other.source in state.cells]  # fmt: skip
        near = max(entering) if entering else -1
        return sorted({0, max(near, 0), near + 1, state.rows})

    def extended(self, state: _State, item: Item, cell: Cell, links: list[Link]) -> _State | None:
        """Return the state with one item more, unless it costs more than as many as are kept."""
        standing = sum([7.0 for path in state.paths if path.covers(cell)])
        if state.cost + standing > self.limit:
            return None
        new = state.copy()
        new.cost += standing
        new.cells[item.id] = cell
        new.taken[cell] = item.id
        if cell[0] not in new.columns:
            count = len(new.columns) + 1
            new.columns |= {cell[0]}
            # A first column of a lane is needed anyway; of the others each makes all boxes narrower.
            small = item.kind is NodeKind.CONNECTOR
            fresh = all(x // _LANE_STEP != cell[0] // _LANE_STEP for x in state.columns)
            new.cost += 0 if fresh else _NEW_COLUMN[min(count, 5)] * (0.5 if small else 1) + 1.5
        if cell[1] >= new.rows:
            new.cost += self.row_price * (cell[1] + 1 - new.rows)
            new.rows = cell[1] + 1
        paths = list(new.paths)
        for link in links:
            if new.cost > self.limit:
                return None
            forward = self.index[link.source] < self.index[link.target]
            placed = Placed(new.taken, new.columns, paths, self.kind[link.source], self.kind[link.target])
            path = best_path(link, new.cells[link.source], new.cells[link.target], placed, forward=forward)
            new.cost += path.cost
            paths.append(path)
        new.paths = tuple(paths)
        return new

    def placement(self, state: _State) -> Placement:
        columns = sorted(state.columns)
        number = {x: index for index, x in enumerate(columns)}
        lanes = tuple(self.page.lanes[x // _LANE_STEP].id for x in columns)
        used = sorted({row for _, row in state.cells.values()})
        rows = {row: index for index, row in enumerate(used)}
        cells = {name: (number[x], rows[row]) for name, (x, row) in state.cells.items()}
        return Placement(lanes, len(used), cells, state.cost)
