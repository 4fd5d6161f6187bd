"""Cases: found, loaded, told from the beginning, and written."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from cauce.model.case import Case
from cauce.model.codec import TAG, from_plain, to_plain
from cauce.model.events import Event
from cauce.model.secrecy import canonical, event_from_parts, public_part, secret_part
from cauce.runtime.desk.storage import Change, Entry, SeenRequest, StaleCaseError, StoredCase
from cauce.store import ciphers, statements
from cauce.store.chain import BEGINNING, digest_of, event_hash
from cauce.store.driver.session import ConflictError, Row
from cauce.store.folios import folio_key, series_number
from cauce.store.moments import micros
from cauce.store.problems import problem
from cauce.store.transaction.definitions import DefinitionsPart
from cauce.store.transaction.numbers import NumbersPart
from cauce.store.transaction.part import Head, key_place
from cauce.store.transaction.waiting import WaitingPart

CHAINED = ("sequence", "at", "kind", "body", "person", "role", "stands_in_for", "request", "definition")
"""The columns that the hash of an event covers as they are; the case and the digest of the secret come with them."""


class CasesPart(DefinitionsPart, NumbersPart, WaitingPart):
    """Cases and their history."""

    def find(self, name: str) -> str | None:
        """Return the id of the case with that folio, or that number of a series if only one case has it."""
        row = self.session.one(statements.FIND_FOLIO, folio_key=folio_key(name))
        if row is not None:
            return str(row[0])
        number = series_number(name)
        if number is None:
            return None
        series, year, place = number
        if series:
            rows = self.session.all(statements.FIND_NUMBER_OF, series=series, year=year, number=place)
        else:
            rows = self.session.all(statements.FIND_NUMBER, year=year, number=place)
        return str(rows[0][0]) if len(rows) == 1 else None

    def load(self, case: str) -> StoredCase:
        """Return a case. Raises KeyError when there is none, StorageProblem when its data were erased."""
        row = self.session.one(statements.LOAD, id=case)
        if row is None:
            raise KeyError(case)
        folio, digest, sequence, hashed, snapshot, wrapped = row
        head = self.note_head(case, sequence, bytes(hashed), wrapped)
        procedure = self.definition(digest)
        if procedure is None:
            raise problem("base_danada")
        return StoredCase(
            case=self.open_snapshot(case, head, snapshot), folio=folio, procedure=procedure, head=head.hash.hex()
        )

    def peek(self, case: str) -> Case:
        """Return a case without holding it. Raises KeyError when there is none whose data can be read."""
        row = self.session.one(statements.SNAPSHOT, id=case)
        if row is None:
            raise KeyError(case)
        sequence, hashed, snapshot, wrapped = row
        return self.open_snapshot(case, Head(sequence, bytes(hashed), self.unwrap_key(case, wrapped)), snapshot)

    def folio_of(self, case: str) -> str:
        """Return the folio of a case. Raises KeyError when there is none."""
        row = self.session.one(statements.FOLIO_OF, id=case)
        if row is None:
            raise KeyError(case)
        return str(row[0])

    def history(self, case: str) -> tuple[Entry, ...]:
        """Return every event of a case. Raises StorageProblem when its data were erased."""
        rows = self.session.all(statements.HISTORY, case_id=case)
        key = self.key_of(case) if any(row[4] is not None for row in rows) else b""
        return tuple(read_entry(case, row, key) for row in rows)

    def seen(self, request: str) -> SeenRequest | None:
        """Return what a request did."""
        row = self.session.one(statements.SEEN, request=request)
        return None if row is None else SeenRequest(case=row[0], fingerprint=row[1], sequence=row[2])

    def append(self, change: Change) -> None:
        """Store a change, whole. Raises StaleCaseError when the case is not at `before` any more."""
        case = change.case.id
        head = self.begin_case(change) if change.before == 0 else self.heads.get(case) or self.read_head(case)
        if head is None or head.sequence != change.before:
            raise StaleCaseError
        if head.key is None:
            raise problem("caso_suprimido")
        rows, hashed = event_rows(change, head, head.key)
        after = Head(change.case.sequence, hashed, head.key)
        self.write_case(change, after, head.key)
        try:
            self.session.many(statements.INSERT_EVENT, rows)
        except ConflictError:
            raise StaleCaseError from None
        self.heads[case] = after
        if change.request:
            self.insert(
                statements.INSERT_REQUEST,
                request=change.request,
                case_id=case,
                fingerprint=change.fingerprint,
                sequence=after.sequence,
            )
        self.replace_tasks(case, change.tasks)
        self.replace_clocks(change.case)
        self.take_numbers(change)
        self.keep_tokens(change)
        for attachment in change.attachments:
            sealed = ciphers.encrypt(head.key, attachment.content, file_place(case, attachment.digest))
            self.session.run(statements.INSERT_ATTACHMENT, case_id=case, digest=attachment.digest, content=sealed)
        if rows:
            self.last_change = micros(change.at)
            self.session.run(
                statements.INSERT_UNSEALED, case_id=case, sequence=after.sequence, head=hashed, at=self.last_change
            )

    def begin_case(self, change: Change) -> Head:
        """Return the head of a case that is about to begin, with a key of its own."""
        if self.session.one(statements.FOLIO_OF, id=change.case.id) is not None:
            raise StaleCaseError
        return Head(0, BEGINNING, ciphers.new_key())

    def write_case(self, change: Change, after: Head, key: bytes) -> None:
        """Write the case as it is after a change, with its key when it is new."""
        case = change.case
        values = {
            "id": case.id,
            "procedure": case.procedure,
            "definition": change.procedure.digest,
            "status": case.status.value,
            "sequence": after.sequence,
            "head": after.hash,
            "snapshot": seal_snapshot(case, after, key),
            "changed": micros(change.at),
        }
        if change.before == 0:
            self.insert(
                statements.INSERT_CASE,
                **values,
                folio=change.folio,
                folio_key=folio_key(change.folio),
                opened=micros(change.case.opened_at),
            )
            self.session.run(
                statements.INSERT_CASE_KEY, case_id=case.id, wrapped=self.keys.wrap(key, key_place(case.id))
            )
        elif self.session.run(statements.UPDATE_CASE, **values, before=change.before) != 1:
            raise StaleCaseError

    def open_snapshot(self, case: str, head: Head, sealed: bytes) -> Case:
        """Return the case inside a snapshot. Raises StorageProblem when it does not open."""
        if head.key is None:
            raise problem("caso_suprimido")
        try:
            packed = ciphers.decrypt(head.key, bytes(sealed), snapshot_place(case, head))
        except ciphers.UnreadableError:
            raise problem("base_danada") from None
        return from_plain(Case, json.loads(zlib.decompress(packed)))


def seal_snapshot(case: Case, head: Head, key: bytes) -> bytes:
    """Return a case encrypted, bound to the event it is the fold of."""
    return ciphers.encrypt(key, zlib.compress(canonical(to_plain(case)), 1), snapshot_place(case.id, head))


def snapshot_place(case: str, head: Head) -> str:
    """Name the place of a snapshot: the case as it was at one hash of its chain."""
    return f"{case}|estado|{head.sequence}|{head.hash.hex()}"


def file_place(case: str, digest: str) -> str:
    """Name the place of an attachment."""
    return f"{case}|adjunto|{digest}"


def event_rows(change: Change, head: Head, key: bytes) -> tuple[list[dict[str, object]], bytes]:
    """Return the rows of the events of a change, chained after `head`, and the last hash."""
    rows: list[dict[str, object]] = []
    hashed = head.hash
    for row in _unchained(change, head.sequence, key):
        hashed = row["hash"] = event_hash(hashed, chained(row))
        body = row["body"]
        rows.append({**row, "body": canonical(body).decode()})
    return rows, hashed


def _unchained(change: Change, before: int, key: bytes) -> Iterator[dict[str, object]]:
    for sequence, event in enumerate(change.events, before + 1):
        body = public_part(event)
        secret = secret_part(event)
        sealed = ciphers.encrypt(key, canonical(secret), f"{change.case.id}|{sequence}") if secret else None
        yield {
            "case_id": change.case.id,
            "sequence": sequence,
            "at": micros(event.at),
            "kind": body.pop(TAG),
            "body": body,
            "secret": sealed,
            "person": change.person,
            "role": change.role,
            "stands_in_for": change.stands_in_for,
            "request": change.request,
            "definition": change.procedure.digest,
        }


def chained(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the hash of an event covers; `body` is its plain object."""
    covered = {name: row[name] for name in CHAINED}
    return {**covered, "case": row["case_id"], "secret": digest_of(row["secret"])}


def read_entry(case: str, row: Row, key: bytes) -> Entry:
    """Return an event as stored. Raises StorageProblem when its secrets do not open."""
    sequence, _, kind, body, secret, person, role, stands_in_for, request, _, hashed = row
    return Entry(
        sequence=sequence,
        event=read_event(case, sequence, kind, body, secret, key),
        person=person,
        role=role,
        stands_in_for=stands_in_for,
        request=request,
        hash=bytes(hashed).hex(),
    )


def read_event(case: str, sequence: int, kind: str, body: str, secret: bytes | None, key: bytes) -> Event:
    """Return one event from its parts. Raises StorageProblem when its secrets do not open."""
    hidden = {}
    if secret is not None:
        try:
            hidden = json.loads(ciphers.decrypt(key, bytes(secret), f"{case}|{sequence}"))
        except ciphers.UnreadableError:
            raise problem("base_danada") from None
    return event_from_parts({TAG: kind, **json.loads(body)}, hidden)
