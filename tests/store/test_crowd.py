"""Many at work on the same cases, and processes that die between any two statements."""

from __future__ import annotations

from pathlib import Path

from cauce.store.keys import MasterKey
from cauce.store.store import open_store
from cauce.store.verification import verify
from tests.store.crash_campaign import Tally, crash, crowd


def sound(place: Path | str, keys: MasterKey, tally: Tally) -> None:
    """What was acknowledged is there, once, and the whole database holds."""
    with open_store(place, keys) as store:
        assert verify(store).findings == ()
        stored = {row[0]: row[1] for row in store.session.all("SELECT request, case_id FROM requests")}
        assert tally.acknowledged <= stored.keys()
        with store.read() as transaction:
            for case in set(stored.values()):
                recorded = [entry.request for entry in transaction.history(case) if entry.request]
                assert len(set(recorded)) == sum(1 for owner in stored.values() if owner == case)


def test_writers_lose_nothing_to_one_another(place: Path | str, keys: MasterKey) -> None:
    tally = crowd(place, keys, writers=8, cases=4, seconds=2)
    assert tally.errors == []
    assert len(tally.acknowledged) > 40
    assert min(tally.by_writer.values()) > 0
    sound(place, keys, tally)


def test_a_process_that_dies_anywhere_leaves_all_or_nothing(place: Path | str, keys: MasterKey) -> None:
    tally = crash(place, keys, kills=12, seed=20261127)
    assert tally.errors == []
    assert tally.killed == 12
    sound(place, keys, tally)


def test_the_deaths_were_between_statements_of_a_command(database: Path, keys: MasterKey) -> None:
    """The campaign would prove nothing if it always killed a process that was doing nothing."""
    tally = crash(database, keys, kills=12, seed=7)
    assert tally.killed == 12
    assert tally.unfinished > 3
