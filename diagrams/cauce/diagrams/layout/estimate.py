"""How full a page of some nodes would be at the least: quick enough to be asked for every stretch of a procedure."""

from __future__ import annotations

from cauce.diagrams.graph import Graph, Node, NodeKind
from cauce.diagrams.layout import frame
from cauce.diagrams.layout.shape import shape, wanted_width
from cauce.diagrams.layout.style import STYLES
from cauce.diagrams.pages.slice import Item
from cauce.diagrams.sheet import FRAME_WIDTH

MOST_LANES = 5
_CHANNEL = 16.0
_BETWEEN = 14.0
"""At the least, of what lies between two columns and at the edges, for each column."""
_MORE = 1.12
"""How much taller pages turn out than the longest path says, as measured on the shipped procedures."""
_MOST = 1.4
_SINK = 30.0
"""Height of an end or a connector."""


class Estimator:
    """Rows by longest path, each as tall as its tallest symbol in the tightest style."""

    def __init__(self, graph: Graph, order: tuple[Node, ...]) -> None:
        self.order = order
        self.index = {node.id: number for number, node in enumerate(order)}
        self.before: list[list[int]] = [[] for _ in order]
        self.after: list[list[int]] = [[] for _ in order]
        self.ends = [False] * len(order)
        for edge in graph.edges:
            if edge.source not in self.index:
                continue
            source = self.index[edge.source]
            if edge.target not in self.index:
                self.ends[source] = True
                continue
            target = self.index[edge.target]
            self.after[source].append(target)
            if target > source:
                self.before[target].append(source)
        self.wanted = [wanted_width(Item(node.id, node.kind, node.lane, node), STYLES[-1]) for node in order]
        self.heights: dict[tuple[int, int], float] = {}
        top = frame.top(graph.header, 1, 1, ())
        self.room = frame.body_height(top.bottom, 0.0) - frame.head_height(())
        self.more = _MORE
        self.seen: list[float] = []
        self.known: dict[tuple[int, int], float | None] = {}

    def fill(self, span: tuple[int, int]) -> float | None:
        """Return the share of a page that a span takes; None when it cannot fit, or hardly.

        A whole section, or procedure, gets the benefit of the doubt: it is only split when it certainly does not fit.
        """
        if span not in self.known:
            self.known[span] = self._fill(*span)
        least = self.known[span]
        if least is None:
            return None
        likely = least * self.more
        return likely if likely <= 1 or self._is_whole(*span) else None

    def learn(self, span: tuple[int, int], fill: float) -> None:
        """Take note of how full a page really was, for the estimates to come."""
        least = self._fill(*span)
        if least and fill < 3:
            self.seen.append(fill / least)
            self.more = min(max(_MORE, sorted(self.seen)[len(self.seen) // 2]), _MOST)

    def _is_whole(self, start: int, end: int) -> bool:
        if end - start == len(self.order):
            return True
        sections = {self.order[number].section for number in range(start, end)}
        around = [self.order[number].section for number in (start - 1, end) if 0 <= number < len(self.order)]
        return len(sections) == 1 and not sections & set(around) and "" not in sections

    def _fill(self, start: int, end: int) -> float | None:
        lanes = {self.order[number].lane for number in range(start, end)}
        if len(lanes) > MOST_LANES:
            return None
        # Every column is as wide as the longest word on the page asks.
        widest = max(self.wanted[start:end])
        if end - start > 1 and len(lanes) * (widest + _BETWEEN) > FRAME_WIDTH:
            return None
        rows: dict[int, int] = {}
        leaving: set[int] = set()
        for number in range(start, end):
            row = 0
            for source in self.before[number]:
                if source in rows:
                    row = max(row, rows[source] + (0 if self._beside(source, number) else 1))
            rows[number] = row
            if self.ends[number] or any(not start <= target < end for target in self.after[number]):
                leaving.add(row)
        tallest: dict[int, float] = {}
        columns = len(lanes)
        for number, row in rows.items():
            tallest[row] = max(tallest.get(row, 0.0), self._height(number, columns))
        for row in leaving:
            tallest[row + 1] = max(tallest.get(row + 1, 0.0), _SINK)
        total = sum(tallest.values()) + STYLES[-1].row_gap * (len(tallest) - 1) + 16
        fill = total / self.room
        return fill if fill <= 1 else None

    def _beside(self, source: int, target: int) -> bool:
        """Whether a step may stand beside the one before it."""
        return self.order[source].lane != self.order[target].lane or len(self.after[source]) > 1

    def _height(self, number: int, columns: int) -> float:
        key = (number, columns)
        if key not in self.heights:
            node = self.order[number]
            width = float(int((FRAME_WIDTH - _CHANNEL * (columns + 1)) / columns))
            found = shape(Item(node.id, node.kind, node.lane, node), width, STYLES[-1])
            self.heights[key] = found.up + found.down
            if node.kind is NodeKind.JOIN:
                self.heights[key] = 6.0
        return self.heights[key]
