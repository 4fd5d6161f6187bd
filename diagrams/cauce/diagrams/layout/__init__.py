"""Placing and routing: from a graph to sheets with every coordinate."""

from __future__ import annotations

from cauce.diagrams.graph import Graph
from cauce.diagrams.layout.engine import Engine
from cauce.diagrams.sheet import Sheet


def layout_sheets(graph: Graph) -> tuple[Sheet, ...]:
    """Return the pages of a graph, one letter sheet each. The same graph gives the same sheets.

    No text is cut: a long one makes its symbol taller, then the number of pages larger. Raises `SheetTooSmallError`
    when a single node does not fit on a page of its own; `unfold` leaves none so large.
    """
    return Engine(graph).sheets()
