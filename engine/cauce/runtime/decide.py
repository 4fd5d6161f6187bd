"""The one interpreter: a command and a case give events, or a refusal in which nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cauce.model import commands
from cauce.model.case import Case, Status
from cauce.model.events import Event
from cauce.model.procedure import Procedure
from cauce.model.refusals import Missing, Refusal
from cauce.runtime import lapses
from cauce.runtime.draft import Draft
from cauce.runtime.handlers import (
    add_document,
    advance,
    child_concluded,
    interrupt,
    record_data,
    reopen,
    skip,
    take_wait,
    watch,
)
from cauce.runtime.handlers import (
    open as opening,
)
from cauce.runtime.plan import plan_of
from cauce.runtime.ports import Context
from cauce.runtime.refusing import refusal
from cauce.runtime.work import Work

HANDLERS: dict[type[Any], Callable[[Work, Any], None]] = {
    commands.Open: opening.handle,
    commands.Advance: advance.handle,
    commands.TakeWait: take_wait.handle,
    commands.Skip: skip.handle,
    commands.RecordData: record_data.handle,
    commands.AddDocument: add_document.handle,
    commands.Interrupt: interrupt.handle,
    commands.Watch: watch.handle,
    commands.ChildConcluded: child_concluded.handle,
    commands.Reopen: reopen.handle,
}
"""What carries out each command."""


@dataclass(frozen=True, slots=True)
class Done:
    """A command carried out: its events, and the case after them."""

    events: tuple[Event, ...]
    case: Case


def decide(
    procedure: Procedure, case: Case | None, command: commands.Command, now: datetime, context: Context
) -> tuple[Event, ...] | Refusal:
    """Return the events of a command, or why it is refused. `now` is aware; `case` is None only for `Open`.

    Deadlines that have lapsed by `now` are recorded first. Raises ValueError for a naive `now`, for `Open` on a case,
    or for anything else without one.
    """
    result = carry_out(procedure, case, command, now, context)
    return result if isinstance(result, Refusal) else result.events


def carry_out(
    procedure: Procedure, case: Case | None, command: commands.Command, now: datetime, context: Context
) -> Done | Refusal:
    """Do what `decide` does, and return the case folded on the way too."""
    if now.tzinfo is None:
        raise ValueError("now must be aware of its time zone")
    plan = plan_of(procedure)
    if isinstance(command, commands.Open):
        if case is not None:
            raise ValueError("the case is already open")
        work = opening.open_work(plan, command, now, context)
    elif case is None:
        raise ValueError("there is no case")
    else:
        work = Work(plan, Draft(case), now, context)
        closed = _closed(case, command)
        if closed is not None:
            return refusal(procedure, command, (closed,))
        if case.status is Status.OPEN:
            lapses.record(work, late=False)
            lapses.settle(work)
    HANDLERS[type(command)](work, command)
    if not work.problems and work.case.status is Status.OPEN:
        lapses.settle(work)
    if work.problems:
        return refusal(procedure, command, tuple(work.problems))
    return Done(tuple(work.events), work.case.frozen())


def _closed(case: Case, command: commands.Command) -> Missing | None:
    """Return what is wrong with giving this command to a case that has ended, or that has not."""
    if case.status is Status.ENDED and not isinstance(
        command, commands.Reopen | commands.Watch | commands.ChildConcluded
    ):
        return Missing("caso", case.end, "el caso ya concluyó", "cauce reabrir FOLIO")
    if case.status is Status.OPEN and isinstance(command, commands.Reopen):
        return Missing("caso", "", "el caso sigue abierto", "cauce ver FOLIO")
    return None
