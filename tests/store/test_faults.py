"""What can be wrong with a file, a disk, a key or a server: a problem with its cure, and nothing half-done."""

from __future__ import annotations

import ast
import os
import resource
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cauce.store.driver import sqlite
from cauce.store.driver.policy import journal_policy
from cauce.store.keys import MasterKey
from cauce.store.problems import TEXTS, StorageProblem
from cauce.store.schema import create
from cauce.store.store import open_store
from cauce.store.verification import verify
from tests.store.clerk import CANARY, Clerk, attachment, code_of
from tests.store.conftest import CREATED


@pytest.mark.parametrize("code", TEXTS)
def test_every_problem_is_told_with_its_cure(code: str) -> None:
    message, cure = TEXTS[code]
    assert cure.rstrip("»'")[-1] in ".])aeo" or code in ("direccion_mal_escrita", "falta_postgresql")
    assert not {"error", "database", "file", "key"} & set(f"{message} {cure}".lower().split())


def test_files_are_for_their_owner_only(tmp_path: Path, keys: MasterKey) -> None:
    path = tmp_path / "espacio" / "cauce.db"
    before = os.umask(0)
    try:
        create(path, keys, CREATED)
        with open_store(path, keys) as store:
            Clerk(store).open()
            modes = {item.name: stat.S_IMODE(item.stat().st_mode) for item in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("cauce.db", "cauce.db-wal", "cauce.db-shm", "cauce.db-turno"), 0o600)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_files_of_a_group(tmp_path: Path, keys: MasterKey) -> None:
    import grp

    group = grp.getgrgid(os.getgid()).gr_name
    path = tmp_path / "espacio" / "cauce.db"
    create(path, keys, CREATED, group)
    with open_store(path, keys) as store:
        Clerk(store).open()
        modes = {item.name: stat.S_IMODE(item.stat().st_mode) for item in path.parent.iterdir()}
    assert modes == dict.fromkeys(("cauce.db", "cauce.db-wal", "cauce.db-shm", "cauce.db-turno"), 0o660)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o2770
    other = tmp_path / "otro" / "cauce.db"
    assert code_of(create, other, keys, CREATED, "grupo-inventado") == "grupo_desconocido"


def test_what_is_not_there_or_is_not_a_file(tmp_path: Path, database: Path, keys: MasterKey) -> None:
    assert code_of(open_store, tmp_path / "nada.db", keys) == "base_ausente"
    assert not (tmp_path / "nada.db").exists()
    link = tmp_path / "enlace.db"
    link.symlink_to(database)
    assert code_of(open_store, link, keys) == "base_no_es_archivo"
    assert code_of(create, link, keys, CREATED) == "base_existente"
    assert code_of(open_store, tmp_path, keys) == "base_no_es_archivo"


@pytest.mark.parametrize("content", [b"", b"x", b"una nota\n" * 500, b"SQLite format 3\0" + bytes(8000)])
def test_what_is_no_database(tmp_path: Path, keys: MasterKey, content: bytes) -> None:
    path = tmp_path / "cauce.db"
    path.write_bytes(content)
    assert code_of(open_store, path, keys) in ("llave_equivocada", "base_ajena")


def test_a_database_of_another_program(tmp_path: Path, keys: MasterKey) -> None:
    path = tmp_path / "cauce.db"
    path.touch()
    connection = sqlite.connect(path, keys.database)
    connection.execute("CREATE TABLE otra (a)")
    connection.close()
    assert code_of(open_store, path, keys) == "base_ajena"


def test_a_wrong_key_opens_nothing(place: Path | str) -> None:
    assert code_of(open_store, place, MasterKey.create()) == "llave_equivocada"


