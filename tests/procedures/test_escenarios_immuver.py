"""The scenarios of PR-IMMUVER-01 to 05 on the interpreter, the moments of their clocks, and when the meeting is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cauce.compiler.api import Compiled, compile_procedure, load_library
from cauce.model import events
from cauce.model.rows import RowKind
from cauce.runtime.periods import next_opening
from cauce.runtime.scenarios import Outcome, run_all, run_scenario

PROCEDURES = Path(__file__).resolve().parents[2] / "procedures"
KEYS = tuple(f"PR-IMMUVER-0{number}" for number in range(1, 6))
ZONE = ZoneInfo("America/Mexico_City")


@cache
def compiled(key: str) -> Compiled:
    """Return a shipped procedure compiled against its library."""
    library, _ = load_library(PROCEDURES)
    path = PROCEDURES / f"{key}.yaml"
    return compile_procedure(path.read_bytes(), str(path), library)


def outcome(key: str, starts: str) -> Outcome:
    """Run the one scenario whose name begins so."""
    found = compiled(key)
    assert found.procedure is not None
    assert found.institution is not None
    assert found.calendar is not None
    (scenario,) = (each for each in found.procedure.scenarios if each.name.startswith(starts))
    return run_scenario(found.procedure, scenario, found.institution, found.calendar)


@pytest.mark.parametrize("key", KEYS)
def test_nothing_to_say_about_the_file(key: str) -> None:
    """Neither errors nor warnings: what an owner sees here first must be clean."""
    assert [found.message for found in compiled(key).diagnostics] == []


@pytest.mark.parametrize("key", KEYS)
def test_scenarios_take_everything(key: str) -> None:
    found = compiled(key)
    assert found.procedure is not None
    assert found.institution is not None
    assert found.calendar is not None
    report = run_all(found.procedure, found.institution, found.calendar)
    assert [f"{each.name}: {each.problem}" for each in report.failed] == []
    assert report.missing == ()
    assert report.percent == 100


def test_both_areas_get_their_own_case_with_the_form() -> None:
    """Acceptance 11: two child cases that carry the cédula; the parent goes on to the platform by itself."""
    history = outcome("PR-IMMUVER-01", "Gestión y derivación a las dos áreas").events
    offers = [event for event in history if isinstance(event, events.Offered)]
    assert {offer.procedure for offer in offers} == {"PR-IMMUVER-02", "PR-IMMUVER-03"}
    assert all("cedula" in offer.carries for offer in offers)


def test_the_legal_duration_informs_and_alerts_to_the_day() -> None:
    """02-8: from 31-08-2026, six months are the 28-02-2027 and eight the 30-04-2027; never a nonconformity."""
    history = outcome("PR-IMMUVER-02", "A los ocho meses").events
    last_day = {
        event.deadline: (event.due.astimezone(ZONE) - timedelta(seconds=1)).date()
        for event in history
        if isinstance(event, events.ClockStarted) and event.deadline != "termino_juridico"
    }
    assert last_day == {"seis_meses": date(2027, 2, 28), "ocho_meses": date(2027, 4, 30)}
    lapses = [event.deadline for event in history if isinstance(event, events.ClockLapsed)]
    assert lapses == ["seis_meses", "ocho_meses"]
    assert not any(isinstance(event, events.NonconformityPresumed) for event in history)


def test_the_note_of_legal_attention_is_never_entered_as_work() -> None:
    """Acceptance 12: step 8 keeps its place in the table and no case ever rests there."""
    found = compiled("PR-IMMUVER-02").procedure
    assert found is not None
    note = found.row_by_ref["8"]
    assert note.kind is RowKind.NOTE
    assert not note.holds_position
    history = outcome("PR-IMMUVER-02", "Denuncia, con tres seguimientos").events
    completed = [event.row for event in history if isinstance(event, events.Completed)]
    assert "8" not in completed
    assert completed[-1] == "9"


def test_a_single_session_reopens_without_a_new_reception() -> None:
    """Acceptance 13: the case ends as «única sesión», with no nonconformity, and goes on at step 5 when she returns."""
    history = outcome("PR-IMMUVER-03", "Única sesión en crisis").events
    ends = [event.end for event in history if isinstance(event, events.Ended)]
    assert ends == ["unica_sesion", "cita_abierta"]
    reopened = next(index for index, event in enumerate(history) if isinstance(event, events.Reopened))
    entered = [event.row for event in history[reopened:] if isinstance(event, events.Entered)]
    assert entered[0] == "5"
    assert not any(isinstance(event, events.NonconformityPresumed) for event in history)


def test_without_another_need_no_letter_is_made() -> None:
    """Acceptance 14."""
    history = outcome("PR-IMMUVER-03", "Vuelve por la cita abierta").events
    documents = {event.document for event in history if isinstance(event, events.DocumentAdded)}
    assert "oficio_canalizacion" not in documents


def test_a_venue_with_everything_needs_no_letter() -> None:
    """Acceptance 16, second half."""
    history = outcome("PR-IMMUVER-05", "La sede cuenta con todo").events
    documents = {event.document for event in history if isinstance(event, events.DocumentAdded)}
    assert "oficio_logistica" not in documents


def test_the_meeting_is_ten_times_a_year() -> None:
    """05-1 and acceptance 16: the day 25, never in July nor December; after 25-06-2026 comes 25-08-2026."""
    found = compiled("PR-IMMUVER-05").procedure
    assert found is not None
    period = found.start_by_id["reunion_mensual"].period
    assert period is not None
    assert next_opening(period, date(2026, 6, 25)) == date(2026, 8, 25)
    openings: list[date] = []
    while (day := next_opening(period, openings[-1] if openings else date(2025, 12, 31))) and day.year == 2026:
        openings.append(day)
    assert openings == [date(2026, month, 25) for month in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11)]


def test_office_hours_are_those_of_the_manual() -> None:
    """A-03: Monday to Friday, 8:00 to 15:00; an urgent night is attended and nobody is warned."""
    institution = compiled("PR-IMMUVER-01").institution
    assert institution is not None
    (office,) = institution.schedules
    assert (office.days, office.start.hour, office.end.hour) == ((0, 1, 2, 3, 4), 8, 15)
    night = outcome("PR-IMMUVER-01", "Caso urgente de madrugada").events
    opened = night[0]
    assert isinstance(opened, events.Opened)
    assert opened.at == datetime(2026, 3, 13, 3, 20, tzinfo=ZONE)
    assert opened.schedules == ()
    assert not any(isinstance(event, events.Warned) for event in night)
