"""Where pages end: dynamic programming over the drawing order, with heights estimated and then verified.

Cost of a page as in ALGORITHM.md step 2; a section that fits on a page is never split.
"""

from __future__ import annotations

from collections.abc import Callable

from cauce.diagrams.graph import Graph, Node, NodeKind

_PAGE = 100.0
_CUT_EDGE = 6.0
_UNUSED = 15.0
_SPLIT_SECTION = 4000.0
_SPLIT_TALL_SECTION = 40.0
_TOO_MANY = 18
"""Nodes beyond which no page is tried: nobody follows more at a glance."""
_COMFORTABLE = 12
_CROWDED = 4.0
"""For each node beyond a comfortable number, squared."""

Span = tuple[int, int]


def split(
    graph: Graph, order: tuple[Node, ...], estimate: Callable[[Span], float | None], fits: Callable[[Span], bool]
) -> list[Span]:
    """Return the pages as spans of `order`. Each span fits, or is a single node.

    `estimate` gives the fill of a span quickly (None: hopeless); `fits` draws it. Spans found too full are avoided in
    a further round, and so is everything that contains them.
    """
    refused: set[Span] = set()
    accepted: set[Span] = set()
    while True:
        spans = _best(graph, order, estimate, refused)
        news = [span for span in spans if span not in accepted]
        if not news:
            return spans
        for span in news:
            if span[1] - span[0] == 1 or fits(span):
                accepted.add(span)
            else:
                refused.add(span)


def _best(
    graph: Graph, order: tuple[Node, ...], estimate: Callable[[Span], float | None], refused: set[Span]
) -> list[Span]:
    index = {node.id: number for number, node in enumerate(order)}
    arcs = [(index[edge.source], index[edge.target]) for edge in graph.edges
            if edge.source in index and edge.target in index]  # fmt: skip
    tall = _tall_sections(order, estimate, refused)
    size = len(order)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * size
    for end in range(1, size + 1):
        for start in range(end - 1, max(end - _TOO_MANY, 0) - 1, -1):
            span = (start, end)
            alone = end - start == 1
            if not alone and any(start <= low and high <= end for low, high in refused):
                break
            fill = estimate(span)
            if fill is None and not alone:
                break
            cut = sum((start <= a < end) != (start <= b < end) for a, b in arcs)
            cost = best[start][0] + _PAGE + _CUT_EDGE / 2 * cut + _UNUSED * max(1 - (fill or 1.0), 0.0) ** 2
            cost += _CROWDED * max(end - start - _COMFORTABLE, 0) ** 2
            if end < size and _same_section(order, end):
                cost += _SPLIT_TALL_SECTION if order[end].section in tall else _SPLIT_SECTION
            if end < size and order[end - 1].kind is NodeKind.START:
                cost += _SPLIT_SECTION
            if cost < best[end][0]:
                best[end] = (cost, start)
    spans: list[Span] = []
    end = size
    while end:
        start = best[end][1]
        spans.append((start, end))
        end = start
    return spans[::-1]


def _same_section(order: tuple[Node, ...], at: int) -> bool:
    return bool(order[at].section) and order[at - 1].section == order[at].section


def _tall_sections(order: tuple[Node, ...], estimate: Callable[[Span], float | None], refused: set[Span]) -> set[str]:
    """Return the sections that do not fit on a page of their own."""
    tall: set[str] = set()
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or not _same_section(order, end):
            span = (start, end)
            if estimate(span) is None or any(start <= low and high <= end for low, high in refused):
                tall.add(order[start].section)
            start = end
    return tall
