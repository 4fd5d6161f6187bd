"""The fold: a case from its events, without deciding anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cauce.model import events
from cauce.model.case import Case
from cauce.model.procedure import Procedure
from cauce.runtime.draft import Draft
from cauce.runtime.folding import clocks, facts, flow

_FOLDS: dict[type[events.Event], Callable[[Draft, Any], None]] = {
    events.RegionOpened: flow.region_opened,
    events.Entered: flow.entered,
    events.PassedOver: flow.passed_over,
    events.Confirmed: flow.confirmed,
    events.Completed: flow.completed,
    events.Omitted: flow.omitted,
    events.BranchTaken: flow.branch_taken,
    events.BlockOpened: flow.block_opened,
    events.RegionExited: flow.region_exited,
    events.BlockJoined: flow.block_joined,
    events.Withdrawn: flow.withdrawn,
    events.Interrupted: flow.interrupted,
    events.Ended: flow.ended,
    events.Reopened: flow.reopened,
    events.Recorded: facts.recorded,
    events.DocumentAdded: facts.document_added,
    events.Numbered: facts.numbered,
    events.Designated: facts.designated,
    events.Offered: facts.offered,
    events.OfferWithdrawn: facts.offer_withdrawn,
    events.OfferConcluded: facts.offer_concluded,
    events.Referred: facts.referred,
    events.TurnedOver: facts.turned_over,
    events.RuleChecked: facts.rule_checked,
    events.NonconformityPresumed: facts.nonconformity_presumed,
    events.Warned: facts.warned,
    events.ClockStarted: clocks.started,
    events.ClockPaused: clocks.paused,
    events.ClockResumed: clocks.resumed,
    events.ClockStopped: clocks.stopped,
    events.ClockLapsed: clocks.lapsed,
}


def begin(event: events.Opened) -> Draft:
    """Return the draft of the case that an opening begins."""
    return Draft(
        Case(
            id=event.case,
            procedure=event.procedure,
            digest=event.digest,
            start=event.start,
            opened_at=event.at,
            schedules=event.schedules,
            sequence=1,
        )
    )


def apply(draft: Draft, event: events.Event) -> None:
    """Fold one event into a draft. Raises KeyError for a kind of event that no one folds."""
    _FOLDS[type(event)](draft, event)
    draft.sequence += 1


def evolve(procedure: Procedure, case: Case | None, event: events.Event) -> Case:
    """Return the case after one event. `case` is None only for `Opened`; the events suffice, whatever `procedure` says.

    Raises ValueError when a case does not begin with `Opened`.
    """
    del procedure  # facts only: a case can be read without the definition it ran on
    if case is None:
        if not isinstance(event, events.Opened):
            raise ValueError("a case begins with Opened")
        return begin(event).frozen()
    draft = Draft(case)
    apply(draft, event)
    return draft.frozen()


def fold(history: Iterable[events.Event], case: Case | None = None) -> Case:
    """Return the case after many events, from nothing or from `case`. Raises ValueError without a beginning."""
    draft = None if case is None else Draft(case)
    for event in history:
        if draft is None:
            if not isinstance(event, events.Opened):
                raise ValueError("a case begins with Opened")
            draft = begin(event)
        else:
            apply(draft, event)
    if draft is None:
        raise ValueError("no events")
    return draft.frozen()
