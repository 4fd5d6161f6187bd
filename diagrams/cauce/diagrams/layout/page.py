"""One page laid out: placings tried, the first clean one that fits kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from cauce.diagrams.graph import Edge
from cauce.diagrams.layout.candidate import Candidate, candidates_of
from cauce.diagrams.layout.dress import Drawing, dressed, labelled
from cauce.diagrams.layout.place import BEAM, DEAR_ROW, NEW_ROW
from cauce.diagrams.layout.shape import wanted_width
from cauce.diagrams.layout.solve import Room, solve
from cauce.diagrams.layout.style import MINIMUM_COLUMN, STYLES
from cauce.diagrams.pages.slice import Item, Slice
from cauce.diagrams.sheet import FRAME_WIDTH

MOST_COLUMNS = 5
_HOPELESS = 1.4
"""A first placing this much taller than the page says enough."""
_BROKEN = 4
"""How many lines of a page may be drawn as connectors because there is no clean way for them."""

Cutter = Callable[[frozenset[Edge]], Slice]


def draw(cut: Cutter, height: float, *, whole_words: bool) -> Drawing | float:
    """Lay out a page in `height` points; or return the height it would need at the least.

    `cut` gives the slice with some edges broken into connectors, for lines that have no clean way. With `whole_words`
    a page whose columns are too narrow for a word of theirs does not fit.
    """
    broken: frozenset[Edge] = frozenset()
    for _ in range(_BROKEN + 1):
        page = cut(broken)
        tried: list[Candidate] = []
        least = float("inf")
        for most, row_price in _widths(page, whole_words=whole_words):
            candidates = candidates_of(page, most, BEAM, row_price)
            tried += candidates
            clean = [candidate for candidate in candidates if not candidate.problems]
            drawing = next(_fitting(page, clean, height, whole_words=whole_words), None)
            if drawing is not None:
                return drawing
            least = min([least, *(_least_height(page, candidate) for candidate in candidates)])
            if least > _HOPELESS * height:
                return least
        if least > height or not tried:
            return least
        fresh = _guilty(page, tried, height, broken, whole_words=whole_words)
        if fresh is None:
            return float("inf")
        broken |= {fresh}
    return float("inf")


def without_crossings(cut: Cutter, height: float, drawing: Drawing, *, whole_words: bool) -> Drawing:
    """Return a page with fewer crossings, if there is one that fits: searched wider, then with connectors."""
    broken: frozenset[Edge] = frozenset(drawing.page.broken)
    best = drawing
    for _ in range(_BROKEN):
        page = cut(broken)
        ways = [best.candidate.tried] if broken else _widths(page, whole_words=whole_words)
        candidates: list[Candidate] = []
        for most, row_price in ways:
            candidates += candidates_of(page, most, 2 * BEAM, row_price)
            best = _fewer_crossings(page, candidates, best, height, whole_words=whole_words)
            if not best.candidate.tracks.crossings:
                return best
        candidates.sort(key=lambda candidate: candidate.price)
        counted = candidates[0].tracks.crossing_nets if candidates else {}
        edges = [link.edge for link in page.links if link.target in counted and link.edge not in broken
                 and not link.target.startswith(f"{link.source}>")]  # fmt: skip
        if not edges:
            return best
        net = {link.edge: link.target for link in page.links}
        broken |= {max(edges, key=lambda edge: (counted[net[edge]], edge.source, edge.target, edge.label))}
    return best


def _fewer_crossings(
    page: Slice, candidates: list[Candidate], best: Drawing, height: float, *, whole_words: bool
) -> Drawing:
    """Return the drawing of the candidate with the fewest crossings, the cheapest of those, if they are fewer."""
    clean = [found for found in candidates if not found.problems
             and found.tracks.crossings < best.candidate.tracks.crossings]  # fmt: skip
    clean.sort(key=lambda found: (found.tracks.crossings, found.price))
    return next(_fitting(page, clean, height, whole_words=whole_words), best)


def _guilty(
    page: Slice, tried: list[Candidate], height: float, broken: frozenset[Edge], *, whole_words: bool
) -> Edge | None:
    """Return the edge that most stands in the way of a clean page."""
    tried = sorted(tried, key=lambda candidate: candidate.price)
    guilty = [*tried[0].problems, *_unlabelled(page, tried, height, whole_words=whole_words)]
    fresh = [edge for edge in guilty if edge not in broken]
    if not fresh:
        return None
    return max(fresh, key=lambda edge: (guilty.count(edge), edge.source, edge.target, edge.label))


def _widths(page: Slice, *, whole_words: bool) -> list[tuple[int, float]]:
    """Return what to try: the most columns, few first, as they leave room for text; and the price of a row."""
    lanes = len(page.lanes)
    widest = max(wanted_width(item, STYLES[-1]) for item in page.items) if whole_words else MINIMUM_COLUMN
    # One more than the words allow: a column of connectors is narrow.
    room = int(FRAME_WIDTH / (max(widest, MINIMUM_COLUMN) + 12)) + 1
    few, many = max(lanes, min(4, room)), max(lanes, min(MOST_COLUMNS, room))
    return list(dict.fromkeys([(few, NEW_ROW), (few, DEAR_ROW), (many, NEW_ROW), (many, DEAR_ROW)]))


def redress(drawing: Drawing, items: tuple[Item, ...], height: float) -> Drawing | None:
    """Draw a page again with other texts in its connectors; None when it no longer fits."""
    page = replace(drawing.page, items=items)
    again = dressed(page, drawing.candidate, drawing.style, height)
    return again if again is not None and labelled(again) else None


def _fitting(page: Slice, candidates: list[Candidate], height: float, *, whole_words: bool) -> Iterator[Drawing]:
    """Yield the drawings that fit with every label in its place: the roomiest style of the best placing first.

    Columns too narrow for a long word are left for last, or out.
    """
    for whole in (True,) if whole_words else (True, False):
        for style in STYLES:
            for candidate in candidates:
                drawing = dressed(page, candidate, style, height, whole_words=whole)
                if drawing is not None and labelled(drawing):
                    yield drawing


def _least_height(page: Slice, candidate: Candidate) -> float:
    geometry = solve(page, candidate.placement, candidate.tracks, STYLES[-1], Room())
    return geometry.height if geometry else float("inf")


def _unlabelled(page: Slice, candidates: list[Candidate], height: float, *, whole_words: bool) -> list[Edge]:
    """Return the edges whose label finds no place in the best placing that fits."""
    for candidate in candidates:
        for style in STYLES:
            drawing = dressed(page, candidate, style, height, whole_words=whole_words)
            if drawing is not None:
                return [line.link.edge for line, label in zip(drawing.lines, drawing.labels, strict=True)
                        if line.link.label and label.box is None]  # fmt: skip
    return []
