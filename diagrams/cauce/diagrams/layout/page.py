"""One page laid out: placings tried, routed, given tracks, sizes and labels; the first clean one that fits is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cauce.diagrams.graph import Edge, NodeKind
from cauce.diagrams.layout.draw import Line, lines
from cauce.diagrams.layout.grid import Board, Point, board
from cauce.diagrams.layout.labels import Label, Obstacles, place_labels, size, wrappings
from cauce.diagrams.layout.negotiate import Routing, route_all
from cauce.diagrams.layout.place import BEAM, DEAR_ROW, NEW_ROW, Placement, place
from cauce.diagrams.layout.solve import Geometry, Room, solve
from cauce.diagrams.layout.style import STYLES, Style
from cauce.diagrams.layout.tracks import Tracks, assign, tight_points
from cauce.diagrams.pages.slice import Item, Slice
from cauce.diagrams.sheet import FRAME_WIDTH, Box

MOST_COLUMNS = 5
_KEEP = 4
_HOPELESS = 1.4
"""A first placing this much taller than the page says enough."""
_REROUTES = 3
_LABEL_ROUNDS = 5
_BROKEN = 4
"""How many lines of a page may be drawn as connectors because there is no clean way for them."""

Cutter = Callable[[frozenset[Edge]], Slice]


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


@dataclass(frozen=True)
class Drawing:
    """A page with every place, from the upper left corner of the lanes' bodies."""

    page: Slice
    candidate: Candidate
    geometry: Geometry
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    style: Style


def draw(cut: Cutter, height: float) -> Drawing | float:
    """Lay out a page in `height` points; or return the height it would need at the least.

    `cut` gives the slice with some edges broken into connectors, for lines that have no clean way.
    """
    broken: frozenset[Edge] = frozenset()
    for _ in range(_BROKEN + 1):
        page = cut(broken)
        tried: list[Candidate] = []
        least = float("inf")
        for most, row_price in _widths(page):
            candidates = _candidates(page, most, BEAM, row_price)
            tried += candidates
            clean = [candidate for candidate in candidates if not candidate.problems]
            drawing = next(_fitting(page, clean, height), None)
            if drawing is not None:
                return drawing
            least = min([least, *(_least_height(page, candidate) for candidate in candidates)])
            if least > _HOPELESS * height:
                return least
        if least > height or not tried:
            return least
        fresh = _guilty(page, tried, height, broken)
        if fresh is None:
            return float("inf")
        broken |= {fresh}
    return float("inf")


def without_crossings(cut: Cutter, height: float, drawing: Drawing) -> Drawing:
    """Return a page with fewer crossings, if there is one that fits: searched wider, then with connectors."""
    broken: frozenset[Edge] = frozenset(drawing.page.broken)
    best = drawing
    for _ in range(_BROKEN):
        page = cut(broken)
        ways = [best.candidate.tried] if broken else _widths(page)
        candidates = [found for most, row_price in ways
                      for found in _candidates(page, most, 2 * BEAM, row_price)]  # fmt: skip
        candidates.sort(key=lambda candidate: candidate.price)
        clean = [found for found in candidates if not found.problems
                 and found.tracks.crossings < best.candidate.tracks.crossings]  # fmt: skip
        for found in _fitting(page, sorted(clean, key=lambda found: found.tracks.crossings), height):
            if found.candidate.tracks.crossings < best.candidate.tracks.crossings:
                best = found
            break
        if not best.candidate.tracks.crossings:
            return best
        counted = candidates[0].tracks.crossing_nets if candidates else {}
        edges = [link.edge for link in page.links if link.target in counted and link.edge not in broken
                 and not link.target.startswith(f"{link.source}>")]  # fmt: skip
        if not edges:
            return best
        net = {link.edge: link.target for link in page.links}
        broken |= {max(edges, key=lambda edge: (counted[net[edge]], edge.source, edge.target, edge.label))}
    return best


def _guilty(page: Slice, tried: list[Candidate], height: float, broken: frozenset[Edge]) -> Edge | None:
    """Return the edge that most stands in the way of a clean page."""
    tried = sorted(tried, key=lambda candidate: candidate.price)
    guilty = [*tried[0].problems, *_unlabelled(page, tried, height)]
    fresh = [edge for edge in guilty if edge not in broken]
    if not fresh:
        return None
    return max(fresh, key=lambda edge: (guilty.count(edge), edge.source, edge.target, edge.label))


def _widths(page: Slice) -> list[tuple[int, float]]:
    """Return what to try: the most columns, few first, as they leave room for text; and the price of a row."""
    lanes = len(page.lanes)
    few, many = max(lanes, 4), max(lanes, MOST_COLUMNS)
    return list(dict.fromkeys([(few, NEW_ROW), (few, DEAR_ROW), (many, NEW_ROW), (many, DEAR_ROW)]))


def redress(drawing: Drawing, items: tuple[Item, ...], height: float) -> Drawing | None:
    """Draw a page again with other texts in its connectors; None when it no longer fits."""
    page = replace(drawing.page, items=items)
    again = _dressed(page, drawing.candidate, drawing.style, height)
    return again if again is not None and _labelled(again) else None


def _candidates(page: Slice, most: int, beam: int, row_price: float) -> list[Candidate]:
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


def _fitting(page: Slice, candidates: list[Candidate], height: float) -> Iterator[Drawing]:
    """Yield the drawings that fit with every label in its place: the roomiest style of the best placing first.

    Columns too narrow for a long word are left for last.
    """
    for whole_words in (True, False):
        for style in STYLES:
            for candidate in candidates:
                drawing = _dressed(page, candidate, style, height, whole_words=whole_words)
                if drawing is not None and _labelled(drawing):
                    yield drawing


def _least_height(page: Slice, candidate: Candidate) -> float:
    geometry = solve(page, candidate.placement, candidate.tracks, STYLES[-1], Room())
    return geometry.height if geometry else float("inf")


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
    page: Slice, candidate: Candidate, style: Style, height: float, *, whole_words: bool = False
) -> Drawing | None:
    """Size a candidate and place its labels, making room for those that find none; None when it does not fit."""
    room = Room()
    kept: Drawing | None = None
    for turn in range(_LABEL_ROUNDS):
        geometry = solve(page, candidate.placement, candidate.tracks, style, room, whole_words=whole_words)
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
