"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.terminal import Terminal


@pytest.fixture
def cauce(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """`cauce` in this process, 80 columns wide, without colours, outside any workspace, with no key of anybody's."""
    monkeypatch.setenv("CAUCE_LLAVES", str(tmp_path / "llaves"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("CAUCE_ESPACIO", raising=False)
    return Terminal(capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