def test_a_wrong_key_writes_nothing_to_the_terminal(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert code_of(open_store, database, MasterKey.create()) == "llave_equivocada"
    assert capfd.readouterr() == ("", "")


def test_a_file_that_was_begun_and_not_finished_is_taken_away(tmp_path: Path, keys: MasterKey) -> None:
    no_moment: Any = None
    with pytest.raises(AttributeError):
        create(tmp_path / "cauce.db", keys, no_moment)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def as_nobody() -> Iterator[None]:
    """Act for a while as an account that owns nothing."""
    if os.geteuid() == 0:
        os.setegid(65534)
        os.seteuid(65534)
    try:
        yield
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
            os.setegid(0)


@pytest.fixture
def reachable(tmp_path: Path) -> Iterator[None]:
    """Let others enter the folders of this test."""
    opened = [part for part in [tmp_path, *tmp_path.parents] if part.stat().st_uid == os.getuid() and part != Path("/")]
    modes = [part.stat().st_mode for part in opened]
    for part in opened:
        part.chmod(part.stat().st_mode | 0o055)
    yield
    for part, mode in zip(opened, modes, strict=True):
        part.chmod(mode)


def read_all(path: Path, keys: MasterKey) -> None:
    with open_store(path, keys) as store, store.write() as transaction:
        transaction.next_folio("P01", 2026)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become an account that owns nothing")
@pytest.mark.usefixtures("reachable")
def test_a_folder_that_cannot_be_written(database: Path, keys: MasterKey) -> None:
    with as_nobody():
        assert code_of(open_store, database, keys) == "sin_permiso"
    database.chmod(0o644)
    with as_nobody():
        assert code_of(read_all, database, keys) in ("solo_lectura", "sin_permiso")
        assert code_of(create, database.with_name("otra.db"), keys, CREATED) == "solo_lectura"
    with open_store(database, keys) as store:
        assert store.session.one("SELECT count(*) FROM counters") == (0,)
    assert [item.name for item in database.parent.iterdir()] == ["cauce.db"]


def fill_until_full(database: Path, keys: MasterKey, limit: int) -> tuple[int, str]:
    """Work until the file may not grow; return how many cases were acknowledged, and the problem."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open_store(database, keys) as store:
        clerk = Clerk(store)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for number in range(1000):
            try:
                clerk.open(f"caso-{number}", attachments=(attachment(os.urandom(20_000)),))
            except StorageProblem as problem:
                return number, problem.code
    return 0, "never"


def in_a_process(action: Callable[[], object]) -> str:
    """Return what an action gives, as text, done in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, repr(action()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        text = told.read()
    os.waitpid(child, 0)
    return text


def test_a_full_disk(database: Path, keys: MasterKey) -> None:
    limit = database.stat().st_size + 300_000
    acknowledged, problem = ast.literal_eval(in_a_process(lambda: fill_until_full(database, keys, limit)))
    assert problem in ("disco_lleno", "disco_falla")
    assert acknowledged > 3
    with open_store(database, keys) as store:
        assert store.session.one("SELECT count(*) FROM cases") == (acknowledged,)
        assert verify(store).findings == ()
        Clerk(store).open("caso-nuevo")


def test_the_driver_is_told_by_its_version() -> None:
    good = [(3, 51, 3), (3, 53, 4), (3, 50, 7), (3, 50, 9), (3, 44, 6), (4, 0, 0)]
    bad = [(3, 51, 2), (3, 50, 6), (3, 44, 5), (3, 45, 9), (3, 40, 1), (3, 49, 9)]
    assert {journal_policy(version) for version in good} == {("WAL", "FULL")}
    assert {journal_policy(version) for version in bad} == {("DELETE", "EXTRA")}


@pytest.mark.parametrize(("version", "expected"), [("3.53.4", ("wal", 2)), ("3.40.1", ("delete", 3))])
def test_the_file_is_journalled_as_its_driver_needs(
    database: Path, keys: MasterKey, version: str, expected: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite.dbapi2, "sqlite_version", version)
    with open_store(database, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        told = [store.session.one(f"PRAGMA {name}") for name in ("journal_mode", "synchronous")]
        assert [row[0] for row in told if row] == list(expected)
        assert store.session.one("PRAGMA foreign_keys") == (1,)
        assert store.session.one("PRAGMA secure_delete") == (1,)
        assert clerk.register().data["nombre"] == CANARY
