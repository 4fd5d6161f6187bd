"""The databases under test: a file of SQLCipher, and a PostgreSQL server where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cauce.runtime.desk.storage import Store
from cauce.store.keys import MasterKey
from cauce.store.schema import create
from cauce.store.store import DatabaseStore, open_store
from tests.store.server import Server, started_server

KEYS = MasterKey(bytes(range(32)))
DATABASE = f"cauce_{os.getpid()}"
CREATED = datetime(2026, 1, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def keys() -> MasterKey:
    """A master key that everybody knows."""
    return KEYS


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database: copied by each test, because making one takes a second."""
    path = tmp_path_factory.mktemp("blank") / "cauce.db"
    create(path, KEYS, CREATED)
    return path


@pytest.fixture
def database(blank: Path, tmp_path: Path) -> Path:
    """The path of an empty database file."""
    path = tmp_path / "cauce.db"
    shutil.copy(blank, path)
    path.chmod(0o600)
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server with an empty database of ours."""
    with started_server() as found:
        if found is None:
            pytest.skip("no PostgreSQL server: set CAUCE_TEST_POSTGRES, or install postgresql")
        found.make(DATABASE)
        create(found.address(DATABASE), KEYS, CREATED)
        yield found
        if found.data is None:  # one of our own goes away whole
            found.drop(DATABASE)


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    """The address of an empty database of the server."""
    yield server.address(DATABASE)
    server.clean(DATABASE)


Opening = Callable[[], DatabaseStore]


@pytest.fixture(params=["sqlcipher", "postgresql"])
def place(request: pytest.FixtureRequest) -> Path | str:
    """Where an empty database is, of each kind."""
    found: Path | str = request.getfixturevalue("database" if request.param == "sqlcipher" else "address")
    return found


@pytest.fixture
def opening(place: Path | str) -> Iterator[Opening]:
    """Open the same database again and again, as other processes would."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(open_store(place, KEYS))


@pytest.fixture(params=["memory", "sqlcipher", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Every kind of store that the desk may be given."""
    if request.param == "memory":
        yield pytest.importorskip("tests.support.memory_store").MemoryStore()
        return
    place = request.getfixturevalue("database" if request.param == "sqlcipher" else "address")
    with open_store(place, KEYS) as opened:
        yield opened
