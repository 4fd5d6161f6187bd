"""Waiting for a lock of the system, but not forever: it has no such call, so a thread waits, and may be left behind."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from threading import Event, Lock, Thread


def wait_for(handle: int, patience: float) -> bool:
    """Wait until an open file is locked for us, at most `patience` seconds; else it is closed, now or when it would be.

    An exception while waiting, as Ctrl-C, leaves the queue too.
    """
    waiting = _Waiting(handle)
    Thread(target=waiting.wait, daemon=True).start()
    try:
        waiting.came.wait(patience)
    except BaseException:
        if waiting.settle():
            os.close(handle)
        raise
    return waiting.settle()


class _Waiting:
    """One who stands in the queue, and may have gone when the turn comes."""

    def __init__(self, handle: int) -> None:
        self.came = Event()
        self._handle = handle
        self._gone = False
        self._deciding = Lock()

    def wait(self) -> None:
        with suppress(OSError):  # the turn that cannot be waited for has come
            fcntl.flock(self._handle, fcntl.LOCK_EX)
        with self._deciding:
            if self._gone:
                os.close(self._handle)
            else:
                self.came.set()

    def settle(self) -> bool:
        """Tell whether the turn has come; from now on it does not any more."""
        with self._deciding:
            self._gone = not self.came.is_set()
            return not self._gone
