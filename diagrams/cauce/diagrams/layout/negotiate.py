"""All lines of a page: routed, then ripped up and routed again until no centre line is disputed.

After L. McMurchie and C. Ebeling, «PathFinder: a negotiation-based performance-driven router for FPGAs», 1995.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from cauce.diagrams.layout.grid import Board, Point, Route, Traffic, unit
from cauce.diagrams.layout.maze import Maze, Prices

_ROUNDS = 7


@dataclass(frozen=True)
class Routing:
    """A route for each link of the board, by its number; `disputed` links have no clean way."""

    routes: tuple[Route, ...]
    disputed: tuple[int, ...]
    crossings: int
    bends: int


def route_all(board: Board, dear: dict[Point, float] | None = None) -> Routing:
    """Route every link; `dear` are points that an earlier assignment of tracks found too tight."""
    prices = Prices(points=dict(dear or {}))
    maze = Maze(board, prices)
    routes: dict[int, Route] = {}
    walled: set[int] = set()
    order = sorted(range(len(board.links)), key=lambda number: (_span(board, number), number))
    best: Routing | None = None
    again = order
    stale = 0
    for _ in range(_ROUNDS):
        for number in again:
            others = Traffic((board.links[other], route) for other, route in routes.items() if other != number)
            found = maze.route(board.links[number], others)
            if found is None:
                walled.add(number)
            else:
                routes[number] = found
        result = _judge(board, routes, walled)
        if best is None or _score(result) < _score(best):
            best = result
            stale = 0
        else:
            stale += 1
        again = _to_rip(board, routes, order)
        if not again or (stale > 1 and not best.disputed):
            break
        conflicts = Traffic((board.links[number], route) for number, route in routes.items()).conflicts()
        for piece in conflicts:
            prices.history[piece] = prices.history.get(piece, 0.0) + 1.5
        prices.present *= 1.7
    if best is None:
        raise AssertionError("at least one round is always made")
    return best


def _span(board: Board, number: int) -> int:
    link = board.links[number]
    (xa, ya), (xb, yb) = board.cells[link.source], board.cells[link.target]
    return 2 * abs(xa - xb) + abs(ya - yb) + (6 if yb < ya else 0)


def _to_rip(board: Board, routes: dict[int, Route], order: list[int]) -> list[int]:
    """Return the links worth another try: those in a dispute or a crossing."""
    traffic = Traffic((board.links[number], route) for number, route in routes.items())
    conflicts, crossings = traffic.conflicts(), traffic.crossings()
    if not conflicts and not crossings:
        return []
    return [number for number in order if number in routes and _touched(routes[number], conflicts, crossings)]


def _touched(route: Route, conflicts: set[tuple[Point, Point]], crossings: set[Point]) -> bool:
    return any(point in crossings for point in route) or any(unit(a, b) in conflicts for a, b in pairwise(route))


def _judge(board: Board, routes: dict[int, Route], walled: set[int]) -> Routing:
    traffic = Traffic((board.links[number], route) for number, route in routes.items())
    conflicts = traffic.conflicts()
    disputed = {number for number, route in routes.items() if _touched(route, conflicts, set())} | walled
    bends = sum(_bends(route) for route in routes.values())
    whole = tuple(routes.get(number, ()) for number in range(len(board.links)))
    return Routing(whole, tuple(sorted(disputed)), len(traffic.crossings()), bends)


def _bends(route: Route) -> int:
    return sum((b[0] - a[0], b[1] - a[1]) != (c[0] - b[0], c[1] - b[1])
               for a, b, c in zip(route, route[1:], route[2:], strict=False))  # fmt: skip


def _score(result: Routing) -> tuple[int, int, int]:
    return (len(result.disputed), result.crossings, result.bends)
