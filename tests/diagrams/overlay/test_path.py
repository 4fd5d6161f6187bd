"""The path of a case from its facts: passed rows, branches, interruptions, corrections, deadlines that move a case."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cauce.diagrams.overlay.path import path_of
from cauce.diagrams.overlay.values import Outcome
from cauce.model import events
from cauce.model.case import Status
from cauce.runtime.evolve import fold
from cauce.runtime.scenarios import run_scenario
from tests.support.office import shipped

KEYS = ("64-AJP-P01", *(f"PR-IMMUVER-0{n}" for n in range(1, 6)))
AT = datetime(2026, 3, 2, 16, tzinfo=UTC)


def opened(start: str = "inicio") -> tuple[events.Event, ...]:
    return (
        events.Opened(at=AT, case="c", procedure="p", digest="d", start=start),
        events.RegionOpened(at=AT, region=1, list=""),
    )


def entered(visit: int, row: str, *causes: int, region: int = 1, waiting: bool = False) -> events.Entered:
    return events.Entered(at=AT, visit=visit, region=region, row=row, causes=causes, waiting=waiting)


def completed(visit: int, row: str, *causes: int) -> events.Completed:
    return events.Completed(at=AT, visit=visit, row=row, causes=causes)


def told(*history: events.Event) -> list[tuple[str, Outcome, tuple[str, ...]]]:
    """The steps of a path: what each was, what became of it, where it led."""
    return [(step.row or f"!{step.interruption}", step.outcome, step.leads_to) for step in path_of(history)]


DONE, UNDONE, SKIPPED = Outcome.DONE, Outcome.UNDONE, Outcome.SKIPPED


def test_a_row_that_was_passed_is_between_the_others() -> None:
    assert told(*opened(), entered(2, "1"), completed(2, "1"), completed(2, "espera"), entered(3, "2", 2)) == [
        ("1", DONE, ("espera",)),
        ("espera", DONE, ("2",)),
    ]


def test_a_row_that_was_passed_first_of_all() -> None:
    assert told(*opened(), completed(0, "decide"), entered(2, "1")) == [("decide", DONE, ("1",))]


def test_branches_open_from_the_step_before_a_block_and_join_after_it() -> None:
    block = entered(3, "bloque", 2, waiting=True)
    both = (entered(6, "a", 3, region=4), entered(7, "b", 3, region=5))
    history = (*opened(), entered(2, "1"), completed(2, "1"), block, *both, completed(6, "a"), completed(7, "b"),
               completed(3, "bloque", 6, 7, 3), entered(8, "2", 6, 7, 3))  # fmt: skip
    assert told(*history) == [
        ("1", DONE, ("a", "b")),
        ("a", DONE, ("2",)),
        ("b", DONE, ("2",)),
        ("bloque", DONE, ("2",)),
    ]


def test_what_was_corrected_is_undone_and_leads_nowhere_and_is_done_again_after() -> None:
    history = (*opened(), entered(2, "1"), completed(2, "1"), entered(3, "2", 2), completed(3, "2"),
               events.Ended(at=AT, visit=3, causes=(3,), end="fin"),
               events.Corrected(at=AT, visit=2, row="1", reason="x", without=(4, 5, 6, 7), serial=3),
               completed(2, "1"), entered(4, "2", 2))  # fmt: skip
    assert told(*history) == [("1", UNDONE, ()), ("2", UNDONE, ()), ("1", DONE, ("2",))]


def test_an_interruption_that_takes_everything_along() -> None:
    history = (*opened(), entered(2, "1"), completed(2, "1"), entered(3, "2", 2),
               events.Interrupted(at=AT, visit=3, causes=(3,), interruption="desiste"),
               events.Withdrawn(at=AT, visit=3, causes=(3,), regions=(1,), reason="interrupcion"),
               events.Ended(at=AT, visit=3, causes=(3,), end="fin"))  # fmt: skip
    assert told(*history) == [("1", DONE, ("2",)), ("!desiste", DONE, ("fin",))]


def test_an_interruption_beside_the_rest() -> None:
    history = (*opened(), entered(2, "1"), events.Interrupted(at=AT, interruption="queja"),
               events.RegionOpened(at=AT, region=3, list="!queja"), entered(4, "q1", region=3), completed(2, "1"),
               entered(5, "2", 2), completed(4, "q1"), entered(6, "q2", 4, region=3))  # fmt: skip
    assert told(*history) == [("!queja", DONE, ("q1",)), ("1", DONE, ("2",)), ("q1", DONE, ("q2",))]


def test_a_deadline_that_moves_a_case_makes_no_step_of_a_row_that_was_not_completed() -> None:
    history = (*opened(), entered(2, "1"), completed(2, "1"), entered(3, "2", 2), entered(4, "3", 3))
    assert told(*history) == [("1", DONE, ("2",))]


@pytest.mark.parametrize("key", KEYS)
def test_every_scenario_has_a_path_without_a_gap(key: str) -> None:
    """Every row where the case rested, and its end, is where some step led, or where it began."""
    definition, institution, calendar = shipped()[key]
    procedure = definition.procedure
    for scenario in procedure.scenarios:
        history = run_scenario(procedure, scenario, institution, calendar).events
        if not history:
            continue
        path, case = path_of(history), fold(history)
        led = {name for step in path for name in step.leads_to}
        arrivals = [each for each in history if isinstance(each, events.Entered) and not each.waiting]
        after = [each.row for each in arrivals if each.causes]
        assert set(after) <= led, scenario.name
        ends = {each.end for each in history if isinstance(each, events.Ended)}
        assert led <= {each.row for each in arrivals} | {step.row for step in path} | ends
        if case.status is Status.ENDED and path:
            assert case.end in led
        assert [step.at for step in path] == sorted(step.at for step in path)
        finished = [each for each in history if isinstance(each, events.Completed | events.Omitted)]
        beside = sum(isinstance(each, events.Interrupted) for each in history)
        assert len(path) == len(finished) + beside
