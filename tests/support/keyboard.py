"""A person at a terminal: runs `cauce` in a pseudo-terminal of its own, reads what it shows and types answers."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

_PROGRAM = "import sys; from cauce.cli.main import main; sys.exit(main())"
_PATIENCE = 60.0


class Keyboard:
    """Use it in a `with`. `shown` is all that was written so far, with line breaks as `\\n`."""

    def __init__(self, words: Sequence[str], cwd: Path, environment: Mapping[str, str] | None = None) -> None:
        self.shown = ""
        self._seen = 0
        self._interrupting = False
        self._code: int | None = None
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(cwd)
            os.environ.update({"COLUMNS": "80", "NO_COLOR": "1", **(environment or {})})
            os.execv(sys.executable, [sys.executable, "-c", _PROGRAM, *words])  # noqa: S606 - that is what the child is for

    def wait_for(self, text: str) -> Self:
        """Read until a text appears after what was waited for before."""
        deadline = time.monotonic() + _PATIENCE
        while (found := self.shown.find(text, self._seen)) < 0:
            assert time.monotonic() < deadline, f"«{text}» did not appear in: {self.shown}"
            assert self._read(), f"ended without «{text}»: {self.shown}"
        self._seen = found + len(text)
        return self

    def type(self, text: str) -> Self:
        """Type a line."""
        os.write(self._terminal, f"{text}\n".encode())
        return self

    def interrupt(self) -> Self:
        """Press Ctrl-C, and again each second: one that comes just before a reading begins is lost on Python."""
        os.write(self._terminal, b"\x03")
        self._interrupting = True
        return self

    def end_input(self) -> Self:
        """Press Ctrl-D, at a prompt that is already there: before it, the terminal takes it for something else."""
        os.write(self._terminal, b"\x04")
        return self

    def end(self) -> int:
        """Read to the end and return the exit code."""
        while self._read():
            continue
        if self._code is None:
            _, status = os.waitpid(self._process, 0)
            self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._code is None:
            os.kill(self._process, 9)
            os.waitpid(self._process, 0)
        os.close(self._terminal)

    def _read(self) -> bool:
        deadline = time.monotonic() + _PATIENCE
        while not select.select([self._terminal], [], [], 1)[0]:
            assert time.monotonic() < deadline, f"nothing more was written after: {self.shown}"
            if self._interrupting:
                os.write(self._terminal, b"\x03")
        try:
            data = os.read(self._terminal, 4096)
        except OSError:  # Linux says it this way when the other side is gone
            return False
        self.shown += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)
