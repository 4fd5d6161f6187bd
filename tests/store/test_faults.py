"""What can be wrong with a file, a disk, a key or a server: a problem with its cure, and nothing half-done."""

from __future__ import annotations

import ast
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model import commands
from cauce.runtime.desk.records import Substitution
from cauce.store.driver import sqlite
from cauce.store.driver.policy import journal_policy
from cauce.store.folios import series_number
from cauce.store.keys import MasterKey
from cauce.store.problems import TEXTS, StorageProblem
from cauce.store.schema import create, upgrade
from cauce.store.sealing import seal
from cauce.store.store import open_store
from cauce.store.verification import verify
from tests.store.clerk import CANARY, Clerk, attachment
from tests.store.conftest import CREATED
from tests.store.tampering import behind, everything

FILE = attachment(b"archivo plenamente inventado")


def code_of(action: Any, *arguments: Any) -> str:
    with pytest.raises(StorageProblem) as problem:
        action(*arguments)
    assert problem.value.message
    assert problem.value.cure
    assert str(problem.value) == problem.value.code
    return problem.value.code


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


def test_nothing_of_a_case_can_be_seen_in_the_files(database: Path, keys: MasterKey) -> None:
    with open_store(database, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        clerk.register(attachments=(attachment(CANARY.encode() * 100),))
        with store.write() as transaction:
            transaction.save_draft("caso-1", "eva", 1, {"nombre": CANARY})
            transaction.save_opening_draft("PRUEBA-01", "inicio_unico", "eva", 1, {"nombre": CANARY})
        whole = b"".join(item.read_bytes() for item in database.parent.iterdir())
    for hidden in (CANARY.encode(), CANARY.encode("utf-16-le"), b"CREATE TABLE", b"SQLite format", b"inventada_uno"):
        assert hidden not in whole
    assert len(whole) > 100_000


def test_who_opens_the_database_still_cannot_read_what_people_wrote(place: Path | str, keys: MasterKey) -> None:
    """On a server this is all that stands between its administrator and the case."""
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open(tokens={"nombre": (CANARY,)})
        clerk.register(attachments=(attachment(CANARY.encode() * 100),), tokens={"nombre": (CANARY,)})
        clerk.do(commands.Advance(row="2"))
        clerk.do(commands.Skip(row="3", reason=CANARY))
        with store.write() as transaction:
            transaction.save_draft("caso-1", "eva", 1, {"nombre": CANARY})
            transaction.save_opening_draft("PRUEBA-01", "inicio_unico", "eva", 1, {"nombre": CANARY})
        seen = everything(store)
    assert CANARY not in seen
    assert keys.secret.hex() not in seen
    assert keys.secret.decode("latin-1") not in seen
    assert "inventada_uno" in seen


def test_a_destroyed_key_forgets_the_person_and_keeps_the_history(place: Path | str, keys: MasterKey) -> None:
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        file = attachment(b"archivo")
        clerk.register(attachments=(file,))
        with store.write() as transaction:
            transaction.save_draft("caso-1", "eva", 2, {"nombre": CANARY})
            transaction.save_opening_draft("PRUEBA-01", "inicio_unico", "eva", 1, {"nombre": CANARY})
        with store.write() as transaction:
            transaction.session.run("DELETE FROM case_keys WHERE case_id = 'caso-1'")
        found = verify(store)
        assert (found.findings, found.forgotten) == ((), 1)
        with store.read() as transaction:
            assert transaction.find("P01-2026-0001") == "caso-1"
            assert transaction.folio_of("caso-1") == "P01-2026-0001"
            for action, arguments in (
                (transaction.load, ("caso-1",)),
                (transaction.history, ("caso-1",)),
                (transaction.attachment, ("caso-1", file.digest)),
                (transaction.draft, ("caso-1", "eva", 2)),
            ):
                assert code_of(action, *arguments) == "caso_suprimido"
        assert code_of(clerk.do, commands.Watch()) == "caso_suprimido"
        clerk.open("caso-2")
        assert verify(store).findings == ()


@pytest.mark.parametrize(
    ("statement", "code", "reading"),
    [
        ("UPDATE cases SET snapshot = :x", "base_danada", lambda read: read.load("caso-1")),
        ("UPDATE case_keys SET wrapped = :x", "llave_equivocada", lambda read: read.load("caso-1")),
        ("DELETE FROM definitions", "base_danada", lambda read: read.load("caso-1")),
        ("UPDATE events SET secret = :x", "base_danada", lambda read: read.history("caso-1")),
        ("UPDATE attachments SET content = :x", "base_danada", lambda read: read.attachment("caso-1", FILE.digest)),
        ("UPDATE drafts SET content = :x", "base_danada", lambda read: read.draft("caso-1", "eva", 2)),
        (
            "UPDATE opening_drafts SET content = :x",
            "base_danada",
            lambda read: read.opening_drafts("PRUEBA-01", "inicio_unico", "eva"),
        ),
        ("UPDATE substitutions SET reason = :x", "base_danada", lambda read: read.substitutions()),
    ],
)
def test_what_was_spoiled_is_not_shown(
    place: Path | str, keys: MasterKey, statement: str, code: str, reading: Callable[[Any], object]
) -> None:
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        clerk.register(attachments=(FILE,))
        with store.write() as transaction:
            transaction.save_draft("caso-1", "eva", 2, {"a": 1})
            transaction.save_opening_draft("PRUEBA-01", "inicio_unico", "eva", 1, {"a": 1})
            substitution = Substitution(absent="eva", substitute="ana", since=date(2026, 3, 2), until=date(2026, 3, 9))
            transaction.save_substitution(substitution, clerk.now, "eva")
        with behind(store) as session:
            session.run(statement, **({"x": b"x" * 60} if ":x" in statement else {}))
    with open_store(place, keys) as store, store.read() as transaction:
        assert code_of(reading, transaction) == code


def test_a_seal_waits_for_nobody(address: str, keys: MasterKey) -> None:
    """While somebody seals, others go on without: their changes are for the next seal."""
    with open_store(address, keys) as one, open_store(address, keys) as other:
        Clerk(one).open()
        with one.write() as sealing:
            assert seal(sealing.session, 1)
            with other.write() as transaction:
                assert not seal(transaction.session, 2)
        with other.write() as transaction:
            assert not seal(transaction.session, 3)
        assert verify(one).findings == ()


def test_a_database_on_a_server_that_cannot_be_made(address: str, keys: MasterKey) -> None:
    assert code_of(create, "postgresql://cuenta@127.0.0.1:1/base", keys, CREATED) == "sin_conexion"
    assert code_of(upgrade, address.replace("/cauce_", "/no_hay_"), keys) == "base_rechazada"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://cuenta:clave-muy-secreta@127.0.0.1:1/base",
        "postgresql+psycopg://cuenta:clave-muy-secreta@servidor.invalid/base",
        "postgresql://cuenta:clave-muy-secreta@[mal/base",
        "postgresql://cuenta:clave-muy-secreta@127.0.0.1:1/base?opcion_inventada=1",
    ],
)
def test_a_password_is_in_no_problem(address: str) -> None:
    with pytest.raises(StorageProblem) as problem:
        open_store(address, MasterKey.create())
    assert problem.value.code in ("sin_conexion", "direccion_mal_escrita")
    shown = f"{problem.value!r} {problem.value.message} {problem.value.cure} {problem.getrepr(style='short')}"
    assert "muy-secreta" not in shown.replace(address, "")


