"""What becomes of a derivation (L41): its receiver accepts or rejects, its sender offers again or withdraws."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Offer, OfferState, Status
from cauce.model.commands import AcceptOffer, RejectOffer, Reoffer, WithdrawOffer
from cauce.model.refusals import Missing
from cauce.model.wording import listed, quoted, role_name
from cauce.runtime import handing, people, supervision
from cauce.runtime.work import Work


def accept(work: Work, command: AcceptOffer) -> None:
    """Note the case that the receiver opened. The desk checks who accepts: the roles are of the other procedure."""
    offer = _find(work, command.offer, (OfferState.OFFERED,), "ya no espera respuesta")
    if offer is not None:
        work.emit(
            events.OfferAccepted(
                at=work.now,
                visit=offer.visit,
                offer=offer.id,
                child=command.child,
                person=work.context.person,
                role=work.context.role,
            )
        )


def reject(work: Work, command: RejectOffer) -> None:
    """Note why the receiver does not accept: from now on the sender has to answer before the case ends."""
    offer = _find(work, command.offer, (OfferState.OFFERED,), "ya no espera respuesta")
    supervision.check_reason(work, command.reason, "rechazar")
    if offer is not None and not work.problems:
        work.emit(
            events.OfferRejected(
                at=work.now,
                visit=offer.visit,
                offer=offer.id,
                reason=command.reason,
                person=work.context.person,
                role=work.context.role,
            )
        )


def reoffer(work: Work, command: Reoffer) -> None:
    """Offer what was rejected or withdrawn again, to the same procedure or to another."""
    offer = _find(work, command.offer, (OfferState.REJECTED, OfferState.WITHDRAWN), "no está rechazada ni retirada")
    if offer is None:
        return
    _check_sender(work, offer)
    if work.problems:
        return
    procedure = command.procedure or offer.procedure
    same = procedure == offer.procedure
    work.emit(
        events.Reoffered(
            at=work.now,
            visit=offer.visit,
            offer=offer.id,
            procedure=procedure,
            start=command.start or (offer.start if same else ""),
            person=work.context.person,
            role=work.context.role,
        )
    )


def withdraw(work: Work, command: WithdrawOffer) -> None:
    """Take back what nobody accepted; a wait for it may go on."""
    states = (OfferState.OFFERED, OfferState.REJECTED)
    offer = _find(work, command.offer, states, "ya fue aceptada o retirada")
    supervision.check_reason(work, command.reason, "cancelar")
    if offer is not None:
        _check_sender(work, offer)
    if offer is None or work.problems:
        return
    work.emit(
        events.OfferWithdrawn(
            at=work.now,
            visit=offer.visit,
            offer=offer.id,
            reason=command.reason,
            person=work.context.person,
            role=work.context.role,
        )
    )
    if work.case.status is Status.OPEN:
        handing.release_waits(work)


def _find(work: Work, number: int, states: tuple[OfferState, ...], otherwise: str) -> Offer | None:
    offer = work.case.offers.get(number)
    if offer is not None and offer.state in states and not offer.void:
        return offer
    if offer is None:
        text = f"no hay una derivación con el número {number}"
    else:
        text = f"la derivación a {quoted(offer.procedure)} {otherwise}"
    work.lacks(Missing("derivacion", str(number), text, "cauce ver FOLIO"))
    return None


def _check_sender(work: Work, offer: Offer) -> None:
    """Check that it is done by who may act in the row that made the offer, or by who supervises it."""
    row = work.plan.rows[offer.row]
    actors = work.plan.actors[row.ref]
    roles = actors.roles if actors else ()
    if supervision.supervises(work, [row]) or not roles:
        return
    if not any(people.acts_for(work.plan, work.context.role, needed) for needed in roles):
        names = listed([role_name(work.plan.procedure, needed) for needed in roles], "o")
        work.lacks(supervision.only_supervisors(work, [row], names))
