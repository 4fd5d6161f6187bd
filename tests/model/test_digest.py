"""The digest of a file is the SHA-256 that any other tool gives."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from cauce.model.digest import digest_of


@given(st.binary())
def test_it_is_the_sha256_of_everybody(data: bytes) -> None:
    assert digest_of(data) == hashlib.sha256(data).hexdigest()
