"""The real command killed at any moment and given once more: a little of `killing`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.faults.killing import judge, kill
from tests.support.counter import copied


def test_a_killed_command_given_again_acts_once(
    made_office: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAUCE_LLAVES", str(folder / "llaves"))
    space = copied(made_office, "oficina", folder, folder / "llaves")
    tally = kill(space, kills=10, seconds=120, seed=20261127)
    assert tally.kills == 10
    judge(space, tally)
