from __future__ import annotations

from cauce.diagrams.graph import Edge, Graph, Lane, Node, NodeKind
from cauce.diagrams.pages.order import page_order
from cauce.diagrams.pages.slice import cut
from tests.diagrams.handmade import HEADER


def node(name: str, kind: NodeKind = NodeKind.ACTIVITY, lane: str = "a") -> Node:
    return Node(id=name, kind=kind, text=name, lane=lane)


def graph(nodes: list[Node], edges: list[Edge]) -> Graph:
    lanes = tuple(Lane(name, name) for name in dict.fromkeys(each.lane for each in nodes))
    return Graph(header=HEADER, lanes=lanes, nodes=tuple(nodes), edges=tuple(edges))


CHAIN = graph(
    [node("i", NodeKind.START), node("j", NodeKind.START), node("a"), node("b"), node("c", lane="z"),
     node("f", NodeKind.END)],
    [Edge("i", "a"), Edge("j", "c"), Edge("a", "b"), Edge("b", "c", "Sí"), Edge("b", "f", "No"), Edge("c", "f"),
     Edge("c", "a", "Otra vez")],
)  # fmt: skip


def test_each_start_comes_just_before_what_it_enters_and_ends_are_left_out() -> None:
    assert [each.id for each in page_order(CHAIN)] == ["i", "a", "b", "j", "c"]


def test_a_whole_page_has_no_connectors_and_one_end_for_each_lane() -> None:
    page = cut(CHAIN, page_order(CHAIN))
    assert [item.id for item in page.items if item.kind is NodeKind.CONNECTOR] == []
    assert [(item.id, item.lane) for item in page.items if item.kind is NodeKind.END] == [("f", "a"), ("f-2", "z")]
    assert len(page.links) == len(CHAIN.edges)


def test_a_cut_line_leaves_by_a_connector_and_comes_in_by_another() -> None:
    order = page_order(CHAIN)
    first, second = cut(CHAIN, order[:3]), cut(CHAIN, order[3:])
    leaving = [(item.id, item.target) for item in first.items if item.outgoing]
    assert leaving == [("b>c", "c")]
    assert [(item.id, item.target, item.outgoing) for item in second.items if item.node is None] == [
        (">c", "c", False), ("c>a", "a", True)]  # fmt: skip
    labels = {(link.source, link.target): link.label for link in (*first.links, *second.links)}
    assert labels["b", "b>c"] == "Sí"
    assert labels[">c", "c"] == ""


def test_a_broken_line_has_both_connectors_on_its_page() -> None:
    back = CHAIN.edges[-1]
    page = cut(CHAIN, page_order(CHAIN), {back})
    assert {item.id for item in page.items if item.node is None} == {"c>a", ">a"}


def test_only_the_lanes_in_use_are_drawn() -> None:
    assert [lane.id for lane in cut(CHAIN, page_order(CHAIN)[:3]).lanes] == ["a"]
