"""Several processes at their desks, on the same few cases: a little of `desk_crowd`."""

from __future__ import annotations

from pathlib import Path

from cauce.store.keys import MasterKey
from tests.store.desk_crowd import crowd, judge


def test_who_advance_the_same_cases_at_once_lose_nothing(place: Path | str, keys: MasterKey) -> None:
    heard = crowd(place, keys, processes=4, seconds=4)
    judge(place, keys, heard)
    assert len(heard.moves) > 20
    assert heard.stale, "nobody met anybody"
    assert len(heard.by_process) == 4
