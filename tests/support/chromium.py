"""A real Chromium without a window, driven over a pipe by the DevTools protocol (no port, no library).

Debian's package `chromium`; without it the tests that need it are skipped, and say so.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import signal
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

PROGRAM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="no está Chromium (apt-get install chromium)")

_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
)  # fmt: skip
_PATIENCE = 60.0
"""Seconds to wait for an answer: a cold start on a busy machine takes ten."""


class Chromium:
    """A browser with one page. `events` are all that it has told, `method` by `method`."""

    def __init__(self, profile: Path) -> None:
        read_by_it, self._to = _pipe()
        self._from, written_by_it = _pipe()
        words = ["chromium", *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        actions = [(os.POSIX_SPAWN_DUP2, read_by_it, 3), (os.POSIX_SPAWN_DUP2, written_by_it, 4),
                   (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]  # fmt: skip
        environment = {**os.environ, "HOME": str(profile)}
        self._pid = os.posix_spawn(str(PROGRAM), words, environment, file_actions=actions)
        os.close(read_by_it)
        os.close(written_by_it)
        self._count, self._rest, self.events = 0, b"", list[dict[str, Any]]()
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(each["targetId"] for each in targets if each["type"] == "page")
        self._session = self.send("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
            self.page(f"{domain}.enable")

    def __enter__(self) -> Chromium:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            self.send("Browser.close")
        except (OSError, TimeoutError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._to)
        os.close(self._from)

    def send(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Send a command and return what it gives; raises RuntimeError if the browser refuses it."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next(_PATIENCE)
            if told.get("id") == self._count:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                return told["result"]  # type: ignore[no-any-return]

    def page(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command to the page."""
        return self.send(method, self._session, **parameters)

    def open(self, address: str) -> None:
        """Open an address anew, also when only its fragment changes, and wait until it is loaded."""
        for each in ("about:blank", address):
            self.events.clear()
            self.page("Page.navigate", url=each)
            end = time.monotonic() + _PATIENCE
            while not self.told("Page.loadEventFired"):
                self._next(end - time.monotonic())

    def value(self, expression: str) -> Any:
        """Evaluate JavaScript in the page and return its value."""
        given = self.page("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in given:
            raise RuntimeError(given["exceptionDetails"])
        return given["result"].get("value")

    def press(self, key: str, *, shift: bool = False, code: int = 0) -> None:
        """Press a key as a person would."""
        for kind in ("rawKeyDown", "keyUp"):
            self.page("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code,
                      modifiers=8 if shift else 0)  # fmt: skip

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        self.page("Input.insertText", text=text)

    def told(self, *methods: str) -> list[dict[str, Any]]:
        """Return the parameters of the events of some kinds since the page was opened."""
        return [each["params"] for each in self.events if each["method"] in methods]

    def _next(self, seconds: float) -> dict[str, Any]:
        """Return the next message; one that answers nothing is kept in `events`."""
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._from], [], [], max(0.0, seconds))
            if not ready:
                raise TimeoutError("Chromium no contesta")
            part = os.read(self._from, 1 << 16)
            if not part:
                raise OSError("Chromium se cerró")
            self._rest += part
        line, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(line)
        if "method" in told:
            self.events.append(told)
        return told


def _pipe() -> tuple[int, int]:
    """Return a pipe whose ends are above the numbers that the browser uses."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]
