"""DOT: Graphviz itself reads it, draws every symbol in its lane, and takes every text as text."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

from cauce.diagrams.graph import Graph
from cauce.diagrams.graphs.dot import graph_dot
from cauce.diagrams.render.ours import OURS
from cauce.diagrams.render.xml import legal
from tests.diagrams.graphs.texts import TRICKY, spoken_by
from tests.diagrams.handmade import GRAPH
from tests.diagrams.shipped import Drawn

DOT = shutil.which("dot")
needs_dot = pytest.mark.skipif(DOT is None, reason="no está Graphviz (apt-get install graphviz)")
SVG = "{http://www.w3.org/2000/svg}"
KEYS = ("64-AJP-P01", *(f"PR-IMMUVER-0{number}" for number in range(1, 6)))


def drawn_by_graphviz(source: str) -> ET.Element:
    """What `dot` draws; anything that it says is an error."""
    ran = subprocess.run([str(DOT), "-Tsvg"], input=source.encode(), capture_output=True, check=True)
    assert ran.stderr == b""
    return ET.fromstring(ran.stdout)  # noqa: S314 - made here; what it could hold is the question


def texts(element: ET.Element) -> str:
    said = "".join("".join(text.itertext()) + " " for text in element.iter(f"{SVG}text"))
    return "".join(said.replace("\xa0", " ").split())


def assert_says(picture: ET.Element, graph: Graph) -> None:
    groups = {kind: [g for g in picture.iter(f"{SVG}g") if g.get("class") == kind] for kind in ("node", "edge")}
    by_title = {(group.findtext(f"{SVG}title") or ""): group for group in groups["node"]}
    assert len(by_title) == len(graph.nodes)
    for number, node in enumerate(graph.nodes, 1):
        assert "".join(legal(node.text).split()) in texts(by_title[f"n{number}"])
    assert len(groups["edge"]) == len(graph.edges)


@needs_dot
@pytest.mark.parametrize("key", KEYS)
def test_graphviz_draws_the_shipped_procedures(shipped: dict[str, Drawn], key: str) -> None:
    graph = shipped[key].graph
    picture = drawn_by_graphviz(graph_dot(graph))
    assert_says(picture, graph)
    clusters = [g for g in picture.iter(f"{SVG}g") if g.get("class") == "cluster"]
    used = [lane for lane in graph.lanes if any(node.lane == lane.id for node in graph.nodes)]
    assert sorted(map(texts, clusters)) == sorted("".join(lane.name.split()) for lane in used)


@needs_dot
@pytest.mark.parametrize("text", TRICKY, ids=range(len(TRICKY)))
def test_no_text_becomes_anything_but_text(text: str) -> None:
    picture = drawn_by_graphviz(graph_dot(spoken_by(text)))
    assert_says(picture, spoken_by(text))
    elements = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert elements <= {"svg", "g", "title", "polygon", "polyline", "path", "text", "ellipse"}
    for element in picture.iter():
        assert not [name for name in element.attrib if name.lower().startswith("on") or "href" in name.lower()]


@pytest.mark.parametrize("text", TRICKY, ids=range(len(TRICKY)))
def test_every_name_is_ours_whatever_a_text_says(text: str) -> None:
    source = graph_dot(spoken_by(text))
    quoted = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
    bare = quoted.sub('""', source.removeprefix(f"// {OURS}"))
    statements = re.findall(r"^\t+(\S+(?: -> \S+)?) \[", bare, re.MULTILINE)
    names = r"graph|node|edge|n([1-9]|1\d)( -> n([1-9]|1\d))?"
    assert len(statements) == 3 + 2 + len(GRAPH.nodes) + len(GRAPH.edges)
    assert all(re.fullmatch(names, each) for each in statements)
    assert "label=<" not in bare
    assert "URL" not in bare


def test_the_same_twice_and_known_as_ours(shipped: dict[str, Drawn]) -> None:
    source = graph_dot(shipped["PR-IMMUVER-02"].graph)
    assert source == graph_dot(shipped["PR-IMMUVER-02"].graph)
    assert source.startswith(f"// {OURS}\n")
