"""Training workspaces with cases, made once and copied for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.cli.main import main
from tests.support.counter import Counter, copied
from tests.support.filled import fill
from tests.support.terminal import Terminal

CHIEF = "quien_aprende"
FOLLOWED = "Los seguimientos llegan el día 16"
LENGTHS = (21, 0, 3, 5, 6, 7, 7, 7, 9, 12, 12, 15, 18)


@pytest.fixture(scope="session")
def made_filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a training workspace of each institution, a dozen cases in each, and their keys."""
    folder = tmp_path_factory.mktemp("con_casos")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAUCE_LLAVES", str(folder / "llaves"))
        for institution in ("immuver", "sonora"):
            assert main(["iniciar", str(folder / institution), "--institucion", institution, "--capacitacion"]) == 0
        fill(folder / "sonora", CHIEF, "64-AJP-P01", FOLLOWED, *LENGTHS)
        fill(folder / "immuver", CHIEF, "PR-IMMUVER-01", "Gestión y derivación", 4, 5, 6, 7, 8, 0)
    return folder


def _counter(name: str, made: Path, folder: Path, terminal: Terminal, patch: pytest.MonkeyPatch) -> Counter:
    patch.setenv("CAUCE_LLAVES", str(folder / "llaves"))
    space = copied(made, name, folder, folder / "llaves")
    patch.chdir(space)
    return Counter(terminal, space, CHIEF, as_of="2026-03-20T10:00")


@pytest.fixture
def children(made_filled: Path, folder: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """The attorney for minors: P01-2026-0001 is at a follow-up that lapsed, 0002 has ended, eleven more are about."""
    return _counter("sonora", made_filled, folder, cauce, monkeypatch)


@pytest.fixture
def women(made_filled: Path, folder: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """The institute for women: 01-2026-0005 waits for two derivations to be accepted, 0006 has ended."""
    return _counter("immuver", made_filled, folder, cauce, monkeypatch)
