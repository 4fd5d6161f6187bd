"""One line through the maze of a page: Dijkstra's algorithm over points and directions."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.layout.grid import (
    ACROSS,
    EAST,
    NORTH,
    SOUTH,
    STEPS,
    UPRIGHT,
    WEST,
    Board,
    Point,
    Route,
    Traffic,
    Unit,
    on_centre,
    unit,
)
from cauce.diagrams.pages.slice import Link

_BEND = 1.0
_CROSSING = 3.5
_TOUCH = 0.5
_LENGTH = (0.22, 0.3)
"""Of half a column and half a row."""
_SHARED_TRACK = (0.12, 0.4)
"""A further track in a channel between rows, and in one between columns, which costs width."""
_JOIN = 0.3
_TAKEN_SIDE = 40.0
_SIDE_OF_BRANCH = 14.0
_BRANCHING = (NodeKind.DECISION, NodeKind.FORK, NodeKind.WAIT)


@dataclass(slots=True)
class Prices:
    """What negotiation changes from round to round: the price of a disputed centre line, and its history."""

    present: float = 4.0
    history: dict[Unit, float] = field(default_factory=dict)
    points: dict[Point, float] = field(default_factory=dict)


class Maze:
    """Finds the cheapest way of a link, given the traffic of the others."""

    def __init__(self, board: Board, prices: Prices) -> None:
        self.board = board
        self.prices = prices
        self.blocked = board.occupied
        self.right, self.bottom = 2 * board.columns, 2 * board.rows

    def route(self, link: Link, traffic: Traffic) -> Route | None:
        """Return the points of the way from cell to cell; None when the link is walled in."""
        start, goal = self.board.cells[link.source], self.board.cells[link.target]
        net = link.target
        tree = traffic.tree.get(net, {})
        heap: list[tuple[float, int, Point, int]] = []
        came: dict[tuple[Point, int], tuple[Point, int] | None] = {}
        best: dict[tuple[Point, int], float] = {}
        serial = 0
        for direction in (SOUTH, EAST, WEST):
            step = STEPS[direction]
            point = (start[0] + step[0], start[1] + step[1])
            cost = self._exit(link, direction, start, point, traffic)
            best[point, direction] = cost
            came[point, direction] = None
            heappush(heap, (cost, serial, point, direction))
            serial += 1
        while heap:
            cost, _, point, heading = heappop(heap)
            if cost > best[point, heading]:
                continue
            if point == goal or (point in tree and point != goal):
                return self._path(start, point, heading, came, tree if point != goal else {})
            masks = traffic.masks.get(point)
            for direction in range(4):
                if (direction + 2) % 4 == heading:
                    continue
                step = STEPS[direction]
                following = (point[0] + step[0], point[1] + step[1])
                if not (0 <= following[0] <= self.right and 0 <= following[1] <= self.bottom):
                    continue
                if following in self.blocked and (following != goal or direction == NORTH):
                    continue
                price = cost + self._step(link, point, following, heading, direction, masks, traffic)
                if following == goal:
                    price += self._entry(link, direction, point, traffic)
                elif following in tree:
                    price += _JOIN
                key = (following, direction)
                if price < best.get(key, 1e9):
                    best[key] = price
                    came[key] = (point, heading)
                    heappush(heap, (price, serial, following, direction))
                    serial += 1
        return None

    def _exit(self, link: Link, direction: int, start: Point, point: Point, traffic: Traffic) -> float:
        owners = traffic.units.get(unit(start, point), ())
        own = f"<{link.source}"
        kind = self.board.kinds[link.source]
        cost = 0.1 if point[0] in (0, self.right) else 0.0
        cost += _TAKEN_SIDE * any(owner != own for owner in owners)
        if direction != SOUTH:
            cost += 0.0 if kind in _BRANCHING else (2.5 if kind is NodeKind.CONNECTOR else 0.7)
        if own in owners:
            cost += _SIDE_OF_BRANCH
        tree = traffic.tree.get(link.target, {})
        return cost + (_JOIN if point in tree else 0.0) + _LENGTH[direction % 2]

    def _entry(self, link: Link, direction: int, point: Point, traffic: Traffic) -> float:
        goal = self.board.cells[link.target]
        owners = traffic.units.get(unit(point, goal), ())
        cost = _TAKEN_SIDE * any(owner != link.target for owner in owners)
        if direction != SOUTH:
            kind = self.board.kinds[link.target]
            strict = kind in (NodeKind.DECISION, NodeKind.CONNECTOR, NodeKind.JOIN)
            cost += 2.0 if strict else 0.3
        return cost

    def _step(
        self, link: Link, point: Point, following: Point, heading: int, direction: int,
        masks: dict[str, int] | None, traffic: Traffic,
    ) -> float:  # fmt: skip
        cost = _LENGTH[direction % 2]
        turns = direction != heading
        if turns:
            cost += _BEND
        piece = unit(point, following)
        others = traffic.units.get(piece)
        if others:
            foreign = len(others) - (link.target in others)
            if on_centre(point, following):
                if foreign:
                    cost += self.prices.present * foreign
            else:
                cost += _SHARED_TRACK[direction % 2] * foreign
        if self.prices.history:
            cost += self.prices.history.get(piece, 0.0)
        if self.prices.points:
            cost += self.prices.points.get(point, 0.0)
        if masks:
            wanted = UPRIGHT if direction % 2 == 0 else ACROSS
            cell = point[0] % 2 and point[1] % 2
            for net, mask in masks.items():
                if net == link.target:
                    continue
                if not turns and mask & wanted == wanted:
                    cost += _CROSSING
                else:
                    cost += _CROSSING if cell else _TOUCH
        return cost

    def _path(
        self, start: Point, point: Point, heading: int,
        came: dict[tuple[Point, int], tuple[Point, int] | None], tree: dict[Point, Route],
    ) -> Route:  # fmt: skip
        tail = tree.get(point, (point,))
        back: list[Point] = []
        key = came[point, heading]
        while key is not None:
            back.append(key[0])
            key = came[key]
        return (start, *reversed(back), *tail)
