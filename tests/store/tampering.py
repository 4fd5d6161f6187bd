"""Changes made to a database behind the back of Cauce, by somebody who has its key."""

# ruff: noqa: S608 - names of our own tables

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from cauce.store import statements
from cauce.store.chain import BEGINNING, event_hash
from cauce.store.driver.session import Session
from cauce.store.store import DatabaseStore
from cauce.store.transaction.records import COLUMNS, chained

APPEND_ONLY = ("events", "seals", "audit")


@contextlib.contextmanager
def behind(store: DatabaseStore) -> Iterator[Session]:
    """Write without triggers and without constraints."""
    session = store.session
    if session.dialect == "sqlite":
        session.run("PRAGMA foreign_keys = OFF")
    session.begin(write=True)
    for table in APPEND_ONLY:
        if session.dialect == "sqlite":
            for action in ("update", "delete"):
                session.run(f"DROP TRIGGER IF EXISTS {table}_no_{action}")
    if session.dialect == "postgresql":
        session.run("SET LOCAL session_replication_role = replica")
    yield session
    session.commit()
    if session.dialect == "sqlite":
        session.run("PRAGMA foreign_keys = ON")


def chain_again(store: DatabaseStore, case: str) -> None:
    """Make every hash of a case again after a change, as somebody would who knows how; no seal says otherwise."""
    with behind(store) as session:
        folio = session.all("SELECT folio FROM cases WHERE id = :case", case=case)[0][0]
        hashed = BEGINNING
        sequence = 0
        for row in session.all(statements.HISTORY, case_id=case):
            event = dict(zip(COLUMNS, row, strict=True), case_id=case)
            sequence = event["sequence"]
            hashed = event_hash(hashed, chained(event, folio), event["body"])
            session.run(
                "UPDATE events SET hash = :hash WHERE case_id = :case AND sequence = :sequence",
                hash=hashed,
                case=case,
                sequence=sequence,
            )
        session.run("UPDATE cases SET head = :head WHERE id = :case", head=hashed, case=case)
        session.run("DELETE FROM seals")
        session.run("DELETE FROM unsealed")
        session.run("INSERT INTO unsealed SELECT id, sequence, head, 1 FROM cases")


def spoiled(value: Any) -> Any:
    """Return another value of the same type, as near as can be."""
    if value is None:
        return b"x"
    if isinstance(value, int):
        return value + 1_000_000
    if isinstance(value, str):
        return value[:-1] + ("a" if value[-1:] != "a" else "b") if value else "x"
    changed = bytearray(value)
    changed[len(changed) // 2] ^= 1
    return bytes(changed)


def everything(store: DatabaseStore) -> str:
    """Return all that is in every table, as one text: what somebody who opens the database sees."""
    from cauce.store.tables import METADATA

    shown = []
    with store.read() as transaction:
        for table in METADATA.tables:
            for row in transaction.session.all(f"SELECT * FROM {table}"):
                shown.extend(
                    bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
                    for value in row
                )
    return "\n".join(shown)
