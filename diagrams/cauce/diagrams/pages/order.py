"""The order in which nodes are put on pages."""

from __future__ import annotations

from cauce.diagrams.graph import Graph, Node, NodeKind


def page_order(graph: Graph) -> tuple[Node, ...]:
    """Return the nodes in declared order, each start just before the node it enters.

    Ends are left out: each page draws its own, beside what reaches it.
    """
    by_id = {node.id: node for node in graph.nodes}
    entered = {edge.source: edge.target for edge in reversed(graph.edges)}
    starts: dict[str, list[Node]] = {}
    alone: list[Node] = []
    for node in graph.nodes:
        if node.kind is NodeKind.START:
            target = by_id.get(entered.get(node.id, ""))
            if target is None or target.kind in (NodeKind.END, NodeKind.START):
                alone.append(node)
            else:
                starts.setdefault(target.id, []).append(node)
    ordered: list[Node] = []
    for node in graph.nodes:
        if node.kind not in (NodeKind.START, NodeKind.END):
            ordered += [*starts.get(node.id, ()), node]
    return (*ordered, *alone)
