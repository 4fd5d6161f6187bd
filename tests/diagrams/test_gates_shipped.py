"""The gates on the sheets of the six shipped procedures, with their full texts."""

from __future__ import annotations

import re

import pytest

from tests.diagrams.drawing import Drawing
from tests.diagrams.gates import check, crossings
from tests.diagrams.shipped import Drawn

KEYS = ("64-AJP-P01", *(f"PR-IMMUVER-0{number}" for number in range(1, 6)))


@pytest.mark.parametrize("key", KEYS)
def test_every_gate_holds(shipped: dict[str, Drawn], key: str) -> None:
    assert check(shipped[key].sheets, shipped[key].graph) == []


def test_few_crossings(shipped: dict[str, Drawn]) -> None:
    assert set(shipped) == set(KEYS)
    pages = [sheet for each in shipped.values() for sheet in each.sheets]
    assert sum(len(crossings(sheet)) for sheet in pages) <= 0.2 * len(pages)


def test_every_numbered_row_of_the_manual_is_on_a_sheet(shipped: dict[str, Drawn]) -> None:
    """Against the procedure, not the graph: number, text or its short form, and each document."""
    for each in shipped.values():
        said = {}
        for sheet in each.sheets:
            for placed in sheet.nodes:
                if placed.pill_text is not None:
                    marks = [line.text for document in placed.documents for line in document.lines]
                    said[placed.pill_text.text] = (" ".join(line.text for line in placed.lines), " ".join(marks))
        rows = [row for row in each.procedure.all_rows() if row.step]
        assert len(rows) >= 4
        for row in rows:
            text, documents = said[row.step]
            assert text.startswith(" ".join((row.short or row.text).split())), row.ref
            for use in row.documents:
                document = each.procedure.document_by_id[use.document]
                short = document.code.removeprefix(f"{each.procedure.key}-") or document.name
                assert re.sub(r"\s", "", short) in re.sub(r"\s", "", documents), (row.ref, short)


def test_the_three_starts_of_64_ajp_p01_are_readable(shipped: dict[str, Drawn]) -> None:
    texts = [line.text for sheet in shipped["64-AJP-P01"].sheets for _, line in Drawing(sheet).texts()]
    said = " ".join(texts)
    for start in shipped["64-AJP-P01"].procedure.starts:
        assert f"Inicio: {start.name}" in said
    assert all(any("64-AJP-P01-G01" in line.text for _, line in Drawing(sheet).texts())
               for sheet in shipped["64-AJP-P01"].sheets)  # fmt: skip
