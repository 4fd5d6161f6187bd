"""The load of a procedure from the tasks of its cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.diagrams.overlay.from_tasks import load_overlay
from cauce.diagrams.overlay.values import Elsewhere, Load
from cauce.model.procedure import Procedure
from cauce.runtime.desk.records import Task
from cauce.runtime.desk.tasks import title_of
from tests.support.office import shipped

ZONE = ZoneInfo("America/Mexico_City")
AT = datetime(2026, 3, 20, 16, tzinfo=UTC)
KEY = "PR-IMMUVER-01"


def procedure() -> Procedure:
    return shipped()[KEY][0].procedure


def task(case: str, ref: str, days: float, due: datetime | None = None, kind: str = "paso") -> Task:
    row = procedure().row_by_ref[ref]
    return Task(case=case, folio=case, procedure=KEY, kind=kind, item=1, row=row.ref, step=row.step,
                title=title_of(row), since=AT - timedelta(days=days), due=due)  # fmt: skip


def test_cases_late_ones_and_the_median_of_their_waits() -> None:
    soon, late = AT + timedelta(hours=1), AT - timedelta(hours=1)
    load = load_overlay(procedure(), [task("a", "2", 1, soon), task("b", "2", 2, late), task("c", "2", 9),
                                      task("c", "5", 4, late)], AT, ZONE)  # fmt: skip
    assert load.loads == (
        Load(row="2", cases=3, overdue=1, wait=timedelta(days=2)),
        Load(row="5", cases=1, overdue=1, wait=timedelta(days=4)),
    )
    assert (load.cases, load.overdue, load.elsewhere) == (3, 2, ())
    assert (load.procedure, load.digest, load.at) == (KEY, procedure().digest, AT)


def test_of_an_even_number_the_median_is_between() -> None:
    (load,) = load_overlay(procedure(), [task("a", "2", 1), task("b", "2", 4)], AT, ZONE).loads
    assert load.wait == timedelta(days=2.5)


def test_a_case_that_is_twice_in_a_row_is_one_since_its_first_arrival() -> None:
    (load,) = load_overlay(procedure(), [task("a", "2", 1), task("a", "2", 3, AT - timedelta(1))], AT, ZONE).loads
    assert load == Load(row="2", cases=1, overdue=1, wait=timedelta(days=3))


def test_what_ends_with_a_day_is_late_at_its_midnight_and_an_hour_after_it() -> None:
    midnight = datetime(2026, 3, 20, tzinfo=ZONE)
    for due, at, late in ((midnight, midnight, 1), (AT, AT, 0), (AT, AT + timedelta(minutes=1), 1)):
        assert load_overlay(procedure(), [task("a", "2", 9, due)], at, ZONE).overdue == late


def test_answers_and_other_procedures_are_not_counted() -> None:
    others = [task("a", "6", 1, kind=kind) for kind in ("acuse", "derivacion", "rechazo")]
    others.append(replace(task("b", "2", 1), procedure="PR-IMMUVER-02"))
    load = load_overlay(procedure(), others, AT, ZONE)
    assert (load.loads, load.elsewhere, load.cases, load.overdue) == ((), (), 0, 0)


def test_a_clock_set_back_gives_no_negative_wait() -> None:
    (load,) = load_overlay(procedure(), [task("a", "2", -3)], AT, ZONE).loads
    assert load.wait == timedelta()


def test_an_alias_is_the_same_procedure() -> None:
    known = replace(procedure(), aliases=("ANTES-01",))
    (load,) = load_overlay(known, [replace(task("a", "2", 1), procedure="ANTES-01")], AT, ZONE).loads
    assert load.row == "2"


def test_a_number_that_says_something_else_now_is_not_the_same_row() -> None:
    """Steps were put in: what was the step 4 is the step 5, and what the old step 9 said is nowhere."""
    moved = replace(task("a", "5", 1), row="4", step="4")
    gone = replace(task("b", "2", 2), row="9", step="9", title="Archiva el caso")
    load = load_overlay(procedure(), [moved, gone], AT, ZONE)
    assert [each.row for each in load.loads] == ["5"]
    assert load.elsewhere == (Elsewhere(step="9", title="Archiva el caso", cases=1, wait=timedelta(days=2)),)
    assert (load.cases, load.overdue) == (2, 0)


def test_an_id_is_the_same_row_whatever_it_says() -> None:
    row = next(row for row in procedure().all_rows() if row.id and not row.step and row.holds_position)
    (load,) = load_overlay(procedure(), [replace(task("a", row.ref, 1), title="Otro texto")], AT, ZONE).loads
    assert load.row == row.ref
