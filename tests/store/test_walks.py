"""A random procedure, a random path, the process thrown away after each step: what is read is what was computed."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model.case import Status
from tests.store.conftest import KEYS
from tests.store.walking import StoredWalker, walk, whole
from tests.support.explorer import Explorer, TooMany
from tests.support.generator import Shape, random_procedure
from tests.support.scratch import scratch

SEEDS = st.integers(0, 2**32 - 1)
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder of these tests."""
    with scratch() as found:
        yield found


def walked(blank: Path, folder: Path, *seeds: int, steps: int) -> StoredWalker:
    """Walk in a database of its own."""
    place = folder / str(next(_numbers))
    place.mkdir()
    return walk(blank, place / "cauce.db", KEYS, (seeds[0], seeds[1]), steps=steps)


@settings(deadline=None, max_examples=300)
@given(SEEDS, SEEDS, st.integers(1, 5))
def test_after_each_step_a_new_process_reads_what_was_computed(
    blank: Path, folder: Path, seed: int, path: int, steps: int
) -> None:
    walker = walked(blank, folder, seed, path, steps=steps)
    shutil.rmtree(walker.path.parent)


@pytest.mark.parametrize("seed", range(12))
def test_what_was_reached_can_still_end_by_what_a_new_process_permits(blank: Path, folder: Path, seed: int) -> None:
    """The independent explorer says that the procedure never gets stuck; the stored case does not either."""
    explorer = Explorer(random_procedure(seed, Shape(size=6, depth=2)))
    try:
        assert explorer.verdict() == ""
    except TooMany:
        pytest.skip("too large for the explorer")
    walker = walked(blank, folder, seed, seed, steps=5)
    assert walker.finish()
    assert walker.case.status is Status.ENDED
    assert walker.case.end in explorer.ended
    whole(walker)
