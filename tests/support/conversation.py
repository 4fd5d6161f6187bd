"""A person at a terminal of 80 columns, who waits for each question before answering it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

pexpect = pytest.importorskip("pexpect", reason="pseudo-terminals are POSIX")

PROGRAM = "import sys; from cauce.cli.main import main; sys.exit(main())"
CTRL_C, CTRL_D = "\x03", "\x04"
PROMPT = "CAPACITACIÓN > "
PROMPT_AT_WORK = "\n> "
_PRESSES, _PATIENCE, _LONG = 10, 3, 30
_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Conversation:
    """`cauce` on a pseudo-terminal. `screen` is everything it has shown so far; with `echo`, what is typed too.

    Every question ends in `prompt`, but for those about secrets.
    """

    def __init__(self, *words: str, cwd: Path, columns: int = 80, prompt: str = PROMPT, echo: bool = False) -> None:
        self._prompt = prompt
        environment = {**os.environ, "TERM": "dumb", "COLUMNS": str(columns)}
        self.process = pexpect.spawn(
            sys.executable, ["-c", PROGRAM, *words], cwd=str(cwd), env=environment, encoding="utf-8", timeout=_LONG
        )
        # Each answer follows its question: there is no need to wait before it, nor after the end.
        self.process.delaybeforesend = self.process.delayafterread = None
        self.process.delayafterclose = self.process.ptyproc.delayafterclose = 0.01
        self.process.setwinsize(24, columns)
        self.process.setecho(echo)
        self.screen = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.close(force=True)

    def wait_for(self, text: str) -> Self:
        """Read until a text appears after what was waited for before."""
        self.process.expect_exact(text)
        self._show(text)
        return self

    def asked(self) -> str:
        """Wait for the next question and return what was shown since the last."""
        self.process.expect_exact(self._prompt)
        return self._show()

    def type(self, line: str) -> Self:
        """Type a line."""
        self.process.sendline(line)
        return self

    def answer(self, *answers: str) -> str:
        """Answer questions one by one, and return what was shown before the last one answered."""
        shown = ""
        for each in answers:
            shown = self.asked()
            self.type(each)
        return shown

    def leave(self, key: str = CTRL_C) -> int:
        """Wait for the next question, leave it with a key, and return the exit code."""
        self.asked()
        return self.press(key)

    def press(self, key: str = CTRL_C) -> int:
        """Press a key that ends the command, and return the exit code.

        A signal between the prompt and the reading of the line is seen only with the next key: press again then.
        """
        for _ in range(_PRESSES):
            self.process.send(key)
            try:
                return self.ended(_PATIENCE)
            except pexpect.TIMEOUT:
                continue
        return self.ended()

    def ended(self, patience: int = _LONG) -> int:
        """Wait for the end and return the exit code."""
        self.process.expect(pexpect.EOF, timeout=patience)
        self._show()
        self.process.close()
        return int(self.process.exitstatus)

    def _show(self, found: str = "") -> str:
        shown = _CONTROLS.sub("", f"{self.process.before}{found}").replace("\r\n", "\n")
        self.screen += shown
        return shown
