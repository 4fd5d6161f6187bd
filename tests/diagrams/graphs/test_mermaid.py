"""Mermaid: every line is one of the few that we write, and in quotation marks nothing but letters and codes.

The grammar checked here is the part of Mermaid's flowcharts in use; all these texts were also given to Mermaid 12.3 in
a browser, which showed each of them as it is written.
"""

from __future__ import annotations

import re

import pytest

from cauce.diagrams.graph import Graph
from cauce.diagrams.graphs.labels import node_parts
from cauce.diagrams.graphs.mermaid import graph_mermaid
from cauce.diagrams.render.ours import OURS
from cauce.diagrams.render.xml import legal
from tests.diagrams.graphs.texts import TRICKY, spoken_by
from tests.diagrams.shipped import Drawn

KEYS = ("64-AJP-P01", *(f"PR-IMMUVER-0{number}" for number in range(1, 6)))
PLAIN = r"[A-Za-z0-9 .,¿?¡!()áéíóúüñÁÉÍÓÚÜÑ«»“”…·◷ºª]"
TEXT = rf'"((?:{PLAIN}|#\d+;|<br/>|(?<=\w)[-/](?=\w))+)"'
SHAPES = (
    ("[", "]"), ("([", "])"), ("{", "}"), (">", "]"), ("[[", "]]"), ("[/", "/]"), ("{{", "}}"),
)  # fmt: skip
NODE = re.compile(rf"  (?:  )?n\d+(?:{'|'.join(re.escape(a) + TEXT + re.escape(b) for a, b in SHAPES)})")
LANE = re.compile(rf"  subgraph c\d+\[{TEXT}\]")
EDGE = re.compile(rf"  n\d+ (?:-->|-\.->)(?:\|{TEXT}\|)? n\d+")


def assert_is_a_flowchart(source: str, graph: Graph) -> list[str]:
    """Check every line, and return the texts, decoded, in their order."""
    comment, kind, *lines = source.splitlines()
    assert (comment, kind) == (f"%% {OURS}", "flowchart TB")
    inside, said = False, []
    kinds = {"node": 0, "edge": 0}
    for line in lines:
        if line == "  end":
            assert inside
            inside = False
            continue
        lane, node, edge = LANE.fullmatch(line), NODE.fullmatch(line), EDGE.fullmatch(line)
        found = lane or node or edge
        assert found, line
        if lane:
            assert not inside
            inside = True
        kinds["node"] += node is not None
        kinds["edge"] += edge is not None
        said += [decoded(text) for text in found.groups() if text]
    assert not inside
    assert kinds == {"node": len(graph.nodes), "edge": len(graph.edges)}
    return said


def decoded(text: str) -> str:
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), text.replace("<br/>", "\n"))


@pytest.mark.parametrize("key", KEYS)
def test_the_shipped_procedures(shipped: dict[str, Drawn], key: str) -> None:
    graph = shipped[key].graph
    said = assert_is_a_flowchart(graph_mermaid(graph), graph)
    for node in graph.nodes:
        assert ("\n".join(node_parts(node)) or " ") in said
    assert {lane.name for lane in graph.lanes} <= set(said)
    assert {edge.label for edge in graph.edges if edge.label} <= set(said)


@pytest.mark.parametrize("text", TRICKY, ids=range(len(TRICKY)))
def test_no_text_becomes_anything_but_text(text: str) -> None:
    graph = spoken_by(text)
    said = assert_is_a_flowchart(graph_mermaid(graph), graph)
    assert legal(text) in said
    assert all(legal(part) in node for part in text.split("\n") for node in said)


def test_what_markdown_would_read_is_written_as_codes() -> None:
    assert "1#46; lista" in graph_mermaid(spoken_by("1. lista"))
    assert "#45; lista" in graph_mermaid(spoken_by("- lista"))
    assert "PR-01 y/o 2" in graph_mermaid(spoken_by("PR-01 y/o 2"))


def test_the_same_twice(shipped: dict[str, Drawn]) -> None:
    graph = shipped["PR-IMMUVER-02"].graph
    assert graph_mermaid(graph) == graph_mermaid(graph)
