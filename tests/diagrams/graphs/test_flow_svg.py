"""A whole procedure placed by Graphviz: every symbol in its lane, apart from the others, and every line between two."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from cauce.diagrams.graph import Graph
from cauce.diagrams.graphs.flow_svg import flow_svg
from cauce.diagrams.graphs.placing import Group, placed
from cauce.diagrams.render.ours import COMMENT
from cauce.diagrams.render.xml import legal
from tests.diagrams.drawing import bare
from tests.diagrams.graphs.test_dot import KEYS, SVG, needs_dot
from tests.diagrams.graphs.texts import TRICKY, spoken_by
from tests.diagrams.handmade import GRAPH
from tests.diagrams.shipped import Drawn
from tests.diagrams.test_svg import assert_harmless

pytestmark = needs_dot


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - made here; what it could hold is the question


def group(root: ET.Element, name: str) -> ET.Element:
    return next(each for each in root.iter(f"{SVG}g") if each.get("class") == name)


def assert_says(svg: str, graph: Graph) -> None:
    root = parsed(svg)
    symbols = {each.get("id"): each for each in group(root, "nodos") if (each.get("class") or "").startswith("nodo ")}
    assert len(symbols) == len(graph.nodes)
    for node in graph.nodes:
        symbol = symbols[f"d-{re.sub('[^A-Za-z0-9_-]', '_', node.id)}"]
        said = bare("".join(symbol.itertext()))
        assert bare(legal(node.text)) in said
        assert all(bare(legal(clock)) in said for clock in node.clocks)
    assert len(group(root, "flechas")) == len(graph.edges)
    everything = bare(" ".join(text.text or "" for text in root.iter(f"{SVG}text")))
    for edge in graph.edges:
        assert bare(legal(edge.label)) in everything
    for text in (*(lane.name for lane in graph.lanes), graph.header.mark, graph.header.digest):
        assert bare(legal(text)) in everything
    assert all(float(text.get("font-size") or 0) >= 8 for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("key", KEYS)
def test_the_shipped_procedures_are_whole(shipped: dict[str, Drawn], key: str) -> None:
    graph = shipped[key].graph
    svg = flow_svg(graph)
    assert svg == flow_svg(graph)
    assert COMMENT in svg
    assert_says(svg, graph)
    assert_harmless(svg)


@pytest.mark.parametrize("text", TRICKY, ids=range(len(TRICKY)))
def test_no_text_becomes_anything_but_text(text: str) -> None:
    svg = flow_svg(spoken_by(text))
    assert_harmless(svg)
    assert_says(svg, spoken_by(text))


def test_an_arrow_ends_on_the_symbol_that_it_enters() -> None:
    root = parsed(flow_svg(GRAPH))
    tops = {}
    for symbol in group(root, "nodos"):
        for figure in symbol.iter():
            if figure.tag in (f"{SVG}rect", f"{SVG}polygon", f"{SVG}path"):
                numbers = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", _place(figure))]
                tops[symbol.get("id")] = numbers[1]
                break
    tips = sorted(float(head.get("points", "").split()[0].split(",")[1]) for head in root.iter(f"{SVG}polygon")
                  if head.get("stroke") == "none")  # fmt: skip
    reached = sorted(round(tops[f"d-{edge.target}"], 2) for edge in GRAPH.edges)
    assert tips == pytest.approx(reached, abs=0.02)


def _place(figure: ET.Element) -> str:
    if figure.tag == f"{SVG}rect":
        return f"{figure.get('x')} {figure.get('y')}"
    return str(figure.get("points") or figure.get("d"))


def test_groups_hold_their_own_symbols_and_no_others() -> None:
    sizes = {f"a{number}": (60.0, 30.0) for number in range(6)}
    edges = [(f"a{one}", f"a{other}", None) for one, other in ((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0))]
    groups = [Group(("a0", "a2", "a4"), (50.0, 20.0)), Group(("a1", "a3", "a5"), (180.0, 20.0))]
    drawing = placed(sizes, edges, downwards=True, groups=groups)
    for each, around in zip(groups, drawing.groups, strict=True):
        assert around.width >= each.heading[0]
        for own, box in drawing.boxes.items():
            across = around.x <= box.x and box.right <= around.right
            inside = across and around.y <= box.y and box.bottom <= around.bottom
            assert inside == (own in each.symbols)
            assert not inside or box.y >= around.y + each.heading[1]
    for (tail, goal, _), line in zip(edges, drawing.lines, strict=True):
        start, end = drawing.boxes[tail], drawing.boxes[goal]
        assert line.points[0] == pytest.approx((start.x + start.width / 2, start.bottom), abs=1.1)
        assert line.tip == pytest.approx((end.x + end.width / 2, end.y), abs=1.1)
