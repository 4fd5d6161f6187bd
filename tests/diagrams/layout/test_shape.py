"""Symbols around the texts of a person who writes much, little or badly."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cauce.diagrams.graph import DocumentMark, MarkShape, Node, NodeKind
from cauce.diagrams.layout.shape import shape, wanted_width
from cauce.diagrams.layout.style import STYLES, Style
from cauce.diagrams.pages.slice import Item
from cauce.diagrams.unfold import LONGEST_END
from tests.diagrams.geometry import overlap, text_box, text_inside

TEXTS = st.lists(st.text("aáeiño¿MWl", min_size=1, max_size=14), min_size=1, max_size=40).map(" ".join)
KINDS = st.sampled_from([kind for kind in NodeKind if kind not in (NodeKind.CONNECTOR, NodeKind.JOIN)])


@settings(max_examples=150, deadline=None)
@given(TEXTS, KINDS, st.sampled_from((84.0, 110.0, 150.0, 236.0)), st.sampled_from(STYLES))
def test_texts_stay_inside_their_symbols(text: str, kind: NodeKind, width: float, style: Style) -> None:
    node = Node(id="n", kind=kind, text=text, lane="l", pill="2.7", detail="opcional")
    item = Item("n", kind, "l", node)
    if kind in (NodeKind.START, NodeKind.END):
        width = max(width, wanted_width(item, style))
        assume(len(text) <= LONGEST_END)
    found = shape(item, width, style)
    assert found.box.width <= width + 0.01
    assert found.pill is not None
    for line in found.lines:
        assert line.size >= 8.0
        assert text_inside(kind, found.box, text_box(line), 0.6)
        assert not overlap(found.pill, text_box(line), 0.3)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_documents_hang_on_the_right_of_the_exit_line_and_deadlines_on_its_left(count: int) -> None:
    marks = tuple(DocumentMark(f"d{n}", f"Constancia {n}", MarkShape.SHEET if n % 2 else MarkShape.DRUM)
                  for n in range(count))  # fmt: skip
    node = Node(id="n", kind=NodeKind.ACTIVITY, text="Levanta la constancia", documents=marks, clocks=("72 horas",))
    found = shape(Item("n", NodeKind.ACTIVITY, "", node), 120.0, STYLES[0])
    assert {each for placed in found.documents for each in placed.ids} == {mark.id for mark in marks}
    assert all(placed.box.x > 0 and placed.box.bottom <= found.down + 0.01 for placed in found.documents)
    assert all(text_box(line).right < 0 for line in found.clock_lines)


def test_a_diamond_grows_with_its_question_and_not_its_text_smaller() -> None:
    heights = []
    for words in (2, 12, 30):
        node = Node(id="n", kind=NodeKind.DECISION, text="¿" + "cumple " * words + "?")
        found = shape(Item("n", NodeKind.DECISION, "", node), 140.0, STYLES[0])
        heights.append(found.box.height)
        assert {line.size for line in found.lines} == {9.0}
    assert heights == sorted(heights)
    assert heights[0] < heights[2]
