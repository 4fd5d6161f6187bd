"""A graph in the DOT language, through the `graphviz` package."""

from __future__ import annotations

from typing import Any

from cauce.diagrams.graph import Graph, Node, NodeKind
from cauce.diagrams.graphs.labels import made_ids, node_parts, nodes_by_lane, text_lines
from cauce.diagrams.render import palette
from cauce.diagrams.render.ours import OURS
from cauce.diagrams.render.symbols import FILLS
from cauce.diagrams.render.xml import legal

_SHAPES = {
    NodeKind.START: ("box", "rounded,filled"),
    NodeKind.END: ("box", "rounded,filled"),
    NodeKind.DECISION: ("diamond", "filled"),
    NodeKind.WAIT: ("cds", "filled"),
    NodeKind.FORK: ("box", "filled"),
    NodeKind.JOIN: ("box", "filled"),
    NodeKind.PROCEDURE: ("component", "filled"),
    NodeKind.NOTE: ("note", "filled"),
    NodeKind.CONNECTOR: ("invhouse", "filled"),
}
_FONT = "Arial"


def graph_dot(graph: Graph) -> str:
    """Return the source of a graph, with a cluster for each lane."""
    # The package takes longer to load than to write this: only who asks for DOT waits for it.
    import graphviz  # type: ignore[import-untyped]  # noqa: PLC0415

    ids = made_ids(graph)
    header = graph.header
    title = " · ".join(filter(None, (f"{header.key} {header.procedure}".strip(), header.version, header.mark)))
    whole = graphviz.Digraph(
        "cauce",
        comment=OURS,
        graph_attr={"label": _label((title,)), "labelloc": "t", "fontname": _FONT, "rankdir": "TB", "newrank": "true"},
        node_attr={"fontname": _FONT, "fontsize": "9", "color": palette.INK, "fontcolor": palette.INK},
        edge_attr={"fontname": _FONT, "fontsize": "8", "color": palette.INK, "fontcolor": palette.NAVY},
    )
    for lane, nodes in nodes_by_lane(graph):
        cluster = graphviz.Digraph(f"cluster_{ids.lanes[lane.id]}") if lane else whole
        if lane:
            cluster.attr("graph", label=_label(text_lines(lane.name)), style="filled", color=palette.RULE,
                         fillcolor=palette.LANE)  # fmt: skip
        for node in nodes:
            cluster.node(ids.nodes[node.id], _label(text_lines("\n".join(node_parts(node)))), **_look(node))
        if lane and nodes:
            whole.subgraph(cluster)
    for edge in graph.edges:
        style = {"style": "dashed"} if edge.dashed else {}
        label = _label(text_lines(edge.label)) if edge.label else None
        whole.edge(ids.nodes[edge.source], ids.nodes[edge.target], label, **style)
    return str(whole.source)


def _look(node: Node) -> dict[str, str]:
    if node.kind is NodeKind.JOIN and not node.text:
        return {"shape": "box", "style": "filled", "fillcolor": palette.INK, "height": "0.06", "width": "1.2"}
    fill = palette.PAPER if node.kind in (NodeKind.FORK, NodeKind.NOTE) else FILLS[node.kind]
    shape, style = _SHAPES.get(node.kind, ("box", "filled"))
    return {"shape": shape, "style": style, "fillcolor": fill}


def _label(lines: tuple[str, ...]) -> Any:
    r"""Return a label (a kind of text of the package) of some lines that are read as they are.

    `graphviz.escape` doubles backslashes, so that the only escapes are the `\n` put here, and keeps a text in angle
    brackets from being read as HTML; the package itself escapes quotation marks. Graphviz decodes the entities of HTML
    (`&lt;`) in any label, hence the ampersands.
    """
    import graphviz  # noqa: PLC0415

    return graphviz.nohtml("\\n".join(graphviz.escape(legal(line).replace("&", "&amp;")) for line in lines))
