"""The fold: a case from its events, without deciding anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cauce.model import events
from cauce.model.case import Case
from cauce.model.procedure import Procedure
from cauce.runtime.draft import Draft
from cauce.runtime.folding import clocks, facts, flow, handing, standing

FOLDS: dict[type[events.Event], Callable[[Draft, Any], None]] = {
    events.RegionOpened: flow.region_opened,
    events.Entered: flow.entered,
    events.PassedOver: flow.passed_over,
    events.Confirmed: flow.confirmed,
    events.ConfirmationsDropped: flow.confirmations_dropped,
    events.Completed: flow.completed,
    events.Omitted: flow.omitted,
    events.BranchTaken: flow.branch_taken,
    events.BlockOpened: flow.block_opened,
    events.RegionExited: flow.region_exited,
    events.BlockJoined: flow.block_joined,
    events.Withdrawn: flow.withdrawn,
    events.Interrupted: flow.interrupted,
    events.Recorded: facts.recorded,
    events.DocumentAdded: facts.document_added,
    events.DocumentVoided: facts.document_voided,
    events.Numbered: facts.numbered,
    events.Designated: facts.designated,
    events.Proposed: facts.proposed,
    events.RuleChecked: facts.rule_checked,
    events.NonconformityPresumed: facts.nonconformity_presumed,
    events.Warned: facts.warned,
    events.Offered: handing.offered,
    events.OfferAccepted: handing.offer_accepted,
    events.OfferRejected: handing.offer_rejected,
    events.Reoffered: handing.reoffered,
    events.OfferWithdrawn: handing.offer_withdrawn,
    events.OfferConcluded: handing.offer_concluded,
    events.OfferResumed: handing.offer_resumed,
    events.Referred: handing.referred,
    events.TurnedOver: handing.turned_over,
    events.HandOverAccepted: handing.handover_accepted,
    events.HandOverRejected: handing.handover_rejected,
    events.HandOverWithdrawn: handing.handover_withdrawn,
    events.Assigned: handing.assigned,
    events.ClockStarted: clocks.started,
    events.ClockPaused: clocks.paused,
    events.ClockResumed: clocks.resumed,
    events.ClockExtended: clocks.extended,
    events.ClockStopped: clocks.stopped,
    events.ClockLapsed: clocks.lapsed,
    events.Annotated: standing.annotated,
    events.Suspended: standing.suspended,
    events.Resumed: standing.resumed,
    events.Ended: standing.ended,
    events.Closed: standing.closed,
    events.Cancelled: standing.cancelled,
    events.Reopened: standing.reopened,
}
"""What folds each kind of fact; whoever calls it counts the fact (`Draft.sequence`)."""

_MARKED: dict[type[events.Event], Callable[[Draft, Any], None]] = {
    events.DocumentAdded: facts.document_of_withdrawn_row,
    events.NonconformityPresumed: facts.nonconformity_of_withdrawn_row,
    events.Offered: handing.offer_of_withdrawn_row,
    events.Referred: handing.referral_of_withdrawn_row,
    events.TurnedOver: handing.handover_of_withdrawn_row,
}
"""What a correction leaves without effect and the case still shows, marked."""


def begin(event: events.Opened) -> Draft:
    """Return the draft of the case that an opening begins."""
    return Draft(
        Case(
            id=event.case,
            procedure=event.procedure,
            digest=event.digest,
            start=event.start,
            opened_at=event.at,
            opened_by=event.person,
            parent=event.parent,
            offer=event.offer,
            schedules=event.schedules,
            sequence=1,
        )
    )


def apply(draft: Draft, event: events.Event) -> None:
    """Fold one event into a draft.

    Raises KeyError for a kind of event that no one folds, and for `Corrected`, which needs all before it (`fold`).
    """
    FOLDS[type(event)](draft, event)
    draft.sequence += 1


def evolve(procedure: Procedure, case: Case | None, event: events.Event) -> Case:
    """Return the case after one event. `case` is None only for `Opened`; the events suffice, whatever `procedure` says.

    Raises ValueError when a case does not begin with `Opened`, KeyError as `apply` does.
    """
    del procedure  # facts only: a case can be read without the definition it ran on
    if case is None:
        return fold((event,))
    draft = Draft(case)
    apply(draft, event)
    return draft.frozen()


def fold(history: Iterable[events.Event], case: Case | None = None) -> Case:
    """Return the case that its events give, from nothing or going on from `case`.

    What a correction names has no effect, wherever in the history the correction is (language.md §2, rule 18); so it
    is read only with everything before it. Raises ValueError without a beginning, or for a correction after `case`.
    """
    if case is not None:
        draft = Draft(case)
        for event in history:
            if isinstance(event, events.Corrected):
                raise ValueError("a correction needs the whole history")
            apply(draft, event)
        return draft.frozen()
    whole = tuple(history)
    if not whole or not isinstance(whole[0], events.Opened):
        raise ValueError("a case begins with Opened")
    without = withdrawn_by(whole)
    draft = begin(whole[0])
    for number, event in enumerate(whole[1:], 2):
        if number in without:
            mark = _MARKED.get(type(event))
            if mark is not None:
                mark(draft, event)
            draft.sequence += 1
        elif isinstance(event, events.Corrected):
            standing.corrected(draft, event)
            draft.sequence += 1
        else:
            apply(draft, event)
    return draft.frozen()


def withdrawn_by(history: Iterable[events.Event]) -> frozenset[int]:
    """Return the sequence numbers of the events that corrections left without effect."""
    return frozenset(number for event in history if isinstance(event, events.Corrected) for number in event.without)
