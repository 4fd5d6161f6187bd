"""Folding of the events that add data, documents, numbers, hand-overs and findings."""

from __future__ import annotations

from dataclasses import replace

from cauce.model import events
from cauce.model.case import (
    DataEntry,
    DocumentEntry,
    HandOver,
    Nonconformity,
    Offer,
    OfferState,
    PendingRule,
    ReferralMade,
    SeriesNumber,
    WarningGiven,
)
from cauce.runtime.draft import Draft
from cauce.runtime.folding.flow import position_of_visit, update_position


def recorded(draft: Draft, event: events.Recorded) -> None:
    """Give a datum its value; records of a list are added to those there were."""
    entry = DataEntry(event.value, event.at, event.visit, event.row, event.person)
    draft.own("history")[event.datum] = (*draft.history.get(event.datum, ()), entry)
    before = draft.data.get(event.datum, ()) if event.append else ()
    draft.own("data")[event.datum] = (*before, *event.value) if event.append else event.value
    if any(event.datum in rule.ignored for rule in draft.pending_rules):
        draft.pending_rules = tuple(
            replace(rule, ignored=tuple(name for name in rule.ignored if name != event.datum))
            for rule in draft.pending_rules
        )
    position = position_of_visit(draft, event.visit)
    if position is not None and event.datum not in position.given:
        update_position(draft, replace(position, given=(*position.given, event.datum)))


def document_added(draft: Draft, event: events.DocumentAdded) -> None:
    """Add a document."""
    entry = DocumentEntry(
        event.reference,
        event.at,
        event.visit,
        event.action,
        event.row,
        event.person,
        digest=event.digest,
        name=event.name,
    )
    draft.own("documents")[event.document] = (*draft.documents.get(event.document, ()), entry)
    position = position_of_visit(draft, event.visit)
    if position is not None and event.document not in position.supplied:
        update_position(draft, replace(position, supplied=(*position.supplied, event.document)))


def numbered(draft: Draft, event: events.Numbered) -> None:
    """Give the case its number of a series."""
    draft.own("numbers")[event.series] = SeriesNumber(event.year, event.number)


def designated(draft: Draft, event: events.Designated) -> None:
    """Say who holds a role in this case."""
    draft.own("designated")[event.role] = event.person


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


def offer_withdrawn(draft: Draft, event: events.OfferWithdrawn) -> None:
    """Take an offer back."""
    draft.own("offers")[event.offer] = replace(draft.offers[event.offer], state=OfferState.WITHDRAWN)


def offer_concluded(draft: Draft, event: events.OfferConcluded) -> None:
    """Note that the case behind an offer has ended."""
    draft.own("offers")[event.offer] = replace(draft.offers[event.offer], state=OfferState.CONCLUDED)


def referred(draft: Draft, event: events.Referred) -> None:
    """Note a referral outside."""
    made = ReferralMade(event.row, event.to, event.documents, event.visit, event.at)
    draft.referrals = (*draft.referrals, made)


def turned_over(draft: Draft, event: events.TurnedOver) -> None:
    """Note a hand-over inside the institution."""
    made = HandOver(event.row, event.roles, event.receipt, event.asks, event.visit, event.at)
    draft.handovers = (*draft.handovers, made)


def rule_checked(draft: Draft, event: events.RuleChecked) -> None:
    """Keep a rule that waits for a datum, and let go of one that is settled."""
    if event.outcome == "por_confirmar":
        waiting = PendingRule(event.rule, event.row, event.visit, event.ignored)
        draft.pending_rules = (*draft.pending_rules, waiting)
    elif event.pending >= 0:
        settled = (event.rule, event.row, event.pending)
        draft.pending_rules = tuple(
            rule for rule in draft.pending_rules if (rule.rule, rule.row, rule.visit) != settled
        )


def nonconformity_presumed(draft: Draft, event: events.NonconformityPresumed) -> None:
    """Add a presumed nonconformity."""
    found = Nonconformity(event.number, event.source, event.kind, event.visit, event.at)
    draft.nonconformities = (*draft.nonconformities, found)


def warned(draft: Draft, event: events.Warned) -> None:
    """Add a warning."""
    draft.warnings = (*draft.warnings, WarningGiven(event.source, event.kind, event.visit, event.at))
