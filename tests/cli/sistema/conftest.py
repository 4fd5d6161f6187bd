"""Workspaces as `cauce iniciar` makes them, made once and copied for each test, with keys in its own folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cauce.cli.main import main
from tests.support.terminal import Terminal


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace of work (`casos`), a training one (`practica`), and their keys (`llaves`)."""
    folder = tmp_path_factory.mktemp("espacios")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAUCE_LLAVES", str(folder / "llaves"))
        name = ["--nombre", "Persona Inventada Cero"]
        assert main(["iniciar", str(folder / "casos"), "--institucion", "immuver", *name]) == 0
        assert main(["iniciar", str(folder / "practica"), "--institucion", "sonora", "--capacitacion"]) == 0
    return folder


@pytest.fixture
def keys(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the keys, not there yet."""
    place = folder / "llaves"
    monkeypatch.setenv("CAUCE_LLAVES", str(place))
    monkeypatch.delenv("PGPASSWORD", raising=False)
    return place


@pytest.fixture
def space(folder: Path, keys: Path, made: Path, cauce: Terminal) -> Path:
    """A workspace of work in the folder `casos` of the working folder; who made it supervises."""
    return _copied("casos", folder, keys, made)


@pytest.fixture
def training(folder: Path, keys: Path, made: Path, cauce: Terminal) -> Path:
    """A training workspace in the folder `practica`."""
    return _copied("practica", folder, keys, made)


def _copied(name: str, folder: Path, keys: Path, made: Path) -> Path:
    shutil.copytree(made / name, folder / name)
    shutil.copytree(made / "llaves", keys, dirs_exist_ok=True)
    return folder / name
