"""One page laid out: placings tried, routed, given tracks, sizes and labels; the first clean one that fits is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cauce.diagrams.graph import Edge
from cauce.diagrams.layout.draw import Line, lines
from cauce.diagrams.layout.grid import Board, Point, board
from cauce.diagrams.layout.labels import Label, Obstacles, place_labels, size, wrappings
from cauce.diagrams.layout.negotiate import Routing, route_all
from cauce.diagrams.layout.place import Placement, place
from cauce.diagrams.layout.solve import Geometry, Room, solve
from cauce.diagrams.layout.style import STYLES, Style
from cauce.diagrams.layout.tracks import Tracks, assign, tight_points
from cauce.diagrams.pages.slice import Item, Slice
from cauce.diagrams.sheet import FRAME_WIDTH, Box

MOST_COLUMNS = 5
_KEEP = 6
_REROUTES = 4
_LABEL_ROUNDS = 5
_BROKEN = 5
"""How many lines of a page may be drawn as connectors because there is no clean way for them."""


@dataclass(frozen=True)
class Candidate:
    """A placing with its routes and tracks; `price` orders candidates, `problems` are links without a clean way."""

    placement: Placement
    board: Board
    routing: Routing
    tracks: Tracks
    problems: tuple[Edge, ...]
    crossed: tuple[Edge, ...]
    price: float


@dataclass(frozen=True)
class Drawing:
    """A page with every place, from the upper left corner of the lanes' bodies."""

    page: Slice
    candidate: Candidate
    geometry: Geometry
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    style: Style


def draw(cut: Callable[[frozenset[Edge]], Slice], height: float) -> Drawing | None:
    """Lay out a page in `height` points; None when it does not fit.

    `cut` gives the slice with some edges broken into connectors, for lines that have no clean way.
    """
    broken: frozenset[Edge] = frozenset()
    kept: Drawing | None = None
    for _ in range(_BROKEN + 1):
        page = cut(broken)
        tried: list[Candidate] = []
        for most in _widths(page):
            candidates = _candidates(page, most)
            clean = [candidate for candidate in candidates if not candidate.problems]
            drawing = next(_fitting(page, clean, height), None)
            if drawing is not None and not drawing.candidate.crossed:
                return drawing
            kept = kept or drawing
            tried += candidates
        if not tried:
            return kept
        if kept is None and not any(_fits(page, candidate, height) for candidate in tried):
            return None
        tried.sort(key=lambda candidate: candidate.price)
        guilty = [*tried[0].problems, *tried[0].crossed, *_unlabelled(page, tried, height)]
        fresh = [edge for edge in guilty if edge not in broken]
        if not fresh:
            return kept
        broken |= {max(fresh, key=lambda edge: (guilty.count(edge), edge.source, edge.target, edge.label))}
    return kept


def _widths(page: Slice) -> list[int]:
    """Return the numbers of columns to try: few first, as they leave room for text."""
    lanes = len(page.lanes)
    return sorted({max(lanes, 4), max(lanes, MOST_COLUMNS)})


def redress(drawing: Drawing, items: tuple[Item, ...], height: float) -> Drawing | None:
    """Draw a page again with other texts in its connectors; None when it no longer fits."""
    page = replace(drawing.page, items=items)
    again = _dressed(page, drawing.candidate, drawing.style, height)
    return again if again is not None and _labelled(again) else None


def _candidates(page: Slice, most: int) -> list[Candidate]:
    """Return the placings worth drawing, the best first."""
    found = [_routed(page, placement) for placement in place(page, most, _KEEP)]
    return sorted(found, key=lambda candidate: candidate.price)


def _routed(page: Slice, placement: Placement) -> Candidate:
    """Route a placing; where lines clash in a channel, route again with those points made dear."""
    field = board(page, placement)
    dear: dict[Point, float] = {}
    best: Candidate | None = None
    for _ in range(_REROUTES):
        routing = route_all(field, dear)
        walled = [number for number, route in enumerate(routing.routes) if not route]
        if walled:
            edges = tuple(field.links[number].edge for number in walled)
            return Candidate(placement, field, routing, assign(field, routing.routes), edges, (), 1e6)
        tracks = assign(field, routing.routes)
        nets = {run.net for pair in tracks.clashes for run in pair}
        problems = [field.links[number].edge for number in routing.disputed]
        problems += [link.edge for link in field.links if link.target in nets]
        price = 1000.0 * len(problems) + 12 * tracks.crossings + 0.5 * routing.bends + 0.5 * placement.cost
        crossed = _crossed(field, tracks)
        candidate = Candidate(placement, field, routing, tracks, tuple(problems), crossed, price)
        if best is None or price < best.price:
            best = candidate
        if not tracks.clashes:
            break
        for point in tight_points(tracks):
            dear[point] = dear.get(point, 0.0) + 2.0
    if best is None:
        raise AssertionError("at least one routing is always tried")
    return best


