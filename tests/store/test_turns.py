"""Writers come in the order in which they asked; who gives up, or dies, leaves the queue."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from cauce.store.driver import turns
from cauce.store.driver.turns import ENDING, Turns

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such lock: SQLite's own is asked")

LONG = 20.0
"""Seconds after which a test gives up; none of them waits that long."""

HOLDER = """
import sys, time
from pathlib import Path
from cauce.store.driver.turns import Turns
assert Turns(Path(sys.argv[1])).take(1)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "casos.db"
    path.touch(0o600)
    return path


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.002)


def waiting_at(database: Path) -> int:
    """Return how many stand in the queue, as the system tells."""
    inode = database.with_name(database.name + ENDING).stat().st_ino
    return sum(f":{inode} " in line and "->" in line for line in Path("/proc/locks").read_text().splitlines())


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="no /proc/locks to see who waits")
def test_each_comes_in_the_order_in_which_they_asked(database: Path) -> None:
    first = Turns(database)
    assert first.take(LONG)
    came: list[int] = []

    def stand(number: int) -> None:
        mine = Turns(database)
        assert mine.take(LONG)
        came.append(number)
        mine.leave()

    people = [Thread(target=stand, args=(number,)) for number in range(6)]
    for number, person in enumerate(people, 1):
        person.start()
        until(lambda number=number: waiting_at(database) == number)
    first.leave()
    for person in people:
        person.join(LONG)
    assert came == list(range(6))


def test_who_waited_too_long_is_not_in_the_queue_any_more(database: Path) -> None:
    first, second, third = Turns(database), Turns(database), Turns(database)
    assert first.take(LONG)
    assert not second.take(0.01)
    first.leave()
    assert third.take(LONG)
    third.leave()


def test_who_is_interrupted_is_not_in_the_queue_any_more(database: Path) -> None:
    first, second, third = Turns(database), Turns(database), Turns(database)
    assert first.take(LONG)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with pytest.raises(KeyboardInterrupt):
            second.take(LONG)
    finally:
        signal.signal(signal.SIGALRM, before)
    first.leave()
    assert third.take(LONG)
    third.leave()


def test_who_dies_leaves_the_queue(database: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(database)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    with holder, holder.stdout:
        assert holder.stdout.readline() == "held\n"
        assert not Turns(database).take(0.01)
        holder.kill()
    mine = Turns(database)
    assert mine.take(LONG)
    mine.leave()


def test_the_file_of_the_queue_is_read_by_those_who_read_the_database(database: Path) -> None:
    Turns(database).take(LONG)
    queue = database.with_name(database.name + ENDING)
    assert queue.stat().st_mode & 0o777 == 0o600
    queue.unlink()
    database.chmod(0o660)
    Turns(database).take(LONG)
    assert queue.stat().st_mode & 0o777 == 0o660
    assert queue.stat().st_size == 0


def test_without_a_queue_nobody_is_kept_from_writing(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = database.with_name(database.name + ENDING)
    planted.symlink_to(tmp_path / "otro")
    assert Turns(database).take(LONG)
    assert not (tmp_path / "otro").exists(), "a link is not followed"
    planted.unlink()
    monkeypatch.setattr(turns, "fcntl", None)
    assert Turns(database).take(LONG)
    assert not planted.exists()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc/self/fd to see what is open")
def test_where_the_system_does_not_lock_nothing_stays_open(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "not here")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    mine = Turns(database)
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        assert mine.take(LONG)
        mine.leave()
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_queue_that_was_taken_away_does_no_harm(database: Path) -> None:
    first, second = Turns(database), Turns(database)
    assert first.take(LONG)
    os.unlink(database.with_name(database.name + ENDING))
    assert second.take(LONG), "SQLite's own lock is what keeps them apart"
    first.leave()
    second.leave()
