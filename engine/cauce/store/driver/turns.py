"""A queue of those who write to an embedded file, so that each comes in the order in which they asked.

SQLite has no queue: whoever asks at the right moment gets the file, and one of eight may wait for seconds
(promises.md §1.4). The system's own lock on an empty file beside it keeps that order, and who dies leaves the queue.
It is a courtesy, not what keeps the file whole: where there is no such lock, everybody asks SQLite as before.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cauce.store.driver.files import COMPANIONS

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

ENDING = COMPANIONS[-1]
"""What the name of the queue's file adds to that of the database."""


class Turns:
    """The queue of one database, as one connection stands in it."""

    def __init__(self, database: Path) -> None:
        self._path = Path(f"{database}{ENDING}")
        self._database = database
        self._held: int | None = None

    def take(self, patience: float) -> bool:
        """Wait for a turn, at most `patience` seconds; False when it did not come. Without a queue it has come."""
        if fcntl is None:
            return True
        try:
            handle = self._open()
        except OSError:  # a folder in which nothing may be made
            return True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            from cauce.store.driver.waiting import wait_for  # noqa: PLC0415 - few ever wait

            if not wait_for(handle, patience):
                return False
        except OSError:  # a system that does not lock here
            os.close(handle)
            return True
        self._held = handle
        return True

    def leave(self) -> None:
        """Let the next one come."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_NOFOLLOW
        try:
            return os.open(self._path, flags)
        except FileNotFoundError:
            shared = os.stat(self._database).st_mode & stat.S_IWGRP
            handle = os.open(self._path, flags | os.O_CREAT, 0o600)
        if shared:
            os.fchmod(handle, 0o660)
        return handle
