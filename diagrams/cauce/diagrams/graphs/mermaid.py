"""A graph in Mermaid's language, as wikis and repositories show it."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.diagrams.graph import Graph, Node, NodeKind
from cauce.diagrams.graphs.labels import made_ids, node_parts, nodes_by_lane
from cauce.diagrams.render.ours import OURS
from cauce.diagrams.render.xml import legal

_SHAPES = {
    NodeKind.START: ("([", "])"),
    NodeKind.END: ("([", "])"),
    NodeKind.DECISION: ("{", "}"),
    NodeKind.WAIT: (">", "]"),
    NodeKind.PROCEDURE: ("[[", "]]"),
    NodeKind.NOTE: ("[/", "/]"),
    NodeKind.CONNECTOR: ("{{", "}}"),
}
_PLAIN = frozenset(" .,¿?¡!()áéíóúüñÁÉÍÓÚÜÑ«»“”…·◷ºª")
"""What is kept as it is, besides ASCII letters and digits: all else could mean something to Mermaid or to HTML."""


def graph_mermaid(graph: Graph) -> str:
    """Return the flowchart of a graph, with a subgraph for each lane."""
    return "\n".join([f"%% {OURS}", "flowchart TB", *_lines(graph)]) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    ids = made_ids(graph)
    for lane, nodes in nodes_by_lane(graph):
        indent = "  "
        if lane and nodes:
            yield f"  subgraph {ids.lanes[lane.id]}[{_quoted((lane.name,))}]"
            indent = "    "
        for node in nodes:
            yield f"{indent}{ids.nodes[node.id]}{_shape(node)}"
        if lane and nodes:
            yield "  end"
    for edge in graph.edges:
        arrow = "-.->" if edge.dashed else "-->"
        lines = tuple(edge.label.split("\n"))
        label = f"|{_quoted(lines)}|" if edge.label.strip() else ""
        yield f"  {ids.nodes[edge.source]} {arrow}{label} {ids.nodes[edge.target]}"


def _shape(node: Node) -> str:
    before, after = _SHAPES.get(node.kind, ("[", "]"))
    return f"{before}{_quoted(node_parts(node) or (' ',))}{after}"


def _quoted(lines: tuple[str, ...]) -> str:
    """Return a text in quotation marks; `<br/>` between its lines is the only markup, and is ours."""
    return f'"{"<br/>".join(map(_escaped, lines))}"'


def _escaped(text: str) -> str:
    """Write whatever is not a letter, a digit or plain punctuation as Mermaid's `#code;`.

    «1. Recibe» would be read as a list of Markdown: a full stop after a digit is written so too. A hyphen or a slash
    inside a word («PR-IMMUVER-01», «y/o») is neither a list nor the start of an address.
    """
    letters = f" {legal(text)} "
    around = zip(letters, letters[1:], letters[2:], strict=False)
    return "".join(each if _is_plain(before, each, after) else f"#{ord(each)};" for before, each, after in around)


def _is_plain(before: str, character: str, after: str) -> bool:
    if character in "-/":
        return before.isalnum() and after.isalnum()
    if character in ".)" and before.isdigit():
        return False
    return (character.isascii() and character.isalnum()) or character in _PLAIN
