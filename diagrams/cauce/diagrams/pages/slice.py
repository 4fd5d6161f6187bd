"""What one page draws: its nodes, the connectors of the lines that leave it or come to it, and its own ends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from cauce.diagrams.graph import Edge, Graph, Lane, Node, NodeKind


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a place on the page: a node, or a connector (`node` None) that stands for `target`.

    `letter` and `pages` of a connector are known once all pages are.
    """

    id: str
    kind: NodeKind
    lane: str
    node: Node | None = None
    target: str = ""
    outgoing: bool = False
    letter: str = ""
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the page between two items; `edge` is the edge of the graph that it draws, or a part of it."""

    source: str
    target: str
    edge: Edge
    label: str = ""
    dashed: bool = False
    arrow: bool = True


@dataclass(frozen=True, slots=True)
class Slice:
    """One page before any place is given: items in drawing order, links, lanes in declared order."""

    items: tuple[Item, ...]
    links: tuple[Link, ...]
    lanes: tuple[Lane, ...]
    broken: frozenset[Edge] = frozenset()


def cut(graph: Graph, nodes: tuple[Node, ...], broken: Collection[Edge] = ()) -> Slice:
    """Return the slice of some nodes; the edges in `broken` are drawn as connectors although both ends are here."""
    return _Cutter(graph, nodes, broken).slice()


class _Cutter:
    def __init__(self, graph: Graph, nodes: tuple[Node, ...], broken: Collection[Edge]) -> None:
        self.graph = graph
        self.nodes = nodes
        self.broken = broken
        self.here = {node.id: node for node in nodes}
        self.all = {node.id: node for node in graph.nodes}
        self.before: dict[str, list[Item]] = {}
        self.after: dict[str, list[Item]] = {}
        self.links: list[Link] = []
        self.ends: dict[tuple[str, str], list[tuple[Node, Edge]]] = {}

    def slice(self) -> Slice:
        for edge in self.graph.edges:
            self.take(edge)
        self.place_ends()
        items: list[Item] = []
        for node in self.nodes:
            items += self.before.get(node.id, [])
            items.append(Item(node.id, node.kind, node.lane, node))
            items += self.after.get(node.id, [])
        used = {item.lane for item in items}
        lanes = tuple(lane for lane in self.graph.lanes if lane.id in used)
        return Slice(tuple(items), tuple(self.links), lanes, frozenset(self.broken))

    def take(self, edge: Edge) -> None:
        """Draw an edge whole, or the part of it that this page shows."""
        source, target = self.here.get(edge.source), self.here.get(edge.target)
        if source and self.all[edge.target].kind is NodeKind.END:
            self.ends.setdefault((edge.target, source.lane), []).append((source, edge))
        elif source and target and edge not in self.broken:
            self.links.append(self.link(edge, source.id, target.id))
        else:
            if source:
                leaving = f"{edge.source}>{edge.target}"
                if all(item.id != leaving for item in self.after.get(source.id, ())):
                    connector = Item(leaving, NodeKind.CONNECTOR, source.lane, target=edge.target, outgoing=True)
                    self.after.setdefault(source.id, []).append(connector)
                self.links.append(self.link(edge, source.id, leaving))
            if target:
                entering = f">{edge.target}"
                if all(item.id != entering for item in self.before.get(target.id, ())):
                    connector = Item(entering, NodeKind.CONNECTOR, target.lane, target=edge.target)
                    self.before.setdefault(target.id, []).append(connector)
                    self.links.append(replace(self.link(edge, entering, target.id), label=""))

    def place_ends(self) -> None:
        """Draw each end once per lane that reaches it here, after the last node that does."""
        order = {node.id: number for number, node in enumerate(self.nodes)}
        copies: dict[str, int] = {}
        for (end, lane), reached in self.ends.items():
            copies[end] = copies.get(end, 0) + 1
            own = end if copies[end] == 1 else f"{end}-{copies[end]}"
            last = max((source.id for source, _ in reached), key=order.__getitem__)
            node = replace(self.all[end], lane=lane)
            self.after.setdefault(last, []).append(Item(own, node.kind, lane, node))
            self.links += [self.link(edge, source.id, own) for source, edge in reached]

    def link(self, edge: Edge, source: str, target: str) -> Link:
        note = self.all[edge.target].kind is NodeKind.NOTE
        return Link(source, target, edge, edge.label, edge.dashed, not note)
