"""A workspace made once, copied for each test, with cases of two small procedures in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.counter import Counter, copied
from tests.support.invented_office import make_office
from tests.support.terminal import Terminal

FIRST = {"nombre": "Persona Inventada", "hechos": "Hechos inventados", "urgente": "no"}


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workspace (`oficina`) and its key (`llaves`)."""
    folder = tmp_path_factory.mktemp("oficina")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAUCE_LLAVES", str(folder / "llaves"))
        make_office(folder)
    return folder


@pytest.fixture
def office(made_office: Path, folder: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """The workspace, with case P01-2026-0001 at its step 1; whoever learns sits there."""
    space = copied(made_office, "oficina", folder, folder / "llaves")
    monkeypatch.chdir(space)
    counter = Counter(cauce, space, "recepcion")
    counter.done("abrir", "AZAR-P01", "--inicio", "entrada")
    return counter