def _crossed(field: Board, tracks: Tracks) -> tuple[Edge, ...]:
    """Return the edges of the nets that cross another."""
    nets = tracks.crossing_nets
    return tuple(link.edge for link in field.links if link.target in nets)


def _fitting(page: Slice, candidates: list[Candidate], height: float) -> Iterator[Drawing]:
    """Yield the drawings that fit with every label in its place: the roomiest style of the best placing first."""
    for style in STYLES:
        for candidate in candidates:
            drawing = _dressed(page, candidate, style, height)
            if drawing is not None and _labelled(drawing):
                yield drawing


def _fits(page: Slice, candidate: Candidate, height: float) -> bool:
    return any(_dressed(page, candidate, style, height, rounds=1) is not None for style in STYLES)


def _unlabelled(page: Slice, candidates: list[Candidate], height: float) -> list[Edge]:
    """Return the edges whose label finds no place in the best placing that fits."""
    for candidate in candidates:
        for style in STYLES:
            drawing = _dressed(page, candidate, style, height)
            if drawing is not None:
                return [line.link.edge for line, label in zip(drawing.lines, drawing.labels, strict=True)
                        if line.link.label and label.box is None]  # fmt: skip
    return []


def _labelled(drawing: Drawing) -> bool:
    return all(label.box is not None or not line.link.label
               for line, label in zip(drawing.lines, drawing.labels, strict=True))  # fmt: skip


def _dressed(
    page: Slice, candidate: Candidate, style: Style, height: float, rounds: int = _LABEL_ROUNDS
) -> Drawing | None:
    """Size a candidate and place its labels, making room for those that find none; None when it does not fit."""
    room = Room()
    kept: Drawing | None = None
    for turn in range(rounds):
        geometry = solve(page, candidate.placement, candidate.tracks, style, room)
        if geometry is None or geometry.height > height:
            return kept
        drawn = lines(candidate.board, candidate.routing.routes, candidate.tracks, geometry)
        labels = place_labels(drawn, obstacles(candidate.board, geometry, drawn), style)
        drawing = Drawing(page, candidate, geometry, tuple(drawn), tuple(labels), style)
        if kept is None or _missing(drawing) < _missing(kept):
            kept = drawing
        if _labelled(drawing):
            return drawing
        for number, (line, label) in enumerate(zip(drawn, labels, strict=True)):
            if line.link.label and label.box is None:
                _widen(room, candidate, number, line, style, turn)
    return kept


def _missing(drawing: Drawing) -> int:
    return sum(1 for line, label in zip(drawing.lines, drawing.labels, strict=True)
               if line.link.label and label.box is None)  # fmt: skip


def _widen(room: Room, candidate: Candidate, number: int, line: Line, style: Style, turn: int) -> None:
    """Ask for room beside the first piece of a line whose label found no place."""
    x, y = candidate.board.cells[line.link.source]
    (xa, ya), (xb, yb) = line.points[:2]
    choices = wrappings(line.link.label, style)
    if ya != yb:
        wide, tall = size(choices[max(len(choices) - 2 - turn, 0)], style)
        room.above[y + 1] = max(room.above.get(y + 1, 0.0), tall + 5)
        if turn > 1:
            room.left[x + 1] = max(room.left.get(x + 1, 0.0), wide / 2)
    else:
        wide, _ = size(choices[max(len(choices) - 1 - turn, 0)], style)
        side, channel = (room.left, x + 1) if xb > xa else (room.right, x - 1)
        side[channel] = max(side.get(channel, 0.0), wide + 4)


def obstacles(field: Board, geometry: Geometry, drawn: list[Line]) -> Obstacles:
    """Return everything on which a label may not lie."""
    boxes = []
    for name, (x, y) in field.cells.items():
        centre = (geometry.column_x[x // 2], geometry.row_y[y // 2])
        shape = geometry.shapes[name]
        marks = [shape.box, shape.pill, shape.clock, *(document.box for document in shape.documents)]
        if shape.clock_lines and shape.clock:
            bottom = shape.down
            marks.append(Box(shape.clock.x, shape.clock.y, -shape.clock.x - 2, bottom - shape.clock.y))
        boxes += [Box(centre[0] + box.x, centre[1] + box.y, box.width, box.height) for box in marks if box]
    segments = [piece for line in drawn for piece in zip(line.points, line.points[1:], strict=False)]
    segments += [((x, 0.0), (x, geometry.height)) for x in geometry.borders]
    return Obstacles(boxes, segments, Box(0.0, 0.0, FRAME_WIDTH, geometry.height))
