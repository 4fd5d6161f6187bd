"""Texts and sizes that no manual should have, laid out and drawn: nothing cut, nothing small, nothing run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cauce.diagrams.graph import DocumentMark, MarkShape, NodeKind
from cauce.diagrams.layout import layout_sheets
from cauce.diagrams.layout.engine import SheetTooSmallError
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


def documents(count: int, letters: int, *, coded: bool) -> tuple[DocumentMark, ...]:
    """Sheets, and a register in five."""
    found = []
    for number in range(count):
        name = f"{LONG[:letters].strip()} {number}"
        shape = MarkShape.SHEET if number % 5 else MarkShape.DRUM
        text, code = (f"F{number:03}", f"PR-00-F{number:03}") if coded else (name, "")
        found.append(DocumentMark(f"x{number}", text, shape, name, code))
    return tuple(found)


@pytest.mark.parametrize(("count", "letters", "coded", "said"), [
    (300, 30, True, 10), (300, 30, False, 10), (200, 5, False, 4900), (1, 2900, False, 10), (3, 900, True, 3000),
])  # fmt: skip
def test_a_step_with_hundreds_of_documents_is_drawn_with_all_of_them(
    count: int, letters: int, coded: bool, said: int
) -> None:
    plain = graph(LONG[:said], "Responde.", "Archiva.")
    marks = documents(count, letters, coded=coded)
    loaded = tuple(replace(node, documents=marks) if node.id == "n1" else node for node in plain.nodes)
    drawn = unfold(replace(plain, nodes=loaded))
    sheets = layout_sheets(drawn)
    assert check(sheets, drawn) == []
    assert {each for sheet in sheets for placed in sheet.nodes for document in placed.documents
            for each in document.ids} >= {mark.id for mark in marks}  # fmt: skip


@pytest.mark.parametrize("kind", [NodeKind.WAIT, NodeKind.PROCEDURE, NodeKind.FORK, NodeKind.NOTE])
def test_documents_stand_clear_of_the_text_of_any_symbol(kind: NodeKind) -> None:
    plain = graph("Recibe.", "Espera a que llegue la respuesta de la institución que corresponda.", "Archiva.")
    marks = documents(1, 40, coded=False)
    loaded = tuple(replace(node, kind=kind, documents=marks) if node.id == "n2" else node for node in plain.nodes)
    drawn = unfold(replace(plain, nodes=loaded))
    assert check(layout_sheets(drawn), drawn) == []


def test_a_step_too_large_for_any_page_is_named() -> None:
    """`unfold` leaves none so large."""
    plain = graph("Recibe el expediente.", "Responde.", "Archiva.")
    loaded = tuple(replace(node, documents=documents(300, 60, coded=False)) if node.id == "n1" else node
                   for node in plain.nodes)  # fmt: skip
    with pytest.raises(SheetTooSmallError, match=r"Recibe el expediente\."):
        layout_sheets(replace(plain, nodes=loaded))


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
