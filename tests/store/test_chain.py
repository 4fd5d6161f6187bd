"""What the chain of hashes is, said once more in the plainest way."""

from __future__ import annotations

import hashlib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cauce.model.secrecy import canonical
from cauce.store.chain import BEGINNING, digest_of, event_hash, seal_hash

NAMES = ("case", "definition", "kind", "person", "request", "role", "secret", "stands_in_for")
RECORDS = st.fixed_dictionaries(
    {"at": st.integers(), "sequence": st.integers(1), **dict.fromkeys(NAMES, st.text())}, optional={"folio": st.text()}
)
BODIES = st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text(), max_size=3), max_size=4)


@given(st.binary(min_size=32, max_size=32), RECORDS, BODIES)
def test_the_hash_of_an_event_is_that_of_its_canonical_whole(
    previous: bytes, record: dict[str, Any], body: dict[str, Any]
) -> None:
    whole = b"cauce/evento/1\n" + previous + canonical({**record, "body": body})
    assert event_hash(previous, record, canonical(body).decode()) == hashlib.sha256(whole).digest()


def test_what_the_first_version_hashes_never_changes() -> None:
    """Histories written before must verify for ever: these values are part of the format."""
    record = {"at": 1, "sequence": 1, "folio": "P01-2026-0001", **dict.fromkeys(NAMES, "ñ")}
    assert event_hash(BEGINNING, record, '{"a":"b"}').hex() == EVENT
    assert seal_hash(BEGINNING, 1, 2, bytes(32)).hex() == SEAL
    assert digest_of(b"x") == hashlib.sha256(b"x").hexdigest()
    assert digest_of(None) == ""


EVENT = "53137500f348e5098fe78c3f8d39bf888a73074c794f3e54efc5be5d37e25b45"
SEAL = "1de3af097a1c515314218410ef63ff7897c96fb025723f8681cccf4690bb53f7"
