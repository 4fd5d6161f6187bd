"""Placings routed and given tracks, with a price that tells which is best."""

from __future__ import annotations

from dataclasses import dataclass

from cauce.diagrams.graph import Edge, NodeKind
from cauce.diagrams.layout.grid import Board, Point, board
from cauce.diagrams.layout.negotiate import Routing, route_all
from cauce.diagrams.layout.place import Placement, place
from cauce.diagrams.layout.tracks import Tracks, assign, tight_points
from cauce.diagrams.pages.slice import Slice

_KEEP = 4
_REROUTES = 3


@dataclass(frozen=True)
class Candidate:
    """A placing with its routes and tracks; `price` orders candidates, `problems` are links without a clean way."""

    placement: Placement
    board: Board
    routing: Routing
    tracks: Tracks
    tried: tuple[int, float]
    problems: tuple[Edge, ...]
    price: float


def candidates_of(page: Slice, most: int, beam: int, row_price: float) -> list[Candidate]:
    """Return the placings worth drawing, the best first."""
    placements = place(page, most, beam, row_price)[:_KEEP]
    found = [_routed(page, placement, (most, row_price)) for placement in placements]
    return sorted(found, key=lambda candidate: candidate.price)


def _routed(page: Slice, placement: Placement, tried: tuple[int, float]) -> Candidate:
    """Route a placing; where lines clash in a channel, route again with those points made dear."""
    field = board(page, placement)
    dear: dict[Point, float] = {}
    best: Candidate | None = None
    for _ in range(_REROUTES):
        routing = route_all(field, dear)
        walled = [number for number, route in enumerate(routing.routes) if not route]
        if walled:
            edges = tuple(field.links[number].edge for number in walled)
            return Candidate(placement, field, routing, assign(field, routing.routes), tried, edges, 1e6)
        tracks = assign(field, routing.routes)
        nets = {run.net for pair in tracks.clashes for run in pair}
        problems = [field.links[number].edge for number in routing.disputed]
        problems += [link.edge for link in field.links if link.target in nets]
        problems += _sharing_a_vertex(field, routing)
        price = 1000.0 * len(problems) + 12 * tracks.crossings + 0.5 * routing.bends + 0.5 * placement.cost
        candidate = Candidate(placement, field, routing, tracks, tried, tuple(problems), price)
        if best is None or price < best.price:
            best = candidate
        if not tracks.clashes:
            break
        for point in tight_points(tracks):
            dear[point] = dear.get(point, 0.0) + 2.0
    if best is None:
        raise AssertionError("at least one routing is always tried")
    return best


def _sharing_a_vertex(field: Board, routing: Routing) -> list[Edge]:
    """Return the answers of a question that leave by a vertex which another one has: each needs its own."""
    taken: set[tuple[str, Point]] = set()
    found = []
    for link, route in zip(field.links, routing.routes, strict=True):
        if field.kinds[link.source] is NodeKind.DECISION:
            if (link.source, route[1]) in taken:
                found.append(link.edge)
            taken.add((link.source, route[1]))
    return found
