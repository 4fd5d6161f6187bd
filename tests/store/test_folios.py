"""A case is found by what people type."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model import commands
from cauce.store.folios import series_number
from cauce.store.keys import MasterKey
from cauce.store.store import open_store
from tests.store.clerk import Clerk


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_may_be_looked_for(text: str) -> None:
    found = series_number(text)
    assert found is None or found[2] >= 0


def test_a_case_is_found_as_people_type(place: Path | str, keys: MasterKey) -> None:
    right = [
        "P01-2026-0001",
        "p01-2026-1",
        " p01 - 2026 – 0001 ",
        "Expediente 2026/1",
        "expediente 2026-0001",
        "2026/1",
    ]
    wrong = ["2026/2", "folio 2026/1", "expediente 1", "1", "P01-2026-00010"]
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        clerk.register()
        clerk.do(commands.Advance(row="2"))
        with store.read() as transaction:
            assert {typed: transaction.find(typed) for typed in right} == dict.fromkeys(right, "caso-1")
            assert {typed: transaction.find(typed) for typed in wrong} == dict.fromkeys(wrong)
