from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from cauce.diagrams.graph import Edge, Graph, Node
from cauce.diagrams.pages.split import Span, split
from tests.diagrams.pages.test_slice import graph, node


def line(sections: list[str]) -> tuple[Graph, tuple[Node, ...]]:
    nodes = [replace(node(f"n{number}"), section=section) for number, section in enumerate(sections)]
    edges = [Edge(one.id, other.id) for one, other in pairwise(nodes)]
    return graph(nodes, edges), tuple(nodes)


def pages(sections: list[str], most: int) -> list[Span]:
    """Split a line of nodes of which at most `most` fit on a page."""
    drawn, order = line(sections)

    def fill(span: Span) -> float | None:
        share = (span[1] - span[0]) / most
        return share if share <= 1.2 else None

    return split(drawn, order, fill, lambda span: span[1] - span[0] <= most)


def test_pages_follow_one_another_and_hold_everything() -> None:
    spans = pages([""] * 23, 5)
    assert spans[0][0] == 0
    assert spans[-1][1] == 23
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert max(end - start for start, end in spans) <= 5


def test_a_section_that_fits_is_not_split() -> None:
    spans = pages(["uno"] * 3 + ["dos"] * 4 + ["tres"] * 4, 5)
    assert spans == [(0, 3), (3, 7), (7, 11)]


def test_a_section_taller_than_a_page_is_split_and_only_it() -> None:
    spans = pages(["uno"] * 2 + ["dos"] * 8 + ["tres"] * 2, 5)
    assert all(not (start < 2 < end or start < 10 < end) or end - start <= 5 for start, end in spans)
    assert len(spans) == 3


def test_a_single_node_that_does_not_fit_is_a_page_all_the_same() -> None:
    drawn, order = line(["", ""])
    assert split(drawn, order, lambda span: 0.9, lambda span: False) == [(0, 1), (1, 2)]
