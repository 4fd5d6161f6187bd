"""The scenarios of 64-AJP-P01 on the interpreter and the moments of its clocks; and, of all six, that what is expected
matters."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from cauce.compiler.api import compile_procedure, load_library
from cauce.model.events import ClockLapsed, NonconformityPresumed, Numbered
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.scenarios import Scenario
from cauce.runtime.scenarios import Outcome, run_all, run_scenario

PROCEDURES = Path(__file__).resolve().parents[2] / "procedures"
KEY = "64-AJP-P01"
KEYS = (KEY, *(f"PR-IMMUVER-0{number}" for number in range(1, 6)))
FRIDAY_AT_73_HOURS = "Urgente recibida en viernes, verificada a las 73 horas (NC-1)"
LATE_FOLLOW_UP = "Los seguimientos llegan el día 16 (NC-3, una vez cada uno)"
LONG_WAIT = "Doscientos días en valoración y después hay nueva información"
# Requirements §6 and the manual's V.1.c, V.3.b.iv: when the clocks run out, in Hermosillo (a day ends at 24:00).
LAPSES = {
    FRIDAY_AT_73_HOURS: {"inmediato": ["2026-03-16T16:20"]},
    "El ingreso en domingo a las 03:00 no se registra al día siguiente hábil": {
        "registro_al_dia_siguiente": ["2026-03-10T00:00"]
    },
    LATE_FOLLOW_UP: {
        "nc3_primera_verificacion": ["2026-03-18T00:00"],
        "nc3_cada_quince_dias": ["2026-04-03T00:00"],
    },
    "Nadie clasifica la denuncia en quince días": {"sin_atencion": ["2026-03-18T00:00"]},
    LONG_WAIT: {"valoracion_prolongada": ["2026-04-02T00:00"]},
}


@cache
def parts(key: str) -> tuple[Procedure, Institution, Calendar]:
    """A shipped procedure with its institution and calendar; it says nothing, not even warnings."""
    library, _ = load_library(PROCEDURES)
    path = PROCEDURES / f"{key}.yaml"
    found = compile_procedure(path.read_bytes(), str(path), library)
    assert [problem.message for problem in found.diagnostics] == []
    assert found.procedure is not None
    assert found.institution is not None
    assert found.calendar is not None
    return found.procedure, found.institution, found.calendar


def outcome(key: str, scenario: Scenario) -> Outcome:
    """Run a scenario, perhaps a changed one."""
    procedure, institution, calendar = parts(key)
    return run_scenario(procedure, scenario, institution, calendar)


def named(name: str) -> Outcome:
    """Run the scenario of 64-AJP-P01 with this name."""
    (scenario,) = (each for each in parts(KEY)[0].scenarios if each.name == name)
    return outcome(KEY, scenario)


def test_scenarios_take_everything() -> None:
    report = run_all(*parts(KEY))
    assert [f"{each.name}: {each.problem}" for each in report.failed] == []
    assert report.missing == ()
    assert report.percent == 100


@pytest.mark.parametrize("key", KEYS)
def test_every_expectation_matters(key: str) -> None:
    """Without the fault that it expects, refused for another reason or with another end, a scenario fails."""
    procedure = parts(key)[0]
    for scenario in procedure.scenarios:
        expected = scenario.expected
        other = [
            *([replace(expected, nonconformities=())] if expected.nonconformities else []),
            *([replace(expected, warnings=())] if expected.warnings else []),
            *(
                replace(expected, refusal=rule.id)
                for rule in procedure.rules
                if expected.refusal not in (None, rule.id)
            ),
            *(replace(expected, ends_in=end.id) for end in procedure.ends if expected.ends_in not in (None, end.id)),
        ]
        passed = [each for each in other if outcome(key, replace(scenario, expected=each)).passed]
        assert passed == [], scenario.name


@pytest.mark.parametrize("name", LAPSES)
def test_clocks_run_out_when_the_manual_says(name: str) -> None:
    """Each lapse once, at its moment, however late the case goes on."""
    lapsed: dict[str, list[str]] = {}
    for event in named(name).events:
        if isinstance(event, ClockLapsed):
            lapsed.setdefault(event.deadline, []).append(f"{event.at:%Y-%m-%dT%H:%M}")
    assert lapsed == LAPSES[name]


def test_a_late_follow_up_is_one_nonconformity_not_one_a_day() -> None:
    """Acceptance 7 (NC-3)."""
    found = [event.source for event in named(LATE_FOLLOW_UP).events if isinstance(event, NonconformityPresumed)]
    assert found == ["nc3_primera_verificacion", "nc3_cada_quince_dias"]


def test_after_the_wait_the_folio_is_the_same() -> None:
    """Acceptance 10: one folio for the case, and its expediente only when it is archived (B-24)."""
    numbered = [event.series for event in named(LONG_WAIT).events if isinstance(event, Numbered)]
    assert numbered == ["folio", "expediente"]


def test_a_judicial_admission_gets_its_expediente_at_7_1() -> None:
    """L27: it enters at 6.1, past the rows that number the others; returned to 7.1, it keeps its number."""
    events = named("El expediente regresa, se corrige y se turna completo").events
    assert [event.series for event in events if isinstance(event, Numbered)] == ["expediente"]
