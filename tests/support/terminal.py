"""Running `cauce` as a person would: in this process with its output captured, or in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from cauce.cli.main import main


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


class Terminal:
    """Runs `cauce` in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *words: str) -> Ran:
        self._capture.readouterr()
        code = main(words)
        written = self._capture.readouterr()
        return Ran(code, written.out, written.err)


def without_privileges() -> list[str]:
    """The words that run a command as somebody to whom files can be closed, also where the tests run as root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("the administrator may open every file, and there is no setpriv here to give that up")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]


def cauce_process(
    *words: str, cwd: Path | None = None, environment: Mapping[str, str] | None = None, before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `cauce` in a process of its own, under the command `before` if there is one, and wait for it."""
    return subprocess.run(
        [*before, sys.executable, "-c", "import sys; from cauce.cli.main import main; sys.exit(main())", *words],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