def test_a_server_without_that_database(address: str) -> None:
    assert code_of(open_store, address.replace("/cauce_", "/no_hay_"), MasterKey.create()) == "base_rechazada"


def test_a_server_that_goes_away(address: str, keys: MasterKey) -> None:
    with open_store(address, keys) as store, open_store(address, keys) as other:
        clerk = Clerk(store)
        clerk.open()
        pid = store.session.one("SELECT pg_backend_pid()")
        assert pid is not None
        with pytest.raises(StorageProblem) as problem, store.write() as transaction:  # noqa: PT012 - it fails inside
            transaction.next_folio("P01", 2026)
            other.session.run("SELECT pg_terminate_backend(:pid)", pid=pid[0])
            transaction.next_folio("P01", 2026)
        assert problem.value.code == "conexion_cortada"
        clerk.register()
        with store.read() as transaction:
            assert transaction.load("caso-1").case.data["nombre"] == CANARY


def test_whoever_only_reads_is_not_told_of_sendings(address: str, keys: MasterKey) -> None:
    with open_store(address, keys) as store, open_store(address, keys) as other:
        pid = store.session.one("SELECT pg_backend_pid()")
        assert pid is not None
        with pytest.raises(StorageProblem) as problem, store.read() as transaction:  # noqa: PT012 - it fails inside
            transaction.people()
            other.session.run("SELECT pg_terminate_backend(:pid)", pid=pid[0])
            transaction.people()
        assert problem.value.code == "sin_conexion"
        assert "--id-envio" not in problem.value.cure


def test_a_server_that_goes_away_writes_nothing_to_the_terminal(address: str) -> None:
    """In the middle of many rows at once, of which the client tells in English. Outside pytest, which hears it too."""
    program = """
import sys
from cauce.store.driver.postgres import PostgresSession
from cauce.store.problems import StorageProblem
one, other = PostgresSession(sys.argv[1]), PostgresSession(sys.argv[1])
one.begin(write=True)
other.run("SELECT pg_terminate_backend(:pid, 9000)", pid=one.one("SELECT pg_backend_pid()")[0])
try:
    one.later("INSERT INTO meta VALUES (:name, 'x')", [{"name": "uno"}, {"name": "dos"}])
    one.commit()
except StorageProblem as problem:
    print(problem.code)
"""
    ran = subprocess.run([sys.executable, "-c", program, address], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("conexion_cortada\n", "")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_may_be_looked_for(text: str) -> None:
    found = series_number(text)
    assert found is None or found[2] >= 0


def test_a_case_is_found_as_people_type(place: Path | str, keys: MasterKey) -> None:
    right = [
        "P01-2026-0001",
        "p01-2026-1",
        " p01 - 2026 – 0001 ",
        "Expediente 2026/1",
        "expediente 2026-0001",
        "2026/1",
    ]
    wrong = ["2026/2", "folio 2026/1", "expediente 1", "1", "P01-2026-00010"]
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        clerk.register()
        clerk.do(commands.Advance(row="2"))
        with store.read() as transaction:
            assert {typed: transaction.find(typed) for typed in right} == dict.fromkeys(right, "caso-1")
            assert {typed: transaction.find(typed) for typed in wrong} == dict.fromkeys(wrong)
