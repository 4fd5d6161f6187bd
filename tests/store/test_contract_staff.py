"""Staff, files, drafts and readings, as the desk may count on them, whichever store it is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cauce.runtime.desk.records import Person, Substitution
from cauce.runtime.desk.storage import Store
from tests.store.clerk import CANARY, Clerk, attachment


def test_the_staff(store: Store) -> None:
    now = Clerk(store).now
    eva = Person(id="eva", name="Eva Inventada", roles=("b", "a"), account="eva", supervises=True)
    ana = Person(id="ana", name="Ana Inventada")
    with store.write() as transaction:
        transaction.save_person(eva, now, "eva")
        transaction.save_person(ana, now, "eva")
    with store.read() as transaction:
        assert transaction.people() == (ana, eva)
    left = replace(eva, roles=("a",), active=False, supervises=False)
    with store.write() as transaction:
        transaction.save_person(left, now, "ana")
        assert transaction.people() == (ana, left)


def test_substitutions(store: Store) -> None:
    now = Clerk(store).now
    first = Substitution(absent="eva", substitute="ana", since=date(2026, 3, 2), until=date(2026, 3, 9), reason="Curso")
    second = replace(first, since=date(2026, 1, 2), reason="")
    with store.write() as transaction:
        transaction.save_substitution(first, now, "eva")
        transaction.save_substitution(second, now, "eva")
    with store.read() as transaction:
        assert transaction.substitutions() == (first, second)


def test_files_of_a_case(store: Store) -> None:
    clerk = Clerk(store)
    content = bytes(range(256)) * 5000
    file = attachment(content)
    clerk.open(attachments=(file, attachment(b"")))
    clerk.register(attachments=(file,))
    with store.read() as transaction:
        assert transaction.attachment("caso-1", file.digest) == content
        assert transaction.attachment("caso-1", attachment(b"").digest) == b""
        with pytest.raises(KeyError):
            transaction.attachment("caso-1", "0" * 64)


def test_drafts(store: Store) -> None:
    clerk = Clerk(store)
    clerk.open()
    answer = {"nombre": CANARY, "lista": [{"a": 1}, {"a": None}], "sí": True}
    with store.write() as transaction:
        transaction.save_draft("caso-1", "eva", 1, {"nombre": "x"})
        transaction.save_draft("caso-1", "eva", 1, answer)
        transaction.save_draft("caso-1", "eva", 2, None)
    with store.read() as transaction:
        assert transaction.draft("caso-1", "eva", 1) == answer
        assert transaction.draft("caso-1", "ana", 1) is None
    with store.write() as transaction:
        transaction.save_draft("caso-1", "eva", 1, None)
        assert transaction.draft("caso-1", "eva", 1) is None


def test_drafts_of_cases_that_are_not_opened_yet(store: Store) -> None:
    answer = {"nombre": CANARY, "lista": [{"a": 1}]}
    mine = ("PRUEBA-01", "inicio_unico", "eva")
    with store.write() as transaction:
        transaction.save_opening_draft(*mine, 2, {"nombre": "x"})
        transaction.save_opening_draft(*mine, 1, answer)
        transaction.save_opening_draft(*mine, 2, answer)
        transaction.save_opening_draft(*mine, 3, None)
    with store.read() as transaction:
        assert list(transaction.opening_drafts(*mine).items()) == [(1, answer), (2, answer)]
        others = [
            ("PRUEBA-01", "inicio_unico", "ana"),
            ("PRUEBA-01", "otro", "eva"),
            ("OTRO-02", "inicio_unico", "eva"),
        ]
        assert [transaction.opening_drafts(*other) for other in others] == [{}, {}, {}]
    with store.write() as transaction:
        transaction.save_opening_draft(*mine, 1, None)
        assert transaction.opening_drafts(*mine) == {2: answer}


def test_a_reading_is_noted(store: Store) -> None:
    with store.write() as transaction:
        transaction.audit(Clerk(store).now, "eva", "a", "ver", "caso-1", ("identidad",))
