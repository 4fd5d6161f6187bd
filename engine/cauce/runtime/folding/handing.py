"""Folding of the events of derivations, referrals, hand-overs and assignments."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import HandOver, HandOverState, Offer, OfferState, ReferralMade
from cauce.model.copying import changed
from cauce.runtime.draft import Draft
from cauce.runtime.folding.flow import position_of_visit, update_position


def offered(draft: Draft, event: events.Offered) -> None:
    """Make an offer."""
    draft.own("offers")[event.offer] = Offer(
        id=event.offer,
        procedure=event.procedure,
        start=event.start,
        row=event.row,
        visit=event.visit,
        at=event.at,
        carries=event.carries,
        path=event.path,
    )
    draft.serial = max(draft.serial, event.offer)


def offer_of_withdrawn_row(draft: Draft, event: events.Offered) -> None:
    """Keep an offer whose row was corrected, marked."""
    offered(draft, event)
    _change(draft, event.offer, void=True)


def offer_accepted(draft: Draft, event: events.OfferAccepted) -> None:
    """Note the case that was opened for an offer."""
    _change(draft, event.offer, state=OfferState.ACCEPTED, child=event.child)


def offer_rejected(draft: Draft, event: events.OfferRejected) -> None:
    """Note that the receiver did not accept, and why."""
    _change(draft, event.offer, state=OfferState.REJECTED, reason=event.reason)


def reoffered(draft: Draft, event: events.Reoffered) -> None:
    """Offer again, perhaps to another procedure: the case of an earlier answer is no longer this offer's."""
    _change(
        draft,
        event.offer,
        state=OfferState.OFFERED,
        procedure=event.procedure,
        start=event.start,
        child="",
        reason="",
    )


def offer_withdrawn(draft: Draft, event: events.OfferWithdrawn) -> None:
    """Take an offer back."""
    _change(draft, event.offer, state=OfferState.WITHDRAWN)


def offer_concluded(draft: Draft, event: events.OfferConcluded) -> None:
    """Note that the case behind an offer has ended."""
    _change(draft, event.offer, state=OfferState.CONCLUDED)


def offer_resumed(draft: Draft, event: events.OfferResumed) -> None:
    """Note that the case behind an offer goes on."""
    _change(draft, event.offer, state=OfferState.ACCEPTED, reason="")


def _change(draft: Draft, offer: int, **parts: object) -> None:
    draft.own("offers")[offer] = changed(draft.offers[offer], **parts)


def referred(draft: Draft, event: events.Referred) -> None:
    """Note a referral outside."""
    made = ReferralMade(event.row, event.to, event.documents, event.visit, event.at, event.person)
    draft.referrals = (*draft.referrals, made)


def referral_of_withdrawn_row(draft: Draft, event: events.Referred) -> None:
    """Note a referral outside whose row was corrected: what was done outside is not undone."""
    made = ReferralMade(event.row, event.to, event.documents, event.visit, event.at, event.person, void=True)
    draft.referrals = (*draft.referrals, made)


def turned_over(draft: Draft, event: events.TurnedOver) -> None:
    """Note a hand-over inside the institution; it waits for an answer when one is asked."""
    awaited = event.receipt or event.asks or event.moves_row
    made = HandOver(
        id=event.handover,
        row=event.row,
        roles=event.roles,
        receipt=event.receipt,
        asks=event.asks,
        visit=event.visit,
        at=event.at,
        to=event.to,
        moves_row=event.moves_row,
        sender=event.person,
        state=HandOverState.PENDING if awaited else HandOverState.DELIVERED,
    )
    draft.handovers = (*draft.handovers, made)
    draft.serial = max(draft.serial, event.handover)


def handover_of_withdrawn_row(draft: Draft, event: events.TurnedOver) -> None:
    """Keep a hand-over whose row was corrected, marked."""
    turned_over(draft, event)
    _answer(draft, event.handover, void=True)


def handover_accepted(draft: Draft, event: events.HandOverAccepted) -> None:
    """Note who received; an open row that was handed on is theirs from now on."""
    made = _answer(
        draft,
        event.handover,
        state=HandOverState.ACCEPTED,
        receiver=event.person,
        receiver_role=event.role,
        answered_at=event.at,
        reference=event.reference,
        digest=event.digest,
        name=event.name,
        reason="",
    )
    position = position_of_visit(draft, made.visit)
    if made.moves_row and position is not None:
        acting = event.role if made.roles else ""
        update_position(draft, changed(position, assigned=event.person, acting=acting))


def handover_rejected(draft: Draft, event: events.HandOverRejected) -> None:
    """Note who did not receive, and why."""
    _answer(
        draft,
        event.handover,
        state=HandOverState.REJECTED,
        receiver=event.person,
        receiver_role=event.role,
        answered_at=event.at,
        reason=event.reason,
    )


def handover_withdrawn(draft: Draft, event: events.HandOverWithdrawn) -> None:
    """Take a hand-over back."""
    _answer(draft, event.handover, state=HandOverState.WITHDRAWN)


def _answer(draft: Draft, handover: int, **parts: object) -> HandOver:
    """Change a hand-over and return it."""
    made = list(draft.handovers)
    index = next(index for index, item in enumerate(made) if item.id == handover)
    made[index] = changed(made[index], **parts)
    draft.handovers = tuple(made)
    return made[index]


def assigned(draft: Draft, event: events.Assigned) -> None:
    """Say who is to act in an open row."""
    position = position_of_visit(draft, event.visit)
    if position is not None:
        update_position(draft, changed(position, assigned=event.to, acting=""))
