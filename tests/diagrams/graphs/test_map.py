"""The map of an institution: every hand-over with what it says, on a letter page, and nothing but our own drawing."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cauce.compiler.api import compile_paths
from cauce.diagrams.graph import Edge, Graph, Header, Node, NodeKind
from cauce.diagrams.graphs.handovers import handovers_graph
from cauce.diagrams.graphs.map_svg import map_svg
from cauce.diagrams.graphs.placing import placed
from cauce.diagrams.render.ours import COMMENT
from tests.diagrams.graphs.test_dot import needs_dot
from tests.diagrams.graphs.texts import TRICKY

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def maps(procedures: Path) -> dict[str, Graph]:
    found = {}
    compiled = [each for each in compile_paths([procedures]) if each.procedure]
    for name in ("immuver", "sonora"):
        ours = [each for each in compiled if each.procedure and each.procedure.institution == name]
        institution = ours[0].institution
        assert institution
        found[name] = handovers_graph(institution, [each.procedure for each in ours if each.procedure])
    return found


def said(graph: Graph) -> dict[tuple[str, str], list[list[str]]]:
    """The lines of the map: from where and to where, with what each says."""
    names = {node.id: node.text.partition("\n")[0] for node in graph.nodes}
    found: dict[tuple[str, str], list[list[str]]] = {}
    for edge in graph.edges:
        found.setdefault((names[edge.source], names[edge.target]), []).append(edge.label.split("\n"))
    return found


def test_immuver_hands_over_from_01_to_02_and_03_and_from_02_to_03(maps: dict[str, Graph]) -> None:
    graph = maps["immuver"]
    inside = [node for node in graph.nodes if node.kind is NodeKind.PROCEDURE]
    assert [node.text.partition("\n")[0] for node in inside] == [f"PR-IMMUVER-0{number}" for number in range(1, 6)]
    lines = said(graph)
    between = {pair for pair in lines if all(name.startswith("PR-") for name in pair)}
    assert between == {
        ("PR-IMMUVER-01", "PR-IMMUVER-02"),
        ("PR-IMMUVER-01", "PR-IMMUVER-03"),
        ("PR-IMMUVER-02", "PR-IMMUVER-03"),
    }
    [legal] = lines["PR-IMMUVER-01", "PR-IMMUVER-02"]
    assert legal == [
        "Paso 6",
        "Cuando «¿A qué áreas se deriva?» incluye «Área Jurídica»",
        "Lleva: Cédula de Atención, «¿Cómo se llama la usuaria?» y «¿Qué indicadores de riesgo se observan?»",
    ]
    [psychology] = lines["PR-IMMUVER-01", "PR-IMMUVER-03"]
    assert psychology[-1] == "Entra por: Canalizada por el área de trabajo social"
    assert ("PR-IMMUVER-05", "Área de Adquisiciones") in lines


def test_sonora_alone_with_its_referrals_outside(maps: dict[str, Graph]) -> None:
    graph = maps["sonora"]
    assert [node.text.partition("\n")[0] for node in graph.nodes if node.kind is NodeKind.PROCEDURE] == ["64-AJP-P01"]
    lines = said(graph)
    assert {source for source, _ in lines} == {"64-AJP-P01"}
    assert len(graph.edges) == 8
    experts = lines["64-AJP-P01", "Departamento de servicios periciales de la Procuraduría Estatal"]
    assert [each[0] for each in experts] == ["Paso 3.4", "Paso 4.4"]
    assert ("64-AJP-P01", "Ministerio Público") in lines


@needs_dot
@pytest.mark.parametrize("name", ["immuver", "sonora"])
def test_a_map_is_one_letter_page_that_says_it_all(maps: dict[str, Graph], name: str) -> None:
    graph = maps[name]
    svg = map_svg(graph)
    assert svg == map_svg(graph)
    assert COMMENT in svg
    root = ET.fromstring(svg)  # noqa: S314 - made here
    assert {root.get("width"), root.get("height")} == {"612pt", "792pt"}
    lines = [each.text or "" for each in root.iter(f"{SVG}text")]
    assert all(float(each.get("font-size") or 0) >= 8 for each in root.iter(f"{SVG}text"))
    everything = "".join("".join(lines).split())
    for text in (*(node.text for node in graph.nodes), *(edge.label for edge in graph.edges), graph.header.mark):
        assert "".join(text.split()) in everything


@needs_dot
@pytest.mark.parametrize("text", TRICKY, ids=range(len(TRICKY)))
def test_no_text_becomes_anything_but_text(text: str) -> None:
    header = Header(procedure=text, key="", date="", version="", institution=text, area="", digest="0", mark=text)
    nodes = (
        Node(id="p1", kind=NodeKind.PROCEDURE, text=f"{text}\n{text}"),
        Node(id="e1", kind=NodeKind.END, text=text),
    )
    graph = Graph(header=header, lanes=(), nodes=nodes, edges=(Edge("p1", "e1", text), Edge("p1", "e1", "")))
    root = ET.fromstring(map_svg(graph))  # noqa: S314 - made here; what it could hold is the question
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {
            "svg",
            "g",
            "title",
            "desc",
            "style",
            "rect",
            "path",
            "polygon",
            "text",
        }
        assert not [name for name in element.attrib if name.lower().startswith("on") or "href" in name.lower()]


@needs_dot
@pytest.mark.parametrize("downwards", [True, False])
def test_symbols_and_labels_keep_their_sizes_and_never_overlap(downwards: bool) -> None:
    sizes = {f"a{number}": (40.0 + 7 * number, 20.0 + 3 * number) for number in range(6)}
    edges = [(f"a{one}", f"a{other}", (60.0, 30.0)) for one, other in ((0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (0, 1))]
    drawing = placed(sizes, edges, downwards=downwards)
    for own, box in drawing.boxes.items():
        assert (box.width, box.height) == sizes[own]
    taken = [*drawing.boxes.values(), *(line.label for line in drawing.lines if line.label)]
    assert len(taken) == len(sizes) + len(edges)
    for place, one in enumerate(taken):
        assert one.x > -1
        assert one.y > -1
        assert one.right < drawing.width + 1
        assert one.bottom < drawing.height + 1
        for other in taken[:place]:
            beside = one.right <= other.x + 1 or other.right <= one.x + 1
            assert beside or one.bottom <= other.y + 1 or other.bottom <= one.y + 1
    for (tail, head, _), line in zip(edges, drawing.lines, strict=True):
        start, goal = drawing.boxes[tail], drawing.boxes[head]
        assert start.x - 2 <= line.points[0][0] <= start.right + 2
        assert start.y - 2 <= line.points[0][1] <= start.bottom + 2
        assert goal.x - 2 <= line.tip[0] <= goal.right + 2
        assert goal.y - 2 <= line.tip[1] <= goal.bottom + 2
