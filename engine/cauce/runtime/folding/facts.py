"""Folding of the events that add data, documents, numbers, proposals and findings."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import (
    DataEntry,
    DocumentEntry,
    Nonconformity,
    PendingRule,
    Position,
    Proposal,
    SeriesNumber,
    WarningGiven,
)
from cauce.model.copying import changed, changing, making
from cauce.runtime.draft import Draft
from cauce.runtime.folding.flow import position_of_visit, update_position

_data_entry = making(DataEntry)
_document_entry = making(DocumentEntry)
_giving = changing(Position, "given")
_supplying = changing(Position, "supplied")


def recorded(draft: Draft, event: events.Recorded) -> None:
    """Give a datum its value; records of a list are added to those there were."""
    entry = _data_entry(event.value, event.at, event.visit, event.row, event.person)
    datum, history, data = event.datum, draft.own("history"), draft.own("data")
    history[datum] = (*history.get(datum, ()), entry)
    data[datum] = (*data.get(datum, ()), *event.value) if event.append else event.value
    if draft.pending_rules and any(datum in rule.ignored for rule in draft.pending_rules):
        draft.pending_rules = tuple(
            changed(rule, ignored=tuple(name for name in rule.ignored if name != datum)) for rule in draft.pending_rules
        )
    position = position_of_visit(draft, event.visit)
    if position is not None and datum not in position.given:
        update_position(draft, _giving(position, (*position.given, datum)))


def document_added(draft: Draft, event: events.DocumentAdded) -> None:
    """Add a document."""
    _file(draft, event, void=False)
    position = position_of_visit(draft, event.visit)
    if position is not None and event.document not in position.supplied:
        update_position(draft, _supplying(position, (*position.supplied, event.document)))


def document_of_withdrawn_row(draft: Draft, event: events.DocumentAdded) -> None:
    """Keep a document that a correction left without effect."""
    _file(draft, event, void=True)


def _file(draft: Draft, event: events.DocumentAdded, *, void: bool) -> None:
    entry = _document_entry(
        event.reference,
        event.at,
        event.visit,
        event.action,
        event.row,
        event.person,
        void,
        digest=event.digest,
        name=event.name,
    )
    documents = draft.own("documents")
    documents[event.document] = (*documents.get(event.document, ()), entry)


def document_voided(draft: Draft, event: events.DocumentVoided) -> None:
    """Leave a document without effect; a visit that had supplied it has to do so again."""
    entries = list(draft.documents[event.document])
    entry = entries[event.number - 1] = changed(entries[event.number - 1], void=True)
    draft.own("documents")[event.document] = tuple(entries)
    position = position_of_visit(draft, entry.visit)
    if position is not None and not any(item.visit == entry.visit and not item.void for item in entries):
        left = tuple(name for name in position.supplied if name != event.document)
        update_position(draft, _supplying(position, left))


def numbered(draft: Draft, event: events.Numbered) -> None:
    """Give the case its number of a series."""
    draft.own("numbers")[event.series] = SeriesNumber(event.year, event.number)


def designated(draft: Draft, event: events.Designated) -> None:
    """Say who holds a role in this case."""
    draft.own("designated")[event.role] = event.person


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


def nonconformity_of_withdrawn_row(draft: Draft, event: events.NonconformityPresumed) -> None:
    """Keep a presumed nonconformity that a correction left without effect."""
    found = Nonconformity(event.number, event.source, event.kind, event.visit, event.at, void=True)
    draft.nonconformities = (*draft.nonconformities, found)


def proposed(draft: Draft, event: events.Proposed) -> None:
    """Keep what an antecedent found, in place of what it had found before."""
    others = [item for item in draft.proposals.get(event.datum, ()) if item.antecedent != event.antecedent]
    if event.cases:
        others.append(Proposal(event.antecedent, event.cases))
    draft.own("proposals")[event.datum] = tuple(others)
