"""A random procedure, a random path, the process thrown away after each step: what is read is what was computed."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model.case import Status
from tests.store.conftest import KEYS
from tests.store.walking import walk, whole
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


@contextmanager
def copied(blank: Path, folder: Path) -> Iterator[Path]:
    """Give a database of one's own, and take it away."""
    place = folder / str(next(_numbers))
    place.mkdir()
    yield Path(shutil.copy2(blank, place))
    shutil.rmtree(place)


@settings(deadline=None, max_examples=300)
@given(SEEDS, SEEDS, st.integers(1, 5))
def test_after_each_step_a_new_process_reads_what_was_computed(
    blank: Path, folder: Path, seed: int, path: int, steps: int
) -> None:
    with copied(blank, folder) as place:
        walk(place, KEYS, (seed, path), steps=steps)


@pytest.mark.parametrize("seed", range(6))
def test_the_same_on_a_server(address: str, seed: int) -> None:
    walk(address, KEYS, (seed, seed), size=10, steps=6)


@pytest.mark.parametrize("seed", range(12))
def test_what_was_reached_can_still_end_by_what_a_new_process_permits(blank: Path, folder: Path, seed: int) -> None:
    """The independent explorer says that the procedure never gets stuck; the stored case does not either."""
    explorer = Explorer(random_procedure(seed, Shape(size=6, depth=2)))
    try:
        assert explorer.verdict() == ""
    except TooMany:
        pytest.skip("too large for the explorer")
    with copied(blank, folder) as place:
        walker = walk(place, KEYS, (seed, seed), steps=5)
        assert walker.finish()
        assert walker.case.status is Status.ENDED
        assert walker.case.end in explorer.ended
        whole(walker)
