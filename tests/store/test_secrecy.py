"""What lies in the database says nothing of people to whoever has not the key, nor after it is destroyed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cauce.model import commands
from cauce.runtime.desk.records import Substitution
from cauce.store.keys import MasterKey
from cauce.store.store import open_store
from cauce.store.verification import verify
from tests.store.clerk import CANARY, Clerk, attachment, code_of
from tests.store.tampering import behind, everything

FILE = attachment(b"archivo plenamente inventado")


def test_nothing_of_a_case_can_be_seen_in_the_files(database: Path, keys: MasterKey) -> None:
    with open_store(database, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        clerk.register(attachments=(attachment(CANARY.encode() * 100),))
        with store.write() as transaction:
            transaction.save_draft("caso-1", "eva", 1, {"nombre": CANARY})
            transaction.save_opening_draft("PRUEBA-01", "inicio_unico", "eva", 1, {"nombre": CANARY})
        whole = b"".join(item.read_bytes() for item in database.parent.iterdir())
    for hidden in (CANARY.encode(), CANARY.encode("utf-16-le"), b"CREATE TABLE", b"SQLite format", b"inventada_uno"):
        assert hidden not in whole
    assert len(whole) > 100_000


def test_who_opens_the_database_still_cannot_read_what_people_wrote(place: Path | str, keys: MasterKey) -> None:
    """On a server this is all that stands between its administrator and the case."""
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open(tokens={"nombre": (CANARY,)})
        clerk.register(attachments=(attachment(CANARY.encode() * 100),), tokens={"nombre": (CANARY,)})
        clerk.do(commands.Advance(row="2"))
        clerk.do(commands.Skip(row="3", reason=CANARY))
        with store.write() as transaction:
            transaction.save_draft("caso-1", "eva", 1, {"nombre": CANARY})
            transaction.save_opening_draft("PRUEBA-01", "inicio_unico", "eva", 1, {"nombre": CANARY})
        seen = everything(store)
    assert CANARY not in seen
    assert keys.secret.hex() not in seen
    assert keys.secret.decode("latin-1") not in seen
    assert "inventada_uno" in seen


def test_a_destroyed_key_forgets_the_person_and_keeps_the_history(place: Path | str, keys: MasterKey) -> None:
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        file = attachment(b"archivo")
        clerk.register(attachments=(file,))
        with store.write() as transaction:
            transaction.save_draft("caso-1", "eva", 2, {"nombre": CANARY})
            transaction.save_opening_draft("PRUEBA-01", "inicio_unico", "eva", 1, {"nombre": CANARY})
        with store.write() as transaction:
            transaction.session.run("DELETE FROM case_keys WHERE case_id = 'caso-1'")
        found = verify(store)
        assert (found.findings, found.forgotten) == ((), 1)
        with store.read() as transaction:
            assert transaction.find("P01-2026-0001") == "caso-1"
            assert transaction.folio_of("caso-1") == "P01-2026-0001"
            for action, arguments in (
                (transaction.load, ("caso-1",)),
                (transaction.history, ("caso-1",)),
                (transaction.attachment, ("caso-1", file.digest)),
                (transaction.draft, ("caso-1", "eva", 2)),
            ):
                assert code_of(action, *arguments) == "caso_suprimido"
        assert code_of(clerk.do, commands.Watch()) == "caso_suprimido"
        clerk.open("caso-2")
        assert verify(store).findings == ()


@pytest.mark.parametrize(
    ("statement", "code", "reading"),
    [
        ("UPDATE cases SET snapshot = :x", "base_danada", lambda read: read.load("caso-1")),
        ("UPDATE case_keys SET wrapped = :x", "llave_equivocada", lambda read: read.load("caso-1")),
        ("DELETE FROM definitions", "base_danada", lambda read: read.load("caso-1")),
        ("UPDATE events SET secret = :x", "base_danada", lambda read: read.history("caso-1")),
        ("UPDATE attachments SET content = :x", "base_danada", lambda read: read.attachment("caso-1", FILE.digest)),
        ("UPDATE drafts SET content = :x", "base_danada", lambda read: read.draft("caso-1", "eva", 2)),
        (
            "UPDATE opening_drafts SET content = :x",
            "base_danada",
            lambda read: read.opening_drafts("PRUEBA-01", "inicio_unico", "eva"),
        ),
        ("UPDATE substitutions SET reason = :x", "base_danada", lambda read: read.substitutions()),
    ],
)
def test_what_was_spoiled_is_not_shown(
    place: Path | str, keys: MasterKey, statement: str, code: str, reading: Callable[[Any], object]
) -> None:
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        clerk.register(attachments=(FILE,))
        with store.write() as transaction:
            transaction.save_draft("caso-1", "eva", 2, {"a": 1})
            transaction.save_opening_draft("PRUEBA-01", "inicio_unico", "eva", 1, {"a": 1})
            substitution = Substitution(absent="eva", substitute="ana", since=date(2026, 3, 2), until=date(2026, 3, 9))
            transaction.save_substitution(substitution, clerk.now, "eva")
        with behind(store) as session:
            session.run(statement, **({"x": b"x" * 60} if ":x" in statement else {}))
    with open_store(place, keys) as store, store.read() as transaction:
        assert code_of(reading, transaction) == code
