"""Derivations at the desk (language.md L41): who receives one, and the case that accepting it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cauce.model import commands
from cauce.model.case import Case, DocumentEntry, OfferState
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.model.wording import listed, role_name
from cauce.runtime.decide import Done
from cauce.runtime.desk import unknown
from cauce.runtime.desk.records import Attachment, Definition, StoredCase
from cauce.runtime.desk.roles import ActingRole
from cauce.runtime.desk.sending import Sending
from cauce.runtime.desk.sitting import Sitting


def receiver(sitting: Sitting, stored: StoredCase, command: commands.Command) -> ActingRole | Refusal | None:
    """Return in which role somebody rejects a derivation, whose receiver alone may; None for any other command."""
    if not isinstance(command, commands.RejectOffer) or command.offer not in stored.case.offers:
        return None
    found = _received(sitting, stored.case.offers[command.offer].procedure)
    return found if isinstance(found, Refusal) else found[1]


def accept(sitting: Sitting, stored: StoredCase, asked: commands.Open, sent: Sending) -> Done | Refusal:
    """Open the case of a derivation with what it carries, and tell the case that derived it; what was opened."""
    waiting = [item for item in stored.case.offers.values() if item.state is OfferState.OFFERED]
    found = [item for item in waiting if asked.offer in (0, item.id)]
    if len(found) != 1:
        return unknown.which_offer(stored.folio, tuple(item.procedure for item in found))
    offer = found[0]
    received = _received(sitting, offer.procedure)
    if isinstance(received, Refusal):
        return received
    definition, acting = received
    procedure = definition.procedure
    start = offer.start or next((s.id for s in procedure.starts if stored.procedure.key in s.comes_from), "")
    data, documents = _carried(stored.case, offer.carries, procedure, start)
    documents |= asked.documents
    command = replace(
        asked,
        case="",
        start=start,
        parent=stored.case.id,
        offer=offer.id,
        data={**data, **asked.data},
        documents=documents,
    )
    opened = sitting.open(definition, command, _with_files(sitting, stored.case.id, documents, sent), acting)
    if isinstance(opened, Refusal):
        return opened
    told = sitting.give(stored.case.id, commands.AcceptOffer(offer=offer.id, child=opened.case.id), acting=acting)
    if isinstance(told, Refusal):
        return told
    return sitting.tell_above(opened.case) or opened  # it may end as it begins


def _received(sitting: Sitting, key: str) -> tuple[Definition, ActingRole] | Refusal:
    """Return the procedure that a derivation goes to, and in which role the person receives it."""
    definition = sitting.definitions.current(key)
    if definition is None:
        return unknown.unknown_procedure(key, sitting.definitions.keys())
    receivers = sitting.receivers(key)
    acting = next((acting for acting in sitting.roles if acting.role in receivers), None)
    if acting is None:
        return unknown.not_a_receiver(listed([role_name(definition.procedure, role) for role in receivers], "o"))
    return definition, acting


def _carried(
    case: Case, carries: tuple[str, ...], procedure: Procedure, start: str
) -> tuple[dict[str, Any], dict[str, commands.Paper]]:
    """Return the data and documents that a derivation carries and the start of the other procedure asks for."""
    wanted = procedure.start_by_id.get(start)
    if wanted is None:
        return {}, {}
    data = {
        use.datum: case.data[use.datum] for use in wanted.records if use.datum in carries and use.datum in case.data
    }
    documents: dict[str, commands.Paper] = {}
    for use in wanted.receives:
        entries = [entry for entry in case.documents.get(use.document, ()) if not entry.void]
        if use.document in carries and entries:
            documents[use.document] = _paper(entries[-1])
    return data, documents


def _paper(entry: DocumentEntry) -> commands.Paper:
    if not entry.digest:
        return entry.reference
    return commands.Attached(digest=entry.digest, name=entry.name, reference=entry.reference)


def _with_files(sitting: Sitting, parent: str, documents: Mapping[str, commands.Paper], sent: Sending) -> Sending:
    """Add the files that are carried: the other case keeps them under a key of its own."""
    given = {file.digest for file in sent.attachments}
    carried = dict.fromkeys(
        paper.digest
        for paper in documents.values()
        if isinstance(paper, commands.Attached) and paper.digest not in given
    )
    files = [Attachment(digest=digest, content=sitting.transaction.attachment(parent, digest)) for digest in carried]
    return replace(sent, attachments=(*sent.attachments, *files))
