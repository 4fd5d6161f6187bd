"""The graph of a procedure: what a person who knows the manual looks for in its drawing."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from cauce.diagrams.from_procedure import build_graph
from cauce.diagrams.graph import Graph, NodeKind
from cauce.diagrams.header import header_of
from cauce.diagrams.layout.engine import _alphabet
from cauce.model.rows import RowKind
from tests.diagrams.shipped import Drawn


@pytest.fixture(scope="module")
def graphs(shipped: dict[str, Drawn]) -> dict[str, Graph]:
    return {key: build_graph(drawn.procedure, header_of(drawn.procedure)) for key, drawn in shipped.items()}


def test_every_row_is_drawn_once_with_its_number(graphs: dict[str, Graph], shipped: dict[str, Drawn]) -> None:
    for key, graph in graphs.items():
        rows = [row for row in shipped[key].procedure.all_rows() if row.kind is not RowKind.STAGE]
        assert {row.ref for row in rows} == {node.ref for node in graph.nodes if node.ref}
        numbers = Counter(node.pill for node in graph.nodes if node.pill)
        assert numbers == Counter(row.step for row in rows if row.step)


def test_lines_join_nodes_that_exist_and_two_nodes_have_one_line(graphs: dict[str, Graph]) -> None:
    for graph in graphs.values():
        ids = {node.id for node in graph.nodes}
        assert all({edge.source, edge.target} <= ids for edge in graph.edges)
        assert max(Counter((edge.source, edge.target, edge.dashed) for edge in graph.edges).values()) == 1


def test_lanes_take_the_order_of_the_table(graphs: dict[str, Graph]) -> None:
    for graph in graphs.values():
        steps = [node.lane for node in graph.nodes if node.kind is not NodeKind.START]
        met = [lane for lane in dict.fromkeys(steps) if any(node.ref for node in graph.nodes if node.lane == lane)]
        drawn = [lane.id for lane in graph.lanes if lane.id in met]
        assert drawn == met


def test_the_flow_passes_a_note_by(graphs: dict[str, Graph]) -> None:
    graph = graphs["PR-IMMUVER-02"]
    note = next(node for node in graph.nodes if node.kind is NodeKind.NOTE)
    assert note.pill == "8"
    assert [edge for edge in graph.edges if edge.source == note.id] == []
    (hung,) = [edge for edge in graph.edges if edge.target == note.id]
    assert hung.dashed
    pills = {node.id: node.pill for node in graph.nodes}
    assert ("7", "9") in {(pills[edge.source], pills[edge.target]) for edge in graph.edges}


def test_a_step_that_is_its_own_question_is_one_diamond_with_both_answers(graphs: dict[str, Graph]) -> None:
    graph = graphs["PR-IMMUVER-02"]
    question = next(node for node in graph.nodes if node.pill == "5")
    assert question.kind is NodeKind.DECISION
    assert [edge.label for edge in graph.edges if edge.source == question.id] == ["Denuncia o Demanda"]


def test_a_condition_reads_as_the_question_of_its_datum(graphs: dict[str, Graph]) -> None:
    graph = graphs["64-AJP-P01"]
    question = next(node for node in graph.nodes if node.text == "¿El usuario acepta que se le canalice?")
    assert sorted(edge.label for edge in graph.edges if edge.source == question.id) == ["No", "Sí"]


def test_three_ways_in_are_named(graphs: dict[str, Graph]) -> None:
    starts = [node.text for node in graphs["64-AJP-P01"].nodes if node.kind is NodeKind.START]
    assert len(starts) == 3
    assert all(text.startswith("Inicio: ") for text in starts)


def test_letters_go_on_after_z() -> None:
    letters = list(islice(_alphabet(), 60))
    assert letters[:3] == ["A", "B", "C"]
    assert letters[25:28] == ["Z", "AA", "AB"]
    assert len(set(letters)) == 60
