"""How events and the state of a case lie in their rows: in clear, encrypted, chained."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from cauce.model.case import Case
from cauce.model.codec import TAG, from_plain
from cauce.model.events import Event
from cauce.model.secrecy import canonical, event_from_parts, parts_of
from cauce.runtime.desk.records import Change, Entry
from cauce.store import ciphers
from cauce.store.chain import digest_of, event_hash
from cauce.store.driver.session import Row
from cauce.store.moments import micros
from cauce.store.problems import problem
from cauce.store.transaction.part import Head

COLUMNS = (
    "sequence",
    "at",
    "kind",
    "body",
    "secret",
    "person",
    "role",
    "stands_in_for",
    "request",
    "definition",
    "hash",
)
"""What `statements.HISTORY` gives, in its order."""

CHAINED = ("sequence", "at", "kind", "person", "role", "stands_in_for", "request", "definition")
"""The columns that the hash of an event covers as they are; the case and the digest of the secret come with them."""

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def open_snapshot(case: str, head: Head, sealed: bytes) -> Case:
    """Return the case inside a snapshot. Raises StorageProblem when it does not open."""
    return from_plain(Case, read_snapshot(case, head, sealed))


def read_snapshot(case: str, head: Head, sealed: bytes) -> dict[str, Any]:
    """Return the plain form of the case inside a snapshot. Raises StorageProblem when it does not open."""
    if head.key is None:
        raise problem("caso_suprimido")
    try:
        packed = ciphers.decrypt(head.key, bytes(sealed), snapshot_place(case, head))
    except ciphers.UnreadableError:
        raise problem("base_danada") from None
    plain: dict[str, Any] = json.loads(zlib.decompress(packed))
    return plain


def seal_snapshot(case: str, plain: Mapping[str, Any], head: Head, key: bytes) -> bytes:
    """Return the plain form of a case encrypted, bound to the event it is the fold of."""
    return ciphers.encrypt(key, _packed(_COMPACT.encode(plain).encode()), snapshot_place(case, head))


def _packed(content: bytes) -> bytes:
    """Return what `zlib.decompress` opens. A small window is made four times faster, and a case fits in it."""
    packer = zlib.compressobj(level=1, wbits=12, memLevel=5)
    return packer.compress(content) + packer.flush()


def snapshot_place(case: str, head: Head) -> str:
    """Name the place of a snapshot: the case as it was at one hash of its chain."""
    return f"{case}|estado|{head.sequence}|{head.hash.hex()}"


def file_place(case: str, digest: str) -> str:
    """Name the place of an attachment."""
    return f"{case}|adjunto|{digest}"


def seal_fingerprint(key: bytes, case: str, request: str, fingerprint: str) -> bytes:
    """Return the fingerprint of a sending encrypted: a bare digest of few possible answers would tell which."""
    return ciphers.encrypt(key, fingerprint.encode(), _sending_place(case, request))


def open_fingerprint(key: bytes, case: str, request: str, sealed: bytes) -> str:
    """Return the fingerprint again. Raises StorageProblem when it does not open."""
    try:
        return ciphers.decrypt(key, bytes(sealed), _sending_place(case, request)).decode()
    except (ciphers.UnreadableError, UnicodeDecodeError):
        raise problem("base_danada") from None


def _sending_place(case: str, request: str) -> str:
    return f"{case}|envio|{request}"


def event_rows(change: Change, head: Head, key: bytes) -> tuple[list[dict[str, object]], bytes]:
    """Return the rows of the events of a change, chained after `head`, and the last hash."""
    rows: list[dict[str, object]] = []
    hashed = head.hash
    for row in _unchained(change, head.sequence, key):
        hashed = row["hash"] = event_hash(hashed, chained(row, change.folio), str(row["body"]))
        rows.append(row)
    return rows, hashed


def _unchained(change: Change, before: int, key: bytes) -> Iterator[dict[str, object]]:
    for sequence, event in enumerate(change.events, before + 1):
        body, secret = parts_of(event)
        kind = body.pop(TAG)
        sealed = ciphers.encrypt(key, canonical(secret), f"{change.case.id}|{sequence}") if secret else None
        yield {
            "case_id": change.case.id,
            "sequence": sequence,
            "at": micros(event.at),
            "kind": kind,
            "body": canonical(body).decode(),
            "secret": sealed,
            "person": change.person,
            "role": change.role,
            "stands_in_for": change.stands_in_for,
            "request": change.request,
            "definition": change.procedure.digest,
        }


def chained(row: Mapping[str, Any], folio: str) -> dict[str, Any]:
    """Return what the hash of an event covers besides its body. That of the first covers the folio of the case."""
    covered = {name: row[name] for name in CHAINED}
    if row["sequence"] == 1:
        covered["folio"] = folio
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
