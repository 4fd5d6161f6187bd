"""A call to the system fails in the middle of a command: a little of `failing`."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator

import pytest

from tests.faults.calls.failing import COMMANDS, Bench, Fault, bench, sample
from tests.faults.power.recorder import missing

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())


@pytest.fixture(scope="module")
def office() -> Iterator[Bench]:
    with pytest.MonkeyPatch.context() as patch, bench() as found:
        patch.setenv("CAUCE_LLAVES", "/")  # judging says where the keys are, which ends with the tests
        yield found


def tried(office: Bench, faults: Iterable[Fault]) -> set[int]:
    """Nothing is wrong with any of them; return how the commands ended."""
    wrong, codes = [], set()
    for fault in faults:
        ran, why = office.try_one(fault)
        codes.add(ran.code)
        if why:
            wrong.append(f"{fault}: {why}")
    assert wrong == []
    return codes


def test_a_call_that_fails_is_told_and_leaves_nothing_half_done(office: Bench) -> None:
    assert tried(office, sample(office, 50, seed=20261128)) == {0, 1}


def test_a_workspace_of_which_the_last_step_fails_is_not_there(office: Bench) -> None:
    calls = office.calls[0]
    assert 1 in tried(office, [Fault(0, call, errno.EIO, False) for call in range(calls - 6, calls + 1)])


def test_a_workspace_on_a_disk_that_fails_for_good_is_told_so(office: Bench) -> None:
    """Nothing can be tidied up on it either, which is not what the person has to hear."""
    assert tried(office, [Fault(0, office.calls[0] * part // 8, errno.ENOSPC, True) for part in range(1, 8)]) == {1}


def test_every_command_is_tried_in_all_its_calls(office: Bench) -> None:
    for command in COMMANDS:
        faults = list(office.faults(command))
        assert len(set(faults)) == len(faults) == office.calls[command] * 8
        assert office.calls[command] > 10
