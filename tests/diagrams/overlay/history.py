"""The overlays of cases that the engine played: scenarios, stopped on their way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from cauce.diagrams.overlay.from_case import case_overlay
from cauce.diagrams.overlay.values import CaseOverlay
from cauce.model import events
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.runtime.evolve import fold
from cauce.runtime.scenarios import run_scenario


def played(
    procedure: Procedure, institution: Institution, calendar: Calendar, scenario: str, steps: int, later: timedelta
) -> CaseOverlay:
    """A scenario of the procedure stopped after so many steps, looked at some time later."""
    wanted = next(each for each in procedure.scenarios if each.name == scenario)
    outcome = run_scenario(procedure, wanted, institution, calendar)
    assert outcome.passed, outcome.problem
    history = list(_first(outcome.events, steps))
    prefix = procedure.key.rpartition("-")[2]
    return case_overlay(procedure, fold(history), history, f"{prefix}-2026-0001", history[-1].at + later)


def _first(history: Sequence[events.Event], steps: int) -> Iterator[events.Event]:
    """The facts up to the arrival after so many steps: those of one moment belong together."""
    count = 0
    for each in history:
        if isinstance(each, events.Completed | events.Omitted):
            count += 1
            if count > steps:
                return
        yield each
