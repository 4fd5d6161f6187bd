"""What a symbol says in formats that draw it whole: its number, text, additions, documents and clocks, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cauce.diagrams.graph import Graph, Lane, Node
from cauce.diagrams.render.xml import legal
from cauce.diagrams.text.wrap import wrap

_WIDTH = 170.0
"""Width at which labels are broken, in points at SIZE."""
SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Ids:
    """Names made by us for what a graph holds, so that no format reads anything in one of ours."""

    nodes: Mapping[str, str]
    lanes: Mapping[str, str]


def made_ids(graph: Graph) -> Ids:
    """Return n1, n2… for the nodes and c1, c2… for the lanes, by their ids in the graph."""
    return Ids(
        {node.id: f"n{number}" for number, node in enumerate(graph.nodes, 1)},
        {lane.id: f"c{number}" for number, lane in enumerate(graph.lanes, 1)},
    )


def node_parts(node: Node) -> tuple[str, ...]:
    """Return what a symbol says, each part on its own line."""
    first = f"{node.pill}. {node.text}" if node.pill else node.text
    documents = [f"[{mark.name or mark.text}{f' {mark.code}' if mark.code else ''}]" for mark in node.documents]
    parts = (*first.split("\n"), f"({node.detail})" if node.detail else "", *documents)
    return (*filter(None, parts), *(f"◷ {clock}" for clock in node.clocks))


def text_lines(text: str) -> tuple[str, ...]:
    """Break a text where its own line breaks are, and where it gets wide."""
    return tuple(line for part in text.split("\n") for line in wrap(legal(part), _WIDTH, SIZE))


def nodes_by_lane(graph: Graph) -> list[tuple[Lane | None, list[Node]]]:
    """Return the nodes of each lane in order, then those of none."""
    known = {lane.id for lane in graph.lanes}
    lanes: list[tuple[Lane | None, list[Node]]] = [
        (lane, [node for node in graph.nodes if node.lane == lane.id]) for lane in graph.lanes
    ]
    return [*lanes, (None, [node for node in graph.nodes if node.lane not in known])]
