"""Hand-overs that wait for an answer, derivations that nobody accepted, and waits that these hold."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Case, HandOver, HandOverState, OfferState
from cauce.runtime.completing import leave_wait
from cauce.runtime.draft import Draft
from cauce.runtime.flow import children_concluded
from cauce.runtime.work import Work


def waiting(case: Case | Draft) -> list[HandOver]:
    """Return the hand-overs that may be accepted: a rejected one too, once what was wrong with it is mended.

    One that hands on an open row waits only while the row is open.
    """
    if not case.handovers:
        return []
    open_visits = {position.visit for position in case.positions.values()}
    return [
        item
        for item in case.handovers
        if not item.void
        and (item.state is HandOverState.PENDING or (item.state is HandOverState.REJECTED and not item.moves_row))
        and (not item.moves_row or item.visit in open_visits)
    ]


def settle(work: Work) -> None:
    """Take back the hand-overs of rows that were left meanwhile."""
    if not work.case.handovers or not any(
        item.moves_row and item.state is HandOverState.PENDING for item in work.case.handovers
    ):
        return
    still = {item.id for item in waiting(work.case)}
    for item in work.case.handovers:
        if item.state is HandOverState.PENDING and item.moves_row and not item.void and item.id not in still:
            causes = (item.visit, work.cause) if work.cause not in (0, item.visit) else ()
            work.emit(events.HandOverWithdrawn(at=work.now, visit=item.visit, causes=causes, handover=item.id))


def withdraw_unanswered(work: Work, *, only_void: bool = False) -> None:
    """Take back every derivation that nobody accepted (rule 11), and hand-overs of what was corrected."""
    for offer in list(work.case.offers.values()):
        if offer.state in (OfferState.OFFERED, OfferState.REJECTED) and (offer.void or not only_void):
            work.emit(events.OfferWithdrawn(at=work.now, offer=offer.id))
    for item in work.case.handovers:
        if item.void and item.state in (HandOverState.PENDING, HandOverState.REJECTED):
            work.emit(events.HandOverWithdrawn(at=work.now, handover=item.id))


def release_waits(work: Work, *, held: bool = False) -> None:
    """Let go the rows that waited for derived cases, all of which are over now (L8, L41).

    One that cannot be left yet, because a rejection has no answer, stays: who ended the derived case is not to blame.
    With `held` only such rows are tried, which waited for something and have nothing left to wait for.
    """
    for position in list(work.case.positions.values()):
        row = work.plan.rows[position.row]
        if not row.awaits or position.region not in work.case.positions or not children_concluded(work, row):
            continue
        if held and not any(item.procedure in row.awaits and not item.void for item in work.case.offers.values()):
            continue
        mark = work.mark()
        outer, work.problems = work.problems, []
        leave_wait(work, position)
        if work.problems:
            work.undo(mark)
        work.problems = outer
