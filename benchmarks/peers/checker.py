"""What is wrong with a drawing, counted over plain coordinates, the same for whoever drew it.

Lanes are judged by where their nodes are, not by what a program says of them: a lane is a straight band when no node
of another lane stands across it. Where a count could be read two ways, the way that counts less is taken, for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import combinations
from math import ceil

from benchmarks.peers.plain import Box, Line, Picture, Symbol
from benchmarks.peers.plane import Segment, crossing, enters, enters_diamond, overlap, runs_along, segments

PAPER_WIDTH, PAPER_HEIGHT = 540.0, 720.0
"""Points of a letter page, portrait, inside margins of half an inch."""
SMALLEST = 8.0
"""Points of the smallest text that the manual's sheets may have."""
_NEAR = 1.0
"""Points between parallel lines under which they are one on the other."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted. `mixed` and `swapped` are pairs of lanes, of `pairs`: not apart, and in the wrong order."""

    pairs: int = 0
    mixed: int = 0
    swapped: int = 0
    overlaps: int = 0
    crossings: int = 0
    through: int = 0
    along: int = 0
    covered: int = 0
    bends: int = 0
    lines: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def count(picture: Picture) -> Counts:
    """Count everything in a drawing."""
    pieces = [segments(line.points) for line in picture.lines]
    pairs, mixed, swapped = lanes(picture)
    return Counts(
        pairs=pairs,
        mixed=mixed,
        swapped=swapped,
        overlaps=overlaps(picture.symbols),
        crossings=crossings(pieces),
        through=through(picture, pieces),
        along=along(picture.lines, pieces),
        covered=covered(picture),
        bends=sum(max(len(piece) - 1, 0) for line, piece in zip(picture.lines, pieces, strict=True) if not line.curved),
        lines=sum(not line.curved for line in picture.lines),
    )


def lanes(picture: Picture) -> tuple[int, int, int]:
    """Return the pairs of lanes with nodes, those that share a stretch, and those apart in the wrong order.

    Lanes may be columns or rows: the way with fewer mixed pairs counts, then with fewer swapped.
    """
    ways = []
    for sides in (_columns, _rows):
        spans: dict[str, tuple[float, float]] = {}
        for symbol in picture.symbols:
            if symbol.lane:
                low, high = sides(symbol.reach)
                known = spans.get(symbol.lane, (low, high))
                spans[symbol.lane] = (min(low, known[0]), max(high, known[1]))
        used = [spans[lane] for lane in picture.lanes if lane in spans]
        mixed = swapped = pairs = 0
        for first, second in combinations(used, 2):
            pairs += 1
            if min(first[1], second[1]) - max(first[0], second[0]) > 0.1:
                mixed += 1
            elif first[0] > second[0]:
                swapped += 1
        ways.append((mixed, swapped, pairs))
    mixed, swapped, pairs = min(ways)
    return pairs, mixed, swapped


def _columns(box: Box) -> tuple[float, float]:
    return box.left, box.right


def _rows(box: Box) -> tuple[float, float]:
    return box.top, box.bottom


def overlaps(symbols: Sequence[Symbol]) -> int:
    """Count the pairs of nodes with a piece on a piece."""
    return sum(any(overlap(one, other, 0.1) for one in a.pieces for other in b.pieces)
               for a, b in combinations(symbols, 2))  # fmt: skip


def crossings(pieces: Sequence[Sequence[Segment]]) -> int:
    """Count the places where lines cross; lines drawn as one cross once."""
    reach = [_reach(line) for line in pieces]
    places = set()
    for (a, one), (b, other) in combinations(zip(reach, pieces, strict=True), 2):
        if overlap(a, b, -1.0):
            places |= {crossing(mine, its) for mine in one for its in other}
    return len(places - {None})


def through(picture: Picture, pieces: Sequence[Sequence[Segment]]) -> int:
    """Count the pairs of a line and a node, not of its ends, that the line goes through."""
    found = 0
    for line, own in zip(picture.lines, pieces, strict=True):
        reach = _reach(own)
        for symbol in picture.symbols:
            if symbol.id not in (line.source, line.target) and overlap(reach, symbol.reach, -1.0):
                found += any(_goes_through(segment, symbol) for segment in own)
    return found


def _goes_through(segment: Segment, symbol: Symbol) -> bool:
    first, rest = symbol.pieces[0], symbol.pieces[1:]
    into = enters_diamond(segment, first, 0.7) if symbol.diamond else enters(segment, first, 0.5)
    return into or any(enters(segment, piece, 0.5) for piece in rest)


def along(lines: Sequence[Line], pieces: Sequence[Sequence[Segment]]) -> int:
    """Count the pairs of lines without a common end that run one on the other."""
    found = 0
    for (a, one), (b, other) in combinations(zip(lines, pieces, strict=True), 2):
        if not {a.source, a.target} & {b.source, b.target}:
            found += any(runs_along(mine, its, _NEAR) > 1.0 for mine in one for its in other)
    return found


def covered(picture: Picture) -> int:
    """Count the labels that lie on a node."""
    return sum(any(overlap(line.label, piece, 0.3) for symbol in picture.symbols for piece in symbol.pieces)
               for line in picture.lines if line.label)  # fmt: skip


def printed_text(picture: Picture) -> float:
    """Return the points of the smallest text when the drawing is made to fit one letter page; never enlarged."""
    extent = picture.extent
    return picture.text * min(1.0, PAPER_WIDTH / extent.width, PAPER_HEIGHT / extent.height)


def pages_needed(picture: Picture) -> int:
    """Return over how many letter pages the drawing is spread when its smallest text has 8 pt."""
    extent, scale = picture.extent, SMALLEST / picture.text
    # A hair's breadth over the paper is no page more.
    across = ceil(extent.width * scale / PAPER_WIDTH - 1e-6)
    return max(across, 1) * max(ceil(extent.height * scale / PAPER_HEIGHT - 1e-6), 1)


def _reach(pieces: Sequence[Segment]) -> Box:
    points = [point for segment in pieces for point in segment] or [(0.0, 0.0)]
    return Box(min(p[0] for p in points), min(p[1] for p in points),
               max(p[0] for p in points), max(p[1] for p in points))  # fmt: skip
