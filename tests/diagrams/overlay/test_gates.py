"""The gates on sheets with overlays: the shipped procedures with marks everywhere, played cases, random procedures."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cauce.compiler.api import Compiled, compile_paths
from cauce.diagrams.from_procedure import build_graph
from cauce.diagrams.header import header_of
from cauce.diagrams.layout import layout_sheets
from cauce.diagrams.overlay.values import Overlay
from cauce.model.case import Status
from tests.diagrams.overlay.history import played
from tests.diagrams.overlay.made import AT, crowded, full_case, full_load, judged, marked, with_answers
from tests.diagrams.shipped import Drawn
from tests.support.generator import random_procedure

KEYS = ("64-AJP-P01", *(f"PR-IMMUVER-0{number}" for number in range(1, 6)))
SEEDS = (8102,)


@pytest.fixture(scope="module")
def compiled(procedures: Path) -> dict[str, Compiled]:
    found = compile_paths(sorted(procedures.glob("*.yaml")))
    return {each.procedure.key: each for each in found if each.procedure}


@pytest.mark.parametrize("key", KEYS)
def test_marks_everywhere_pass_every_gate_and_find_a_place(shipped: dict[str, Drawn], key: str) -> None:
    drawn = shipped[key]
    overlays: list[Overlay] = [full_load(drawn.procedure, 1), full_case(drawn.procedure, 2)]
    for overlay in overlays:
        out = marked(drawn.procedure, drawn.graph, drawn.sheets, overlay)
        assert judged(out, drawn.graph) == []
        assert crowded(out) == []


@pytest.mark.parametrize("key", KEYS)
def test_answers_that_are_awaited_and_cases_that_stand_still(shipped: dict[str, Drawn], key: str) -> None:
    drawn = shipped[key]
    case = with_answers(drawn.procedure, full_case(drawn.procedure, 2))
    for overlay in (case, replace(case, status=Status.SUSPENDED, status_at=AT)):
        assert judged(marked(drawn.procedure, drawn.graph, drawn.sheets, overlay), drawn.graph) == []


@pytest.mark.parametrize("key", KEYS)
def test_a_case_stopped_at_each_step(shipped: dict[str, Drawn], compiled: dict[str, Compiled], key: str) -> None:
    drawn, whole = shipped[key], compiled[key]
    assert whole.procedure
    assert whole.institution
    assert whole.calendar
    name = max(whole.procedure.scenarios, key=lambda each: (each.expected.refusal is None, len(each.steps))).name
    for steps in (0, 4, 9, 22):
        overlay = played(whole.procedure, whole.institution, whole.calendar, name, steps, timedelta(days=2))
        out = marked(drawn.procedure, drawn.graph, drawn.sheets, overlay)
        assert judged(out, drawn.graph) == []
        assert crowded(out) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_random_procedures(seed: int) -> None:
    """With several visits to every step some marks have no room: those are said in words, and none is in the way."""
    procedure = random_procedure(seed)
    graph = build_graph(procedure, header_of(procedure))
    sheets = layout_sheets(graph)
    overlays: list[Overlay] = [full_load(procedure, seed), full_case(procedure, seed, rounds=5, standing=1.0)]
    for overlay in overlays:
        out = marked(procedure, graph, sheets, overlay)
        assert judged(out, graph) == []
