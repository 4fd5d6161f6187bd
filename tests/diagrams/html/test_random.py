"""Random procedures in every format that does not place them itself: all their parts, every link with its place."""

from __future__ import annotations

import pytest

from cauce.diagrams.from_procedure import build_graph
from cauce.diagrams.graphs.dot import graph_dot
from cauce.diagrams.graphs.mermaid import graph_mermaid
from cauce.diagrams.header import header_of
from cauce.diagrams.html.page import procedure_page
from cauce.diagrams.layout import layout_sheets
from tests.diagrams.graphs.test_dot import assert_says, drawn_by_graphviz, needs_dot
from tests.diagrams.graphs.test_mermaid import assert_is_a_flowchart
from tests.diagrams.html.pages import Reader, as_xml
from tests.support.generator import Shape, random_procedure

SEEDS = range(7_300, 7_312)


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_the_page_of_a_random_procedure_holds_together(seed: int) -> None:
    # Small ones: what takes long is to place them, which is tested elsewhere.
    procedure = random_procedure(seed, Shape(size=8, depth=2))
    sheets = layout_sheets(build_graph(procedure, header_of(procedure)))
    page = procedure_page(procedure, sheets)
    as_xml(page)
    found = Reader(page).found
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(attributes["href"] or "")[1:] for name, attributes in found if name == "a"} <= set(ids)
    symbols = sum(bool(placed.node.ref) for sheet in sheets for placed in sheet.nodes)
    assert sum("-simbolo-" in (each or "") for each in ids) == symbols


@needs_dot
@pytest.mark.parametrize("seed", SEEDS)
def test_other_programs_read_a_random_procedure(seed: int) -> None:
    procedure = random_procedure(seed)
    graph = build_graph(procedure, header_of(procedure))
    assert_says(drawn_by_graphviz(graph_dot(graph)), graph)
    assert_is_a_flowchart(graph_mermaid(graph), graph)
