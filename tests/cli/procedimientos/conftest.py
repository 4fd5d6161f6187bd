"""A workspace of the tests' own: the shipped procedures, copied so that they can be spoilt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def space(procedures: Path, folder: Path) -> Path:
    """The working folder, with a copy of the procedures in it."""
    shutil.copytree(procedures, folder / "procedures")
    return folder


@pytest.fixture
def spoilt(space: Path) -> Path:
    """One procedure of the workspace with a misspelt key."""
    path = space / "procedures" / "PR-IMMUVER-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    responsable: recepcion", "    responsble: recepcion", 1), encoding="utf-8")
    return path
