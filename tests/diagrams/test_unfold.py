from __future__ import annotations

from dataclasses import replace

import pytest

from cauce.diagrams.graph import DocumentMark, Edge, MarkShape, NodeKind
from cauce.diagrams.text.measure import text_width
from cauce.diagrams.unfold import LONGEST, LONGEST_BOX, unfold
from tests.diagrams.pages.test_slice import graph, node


def test_ordinary_graphs_stay_as_they_are() -> None:
    drawn = graph([node("a"), node("q", NodeKind.DECISION)], [Edge("a", "q")])
    assert unfold(drawn) == drawn


def test_a_long_question_is_a_box_and_a_diamond() -> None:
    text = "¿" + "cumple con todo " * (LONGEST // 10) + "?"
    question = node("q", NodeKind.DECISION)
    drawn = graph([node("a"), question, node("b")], [Edge("a", "q"), Edge("q", "b", "Sí")])
    long = unfold(type(drawn)(header=drawn.header, lanes=drawn.lanes, edges=drawn.edges,
                              nodes=(drawn.nodes[0], type(question)(id="q", kind=question.kind, text=text, lane="a"),
                                     drawn.nodes[2])))  # fmt: skip
    kinds = [(each.id, each.kind) for each in long.nodes]
    assert kinds == [("a", NodeKind.ACTIVITY), ("q", NodeKind.ACTIVITY), ("q-z", NodeKind.DECISION),
                     ("b", NodeKind.ACTIVITY)]  # fmt: skip
    assert [(edge.source, edge.target) for edge in long.edges] == [("a", "q"), ("q-z", "b"), ("q", "q-z")]


def test_a_text_longer_than_a_page_goes_on_in_another_box_and_no_word_is_lost() -> None:
    text = "palabra " * int(2.5 * LONGEST_BOX / text_width("palabra ", 8.0))
    one = node("a")
    drawn = graph([type(one)(id="a", kind=one.kind, text=text, lane="a", pill="1"), node("b")], [Edge("a", "b")])
    long = unfold(drawn)
    assert " ".join(each.text for each in long.nodes[:-1]).split() == text.split()
    assert [each.pill for each in long.nodes] == ["1", *[""] * (len(long.nodes) - 1)]
    assert long.edges[0].target == "b"


def test_many_answers_are_asked_again_three_at_a_time() -> None:
    answers = [Edge("q", f"n{number}", f"Respuesta {number}") for number in range(6)]
    drawn = graph([node("q", NodeKind.DECISION), *(node(f"n{number}") for number in range(6))], answers)
    long = unfold(drawn)
    leaving: dict[str, list[str]] = {}
    for edge in long.edges:
        leaving.setdefault(edge.source, []).append(edge.label)
    assert max(map(len, leaving.values())) == 3
    said = [label for labels in leaving.values() for label in labels]
    assert {edge.label for edge in answers} <= set(said)
    assert said.count("Otra respuesta") == len(leaving) - 1


@pytest.mark.parametrize("kind", [NodeKind.ACTIVITY, NodeKind.DECISION, NodeKind.START, NodeKind.NOTE])
def test_hundreds_of_documents_go_on_in_other_boxes_each_once_and_in_order(kind: NodeKind) -> None:
    numbers = [f"F{number:03}" for number in range(500)]
    marks = tuple(DocumentMark(each, each, MarkShape.SHEET, f"Oficio {each}", f"PR-00-{each}") for each in numbers)
    loaded = replace(node("a", kind), documents=marks, pill="1", clocks=("5 días",))
    long = unfold(graph([loaded, node("b")], [Edge("a", "b", "Sí")]))
    assert tuple(mark for each in long.nodes for mark in each.documents) == marks
    assert all(len(each.documents) < 400 for each in long.nodes)
    assert [each.pill for each in long.nodes if each.pill] == ["1"]
    assert [each.clocks for each in long.nodes if each.clocks] == [("5 días",)]
    # One chain from the first box to what the step led to.
    goes_on = {edge.source: edge.target for edge in long.edges}
    place, steps = ("a-z" if kind is NodeKind.START else "a"), 1
    while place != "b":
        place, steps = goes_on[place], steps + 1
    assert steps == len(long.nodes)


def test_a_few_documents_stay_with_their_step() -> None:
    marks = tuple(
        DocumentMark(f"d{number}", f"Oficio {number}", MarkShape.SHEET, f"Oficio {number}") for number in range(30)
    )
    drawn = graph([replace(node("a"), documents=marks), node("b")], [Edge("a", "b")])
    assert unfold(drawn) == drawn
