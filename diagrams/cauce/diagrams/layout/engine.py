"""All pages of a graph: where they end, what each draws, and the letters of the connectors between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cauce.diagrams.graph import Edge, Graph, Node
from cauce.diagrams.layout import frame
from cauce.diagrams.layout.dress import Drawing
from cauce.diagrams.layout.emit import emit, sections_of
from cauce.diagrams.layout.estimate import Estimator
from cauce.diagrams.layout.page import draw, redress, without_crossings
from cauce.diagrams.pages.order import page_order
from cauce.diagrams.pages.slice import Item, Slice, cut
from cauce.diagrams.pages.split import Span, split
from cauce.diagrams.sheet import Sheet

_FEW = 6
"""Nodes so few that a crossing among them is not cured by another page."""


class SheetTooSmallError(Exception):
    """A single node is larger than a page."""


class Engine:
    """Lays out one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.order = page_order(graph)
        self.drawn: dict[Span, Drawing | None] = {}
        self.clean: dict[Span, Drawing] = {}
        self.estimator = Estimator(graph, self.order)

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the sheets."""
        while True:
            spans = split(self.graph, self.order, self.estimator.fill, self.fits)
            drawings = [self.polished(span) for span in spans]
            for (start, _), drawing in zip(spans, drawings, strict=True):
                if drawing is None:
                    raise SheetTooSmallError(self.order[start].text)
            lettered = self.lettered(spans, [drawing for drawing in drawings if drawing is not None])
            full = [span for span, drawing in zip(spans, lettered, strict=True) if drawing is None]
            if not full:
                return tuple(emit(self.graph, drawing, number, len(spans))
                             for number, drawing in enumerate(lettered, 1) if drawing)  # fmt: skip
            # The page numbers of its connectors made a page too tall.
            self.drawn.update(dict.fromkeys(full))

    def fits(self, span: Span) -> bool:
        """Whether a page can be drawn well: one with crossings is rather cut in two, but not inside a section."""
        drawing = self.polished(span)
        if drawing is None or not drawing.candidate.tracks.crossings or span[1] - span[0] <= _FEW:
            return drawing is not None
        sections = {node.section for node in self.nodes(span)}
        return len(sections) == 1 and "" not in sections

    def nodes(self, span: Span) -> tuple[Node, ...]:
        """Return the nodes of a page."""
        return self.order[span[0] : span[1]]

    def height(self, page: Slice) -> float:
        """Return the points left for the bodies of the lanes."""
        top = frame.top(self.graph.header, 1, 1, sections_of(page.items))
        legend = frame.legend_text(self.graph.header, [item.node for item in page.items if item.node])
        return frame.body_height(top.bottom, frame.legend_height(legend)) - frame.head_height(page.lanes)

    def drawing(self, span: Span) -> Drawing | None:
        """Return the drawing of a page, or None when it does not fit."""
        if span not in self.drawn:
            nodes = self.nodes(span)

            def sliced(broken: frozenset[Edge]) -> Slice:
                return cut(self.graph, nodes, broken)

            height = self.height(sliced(frozenset()))
            found = draw(sliced, height, whole_words=_several(span))
            self.drawn[span] = found if isinstance(found, Drawing) else None
            self.estimator.learn(span, (found.geometry.height if isinstance(found, Drawing) else found) / height)
        return self.drawn[span]

    def polished(self, span: Span) -> Drawing | None:
        """Return the drawing of a page that stays, with as few crossings as can be."""
        drawing = self.drawing(span)
        if drawing is None or not drawing.candidate.tracks.crossings:
            return drawing
        nodes = self.nodes(span)
        if span not in self.clean:
            self.clean[span] = without_crossings(
                lambda broken: cut(self.graph, nodes, broken),
                self.height(drawing.page),
                drawing,
                whole_words=_several(span),
            )
        return self.clean[span]

    def lettered(self, spans: list[Span], drawings: list[Drawing]) -> list[Drawing | None]:
        """Write the letters and pages of the connectors: one letter for each target, in drawing order.

        A page that becomes too tall for that is None.
        """
        home = {node.id: number for number, span in enumerate(spans, 1) for node in self.nodes(span)}
        leaving: dict[str, list[int]] = {}
        for number, drawing in enumerate(drawings, 1):
            for item in drawing.page.items:
                if item.outgoing and number not in leaving.setdefault(item.target, []):
                    leaving[item.target].append(number)
        letters = dict(zip(leaving, _alphabet(), strict=False))

        def written(item: Item) -> Item:
            if item.node is not None:
                return item
            pages = (home[item.target],) if item.outgoing else tuple(leaving[item.target])
            return replace(item, letter=letters[item.target], pages=pages)

        return [redress(drawing, tuple(map(written, drawing.page.items)), self.height(drawing.page))
                for drawing in drawings]  # fmt: skip


def _several(span: Span) -> bool:
    """Whether a page could be cut: then no word of it is broken for want of width."""
    return span[1] - span[0] > 1


def _alphabet() -> Iterator[str]:
    """Yield the letters A to Z, then AA, AB and so on."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    size = 1
    while True:
        count = len(letters) ** size
        for number in range(count):
            word, rest = "", number
            for _ in range(size):
                rest, digit = divmod(rest, len(letters))
                word = letters[digit] + word
            yield word
        size += 1
