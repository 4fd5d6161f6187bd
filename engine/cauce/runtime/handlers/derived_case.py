"""A derived case is over, or goes on after all: where it came from, the offer stands as the case does."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import OfferState, Status
from cauce.model.commands import ChildConcluded, ChildResumed
from cauce.model.refusals import Missing
from cauce.model.wording import quoted
from cauce.runtime import handing
from cauce.runtime.work import Work

_ANSWERING = (Status.OPEN, Status.SUSPENDED, Status.ENDED)


def concluded(work: Work, command: ChildConcluded) -> None:
    """Note it, and let go the waits that it satisfies (L8, L41), unless the case stands still.

    One that was cancelled attended to nobody: its sender has to answer, where the case still takes an answer.
    """
    running = [offer for offer in work.case.offers.values() if offer.state in (OfferState.OFFERED, OfferState.ACCEPTED)]
    found = [
        offer
        for offer in running
        if (offer.id == command.offer if command.offer else offer.procedure == command.procedure)
    ]
    if not found:
        text = f"no hay una derivación abierta a {quoted(command.procedure)}"
        work.lacks(Missing("derivacion", command.procedure, text, "cauce ver FOLIO"))
    for offer in found:
        if command.cancelled and not offer.void and work.case.status in _ANSWERING:
            work.emit(
                events.OfferRejected(
                    at=work.now,
                    visit=offer.visit,
                    offer=offer.id,
                    reason="Se canceló el caso que se había abierto",
                    person=work.context.person,
                    role=work.context.role,
                )
            )
        else:
            work.emit(events.OfferConcluded(at=work.now, visit=offer.visit, offer=offer.id))
    if work.case.status is Status.OPEN:
        handing.release_waits(work)


def resumed(work: Work, command: ChildResumed) -> None:
    """Note it, unless the sender has answered meanwhile. Who had waited and has gone on stays where they are."""
    offer = work.case.offers.get(command.offer)
    over = (OfferState.CONCLUDED, OfferState.REJECTED)
    if offer is not None and offer.child == command.child and offer.state in over:
        work.emit(events.OfferResumed(at=work.now, visit=offer.visit, offer=offer.id))
