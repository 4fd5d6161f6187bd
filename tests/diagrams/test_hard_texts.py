"""Texts and sizes that no manual should have, laid out and drawn: nothing cut, nothing small, nothing run."""

from __future__ import annotations

import pytest

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.layout import layout_sheets
from cauce.diagrams.render.pdf import sheets_pdf
from cauce.diagrams.render.svg import sheet_svg
from cauce.diagrams.unfold import unfold
from tests.diagrams.gates import check, counts
from tests.diagrams.straight import graph, many_answers, straight
from tests.diagrams.test_svg import assert_harmless

LONG = "Recibe la solicitud, la revisa y anota en el libro quién la presenta. " * 43
WORD = "Otorrinolaringología" * 10
HARD = {
    "script": "<script>alert('x')</script> ]]> & &amp; <!-- -->",
    "right to left": "Recibe \u05d0\u05d1\u05d2 \u0639\u0631\u0628\u064a y sigue",
    "emoji": "Recibe 👩‍⚖️ el expediente 📁 y firma ✍️",
    "3,000 characters": LONG,
    "a word of 200 letters": WORD,
    "both": f"{WORD} {LONG[:500]} {WORD}",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_every_gate_holds_and_nothing_runs(text: str) -> None:
    drawn = unfold(graph(text, "Responde.", text, "Archiva."))
    sheets = layout_sheets(drawn)
    assert check(sheets, drawn) == []
    for sheet in sheets:
        assert_harmless(sheet_svg(sheet))
    assert sheets_pdf(sheets).startswith(b"%PDF-")


def test_twenty_five_lanes_are_still_lanes() -> None:
    drawn = straight(50, lanes=25)
    sheets = layout_sheets(drawn)
    assert counts(check(sheets, drawn)) == dict.fromkeys(counts([]), 0)
    assert sorted({lane.id for sheet in sheets for lane in sheet.lanes}) == sorted(lane.id for lane in drawn.lanes)


def test_many_steps_are_many_pages() -> None:
    """Four hundred take a minute: they are in the campaign."""
    drawn = straight(60)
    sheets = layout_sheets(drawn)
    assert counts(check(sheets, drawn)) == dict.fromkeys(counts([]), 0)
    assert len(sheets) >= 3


@pytest.mark.parametrize("answers", [3, 4, 5, 9])
def test_a_question_with_more_answers_than_a_diamond_has_vertices(answers: int) -> None:
    drawn = unfold(many_answers(answers))
    sheets = layout_sheets(drawn)
    assert check(sheets, drawn) == []
    diamonds = [placed for sheet in sheets for placed in sheet.nodes if placed.node.kind is NodeKind.DECISION]
    assert [placed.pill is not None for placed in diamonds] == [True, *[False] * ((answers - 2) // 2)]
