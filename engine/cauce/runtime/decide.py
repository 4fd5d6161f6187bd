"""The one interpreter: a command and a case give events, or a refusal in which nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from cauce.model import commands
from cauce.model.case import Case, Status
from cauce.model.copying import making
from cauce.model.events import Event
from cauce.model.frozen import dataclass
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime import handing, lapses
from cauce.runtime.draft import Draft
from cauce.runtime.handlers import (
    add_document,
    advance,
    annotate,
    answer_hand_over,
    assign,
    close,
    correct,
    derived_case,
    extend,
    hand_on,
    interrupt,
    offers,
    record_data,
    refer,
    reopen,
    skip,
    suspend,
    take_wait,
    void_document,
    watch,
)
from cauce.runtime.handlers import (
    open as opening,
)
from cauce.runtime.permitted import why_not
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
    commands.VoidDocument: void_document.handle,
    commands.Annotate: annotate.handle,
    commands.Assign: assign.handle,
    commands.HandOn: hand_on.handle,
    commands.AcceptHandOver: answer_hand_over.accept,
    commands.RejectHandOver: answer_hand_over.reject,
    commands.AcceptOffer: offers.accept,
    commands.RejectOffer: offers.reject,
    commands.Reoffer: offers.reoffer,
    commands.WithdrawOffer: offers.withdraw,
    commands.Refer: refer.handle,
    commands.Suspend: suspend.suspend,
    commands.Resume: suspend.resume,
    commands.Extend: extend.handle,
    commands.Correct: correct.handle,
    commands.Close: close.close,
    commands.Cancel: close.cancel,
    commands.Interrupt: interrupt.handle,
    commands.Watch: watch.handle,
    commands.ChildConcluded: derived_case.concluded,
    commands.ChildResumed: derived_case.resumed,
    commands.Reopen: reopen.handle,
}
"""What carries out each command."""

_OPEN, _ENDED = Status.OPEN, Status.ENDED  # an attribute of an enumeration takes longer than a call


@dataclass(frozen=True, slots=True)
class Done:
    """A command carried out: its events, and the case after them."""

    events: tuple[Event, ...]
    case: Case


_done = making(Done)


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
        closed = why_not(case, command)
        if closed is not None:
            return refusal(procedure, command, (closed,))
        work = Work(plan, Draft(case), now, context)
        # Everything else was settled by the command before this one; since then only time has passed.
        if case.status is _OPEN and (lapses.record(work, late=False) or case.pending_rules):
            lapses.settle(work)
    HANDLERS[type(command)](work, command)
    if work.case.offers and work.case.status is _OPEN and not work.problems:
        handing.release_waits(work, held=True)
    if not work.problems and work.case.status is not _ENDED:
        lapses.settle(work)
    if work.problems:
        return refusal(procedure, command, tuple(work.problems))
    handing.settle(work)
    return _done(tuple(work.events), work.case.frozen())
