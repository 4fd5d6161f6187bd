"""Running `cauce` as a person would: in this process with its output captured, or in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
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


def cauce_process(
    *words: str, cwd: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `cauce` in a process of its own and wait for it."""
    return subprocess.run(
        [sys.executable, "-c", "import sys; from cauce.cli.main import main; sys.exit(main())", *words],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
