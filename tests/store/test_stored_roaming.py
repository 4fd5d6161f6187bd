"""Whatever is done in whatever procedure, the case that is read again is the one that was written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.store.keys import MasterKey
from cauce.store.store import DatabaseStore, open_store
from cauce.store.verification import verify
from tests.store.stored_roaming import walk

SEEDS = st.integers(0, 2**32 - 1)
WALKS = 300


@pytest.fixture(scope="module")
def shared(blank: Path, keys: MasterKey, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    path = tmp_path_factory.mktemp("roaming") / "cauce.db"
    shutil.copy(blank, path)
    with open_store(path, keys) as store:
        store.session.run("PRAGMA synchronous = OFF")  # nothing here is about power cuts
        yield store


def test_the_process_is_thrown_away_after_each_step(shared: DatabaseStore, keys: MasterKey) -> None:
    walked: set[tuple[int, int]] = set()

    @settings(max_examples=WALKS, deadline=None, database=None)
    @given(SEEDS, SEEDS)
    def walks(seed: int, path: int) -> None:
        if (seed, path) not in walked:
            walked.add((seed, path))
            walk(lambda: DatabaseStore(shared.session, keys), seed, path, 4)

    walks()
    assert verify(shared).findings == ()
    assert len(walked) > WALKS // 2


def test_the_same_on_a_server(address: str, keys: MasterKey) -> None:
    with open_store(address, keys) as store:
        for seed in range(12):
            walk(lambda: DatabaseStore(store.session, keys), seed, seed, 5)
        assert verify(store).findings == ()
