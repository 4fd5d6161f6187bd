"""What a command did, or is about to do: in a few lines, and where the case goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from cauce.cli.casos.words.events import Telling, event_words
from cauce.cli.casos.words.places import roles_words, state_words, step_words
from cauce.runtime.people import roles_due
from cauce.runtime.plan import plan_of

if TYPE_CHECKING:
    from datetime import tzinfo

    from cauce.model.case import Case
    from cauce.model.events import Event
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.records import Person

_TOLD_ELSEWHERE = {"Opened", "ClockStarted"}
"""Facts that the command tells by itself, or that `ver` shows."""

_PARTS = {"Recorded", "DocumentAdded"}
"""Facts that the person has just given; told only where giving them was all that the command did."""

_WHOLES = {"Opened", "Completed", "Confirmed", "Interrupted"}
_STANDING = {"Suspended", "Closed", "Cancelled", "Ended"}
"""Facts whose sentence says already how the case stands."""

_ASKED_FOR = {"Completed", "Confirmed", "Omitted", "Corrected", "BranchTaken"}


def done_lines(
    procedure: Procedure,
    events: Iterable[Event],
    case: Case,
    people: Mapping[str, Person],
    zone: tzinfo,
    *,
    future: bool = False,
) -> list[str]:
    """Return what the events of a command say to a person, and where the case is after them."""
    telling = Telling(procedure, people, zone, case, {}, secrets=False)
    # What was asked for goes first, what follows from it after; within each, in the order in which it happens.
    told = sorted(events, key=lambda event: type(event).__name__ not in _ASKED_FOR)
    kinds = {type(event).__name__ for event in told}
    silent = _TOLD_ELSEWHERE | (_PARTS if kinds & _WHOLES else set())
    said = [event_words(telling, event, future=future) for event in told if type(event).__name__ not in silent]
    where = [] if kinds & _STANDING else where_lines(procedure, case)
    return [*(f"{text}." for text in dict.fromkeys(said) if text), *where]


def where_lines(procedure: Procedure, case: Case) -> list[str]:
    """Return where a case is: one sentence for each open step, with whose it is."""
    if case.status.value != "abierto":
        return [f"El caso está {state_words(procedure, case).lower()}."] if case.status.value != "concluido" else []
    plan = plan_of(procedure)
    resting = [position for position in case.positions.values() if not position.waiting]
    resting.sort(key=lambda position: (plan.order[position.row], position.visit))
    lines = []
    for position in resting:
        row = plan.rows[position.row]
        who = roles_words(procedure, roles_due(plan, row, position), everyone=plan.traits[row.ref].agreed)
        lines.append(f"Sigue en {step_words(row)}, a cargo de {who}.")
    return lines
