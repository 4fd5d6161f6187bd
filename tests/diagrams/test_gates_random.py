"""The gates on a sample of random procedures; the campaign of hundreds is `python -m tests.diagrams.campaign`."""

from __future__ import annotations

import pytest

from tests.diagrams.campaign import ALLOWED_CROSSINGS, FAILURE, Result, report, try_seed
from tests.diagrams.drawing import Finding

SAMPLE = range(7000, 7008)


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return [try_seed(seed) for seed in SAMPLE]


def test_every_gate_holds(results: list[Result]) -> None:
    assert {result.seed: result.findings for result in results if result.findings} == {}
    assert sum(result.pages for result in results) >= len(SAMPLE)


def test_few_crossings(results: list[Result]) -> None:
    pages = sum(result.pages for result in results)
    assert sum(result.crossings for result in results) <= ALLOWED_CROSSINGS * pages


def test_the_report_of_a_campaign_hides_nothing() -> None:
    bad = Result(1, 2, 10, 12, 3, 1, 1.0, (Finding("node overlaps", 1, "x"), Finding("node overlaps", 2, "y")))
    failed = Result(2, findings=(Finding(FAILURE, 0, "ValueError"),))
    said = report([bad, failed, Result(3, 2, 5, 5)])
    assert "| node overlaps | 2 | 1 |" in said
    assert f"| {FAILURE} | 1 | 2 |" in said
    assert "1 without any failure (33.3 %)" in said
    assert "Crossings: 3, 0.75 a page" in said
    assert "own page: 1, 0.25 a page" in said
