"""Whatever is changed behind the back of Cauce is found, and the first bad event is named."""

# ruff: noqa: S608 - names of our own tables

from __future__ import annotations

import random
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from cauce.compiler.api import compile_procedure
from cauce.model import commands
from cauce.model.procedure import Procedure
from cauce.store.driver import sqlite
from cauce.store.driver.session import Session
from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem
from cauce.store.sealing import seal
from cauce.store.store import DatabaseStore, open_store
from cauce.store.tables import METADATA
from cauce.store.verification import Verified, verify
from tests.store.clerk import Clerk, attachment
from tests.store.tampering import behind, chain_again, spoiled

UNVERIFIED = {
    "audit": set(METADATA.tables["audit"].columns.keys()),
    "cases": {"changed"},
    "drafts": set(),
    "institutions": {"digest", "compiled"},
    "meta": {"name", "value"},
    "opening_drafts": set(),
    "openings": {"procedure", "start", "period", "case_id"},
    "people": set(METADATA.tables["people"].columns.keys()),
    "person_roles": {"person", "place", "role"},
    "substitutions": set(METADATA.tables["substitutions"].columns.keys()),
    "tokens": set(METADATA.tables["tokens"].columns.keys()),
    "unsealed": {"at"},
}
"""What no event says: settings of people, digests that only the desk can make, moments kept for convenience."""


def compiler(text: bytes) -> Procedure | None:
    compiled = compile_procedure(text, "prueba.yaml")
    return compiled.procedure if compiled.ok else None


def fill(store: DatabaseStore) -> None:
    """Two cases with something in every table, some of it sealed."""
    clerk = Clerk(store)
    clerk.open("caso-1", request="envio-1", fingerprint="huella")
    clerk.register("caso-1", request="envio-2", attachments=(attachment(b"archivo"),))
    clerk.open("caso-2")
    clerk.register("caso-2")
    clerk.do(commands.Advance(row="2"), "caso-2")
    with store.write() as transaction:
        seal(transaction.session, 1)
        transaction.save_draft("caso-1", "eva", 2, {"a": 1})
        transaction.save_opening_draft("PRUEBA-01", "inicio_unico", "eva", 1, {"a": 1})
    clerk.wait(hours=1)
    clerk.do(commands.Skip(row="3", reason="No hizo falta"), "caso-2")
    with store.write() as transaction:
        transaction.session.run("DELETE FROM unsealed")
        transaction.session.run("INSERT INTO unsealed SELECT id, sequence, head, 7 FROM cases WHERE id = 'caso-2'")


def check(store: DatabaseStore) -> Verified:
    return verify(store, compiler)


@pytest.fixture(scope="module")
def filled(blank: Path, keys: MasterKey, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "cauce.db"
    shutil.copy(blank, path)
    with open_store(path, keys) as store:
        fill(store)
    return path


@pytest.fixture
def full(filled: Path, keys: MasterKey, tmp_path: Path) -> Iterator[DatabaseStore]:
    path = tmp_path / "cauce.db"
    shutil.copy(filled, path)
    with open_store(path, keys) as store:
        yield store


def test_what_is_sound_is_found_sound(full: DatabaseStore) -> None:
    told: list[tuple[int, int]] = []
    found = verify(full, compiler, lambda done, of: told.append((done, of)))
    assert found.findings == ()
    assert (found.cases, found.seals, found.forgotten) == (2, 1, 0)
    assert found.events == sum(row[0] for row in full.session.all("SELECT count(*) FROM events"))
    assert told == [(1, 2), (2, 2)]


def columns() -> list[tuple[str, str]]:
    return [
        (table.name, column.name)
        for table in METADATA.sorted_tables
        for column in table.columns
        if column.name not in UNVERIFIED.get(table.name, ())
    ]


@pytest.mark.parametrize(("table", "column"), columns())
def test_a_change_of_any_column_of_any_row_is_found(full: DatabaseStore, table: str, column: str) -> None:
    keys = [item.name for item in METADATA.tables[table].primary_key.columns]
    rows = full.session.all(f"SELECT {', '.join([column, *keys])} FROM {table}")
    assert rows, "nothing to spoil: fill() must put something here"
    for value, *key in random.Random(table + column).sample(rows, min(len(rows), 3)):
        where = " AND ".join(f"{name} = :{name}_" for name in keys)
        named = {f"{name}_": part for name, part in zip(keys, key, strict=True)}
        with behind(full) as session:
            session.run(f"UPDATE {table} SET {column} = :value WHERE {where}", value=spoiled(value), **named)
        assert check(full).findings, (value, spoiled(value))
        named |= {f"{column}_": spoiled(value)} if column in keys else {}
        with behind(full) as session:
            session.run(f"UPDATE {table} SET {column} = :value WHERE {where}", value=value, **named)
        assert check(full).findings == ()


def test_a_case_put_back_as_it_was_is_found_by_what_waits_for_a_seal(full: DatabaseStore) -> None:
    """Its rows are those of a copy made before; only what was to be sealed remembers that it had gone on."""
    tables = {"cases": "id", "events": "case_id", "tasks": "case_id", "task_roles": "case_id", "clocks": "case_id"}
    tables |= {"numbers": "case_id", "tokens": "case_id"}
    before = {name: full.session.all(f"SELECT * FROM {name} WHERE {key} = 'caso-1'") for name, key in tables.items()}
    with behind(full) as session:
        session.run("UPDATE unsealed SET at = 9000000000000000")  # so that no seal is made yet
    Clerk(full).do(commands.Annotate(text="Llamó"), "caso-1")
    assert check(full).findings == ()
    with behind(full) as session:
        for name, key in reversed(tables.items()):
            session.run(f"DELETE FROM {name} WHERE {key} = 'caso-1'")
        for name, rows in before.items():
            for row in rows:
                marks = {f"v{index}": value for index, value in enumerate(row)}
                session.run(f"INSERT INTO {name} VALUES ({', '.join(f':{mark}' for mark in marks)})", **marks)
    assert {(item.code, item.case) for item in check(full).findings} == {("hecho_por_sellar_ausente", "caso-1")}


def test_an_older_copy_put_back_is_told_by_a_seal_that_somebody_wrote_down(
    filled: Path, full: DatabaseStore, keys: MasterKey
) -> None:
    Clerk(full).do(commands.Annotate(text="Llamó"), "caso-1")
    with full.write() as transaction:
        seal(transaction.session, 2)
    witnessed = check(full).last_seal
    assert witnessed.startswith("2-")
    assert verify(full, compiler, None, witnessed).findings == ()
    with open_store(filled, keys) as older:
        assert verify(older, compiler).findings == (), "by itself it is whole"
        found = verify(older, compiler, None, witnessed).findings
    assert [item.code for item in found] == ["sello_atestiguado_ausente"]
    assert witnessed in found[0].message


def ruin(session: Session, statement: str) -> None:
    assert session.run(statement) >= 1


@pytest.mark.parametrize(
    ("statement", "code", "sequence"),
    [
        ("UPDATE events SET person = 'otra' WHERE case_id = 'caso-2' AND sequence = 4", "cadena_rota", 4),
        ("UPDATE events SET body = body || ' ' WHERE case_id = 'caso-2' AND sequence = 5", "cadena_rota", 5),
        ("UPDATE events SET body = '{' WHERE case_id = 'caso-2' AND sequence = 5", "cadena_rota", 5),
        ("DELETE FROM events WHERE case_id = 'caso-2' AND sequence = 3", "hecho_ausente", 3),
        ("DELETE FROM events WHERE case_id = 'caso-2' AND sequence > 6", "cabeza_distinta", 6),
        ("DELETE FROM events WHERE case_id = 'caso-2'", "historial_ausente", 0),
        ("UPDATE events SET sequence = 1 - sequence WHERE case_id = 'caso-2' AND sequence < 3", "hecho_ausente", 1),
        ("UPDATE cases SET status = 'concluido' WHERE id = 'caso-2'", "estado_distinto", 0),
        ("UPDATE cases SET snapshot = x'00' WHERE id = 'caso-2'", "estado_ilegible", 0),
        ("UPDATE case_keys SET wrapped = x'00' WHERE case_id = 'caso-2'", "llave_ilegible", 0),
        ("DELETE FROM tasks WHERE case_id = 'caso-1'", "tareas_distintas", 0),
        ("DELETE FROM task_roles WHERE case_id = 'caso-1'", "tareas_distintas", 0),
        ("UPDATE tasks SET barred = 'ana' WHERE case_id = 'caso-1'", "tareas_distintas", 0),
        ("DELETE FROM clocks WHERE case_id = 'caso-1'", "plazos_distintos", 0),
        ("DELETE FROM numbers", "numeros_distintos", 0),
        ("UPDATE counters SET last = last + 1 WHERE kind = 'serie'", "numeracion_con_huecos", 0),
        ("UPDATE counters SET last = last + 1 WHERE kind = 'folio'", "numeracion_con_huecos", 0),
        ("DELETE FROM requests WHERE request = 'envio-2'", "envio_ausente", 0),
        ("DELETE FROM attachments", "adjunto_ilegible", 0),
        ("UPDATE attachments SET content = x'00'", "adjunto_ilegible", 0),
        ("UPDATE drafts SET content = x'00'", "borrador_ilegible", 0),
        ("UPDATE opening_drafts SET content = x'00'", "apertura_ilegible", 0),
        ("UPDATE definitions SET text = x'00'", "definicion_cambiada", 0),
        ("UPDATE definitions SET compiled = x'00'", "definicion_distinta", 0),
        ("UPDATE seals SET number = 2", "sello_ausente", 0),
        ("UPDATE seals SET leaves = '[]'", "sello_roto", 0),
        ("DELETE FROM unsealed", "cambio_sin_sello", 0),
        ("DELETE FROM cases WHERE id = 'caso-2'", "hecho_sin_caso", 0),
    ],
)
def test_the_first_thing_wrong_is_named(full: DatabaseStore, statement: str, code: str, sequence: int) -> None:
    if code == "adjunto_ilegible" and statement.startswith("DELETE"):
        return
    with behind(full) as session:
        ruin(session, statement)
    found = check(full).findings
    named = next((item for item in found if item.code == code), None)
    assert named is not None, found
    assert not sequence or named.sequence == sequence
    assert "Persona" not in named.message


def test_a_rewritten_case_is_betrayed_by_its_seal(full: DatabaseStore) -> None:
    """Somebody with every key writes another history, chain and all; the seal that others witnessed says otherwise."""
    with behind(full) as session:
        for table in ("task_roles", "tasks", "clocks", "numbers", "events", "case_keys", "cases"):
            column = "id" if table == "cases" else "case_id"
            session.run(f"DELETE FROM {table} WHERE {column} = 'caso-2'")
        session.run("DELETE FROM counters WHERE kind = 'serie'")
        session.run("UPDATE counters SET last = 1 WHERE kind = 'folio'")
    clerk = Clerk(full)
    clerk.open("caso-2")
    clerk.register("caso-2", name="Otra Persona Inventada")
    assert {item.code for item in check(full).findings} == {"sello_distinto"}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ("kind = 'Nada'", {"hecho_ilegible"}),
        ("at = at + 1", {"hecho_ilegible"}),
        ("secret = x'00'", {"hecho_ilegible"}),
        ("kind = 'Opened'", {"hecho_ilegible"}),
        ("person = 'otra'", {"estado_ilegible"}),
    ],
)
def test_a_history_chained_again_after_a_change_still_betrays_it(
    full: DatabaseStore, change: str, codes: set[str]
) -> None:
    """Without a seal that others saw, what is left are the secrets and the state, which are bound to the hashes."""
    with behind(full) as session:
        ruin(session, f"UPDATE events SET {change} WHERE case_id = 'caso-2' AND sequence = 4")
    chain_again(full, "caso-2")
    assert {item.code for item in check(full).findings} == codes


def test_a_definition_that_does_not_compile_any_more(full: DatabaseStore) -> None:
    assert [item.code for item in verify(full, lambda text: None).findings] == ["definicion_no_compila"]
    assert verify(full).findings == ()


def test_a_bit_turned_anywhere_in_the_file(filled: Path, keys: MasterKey, tmp_path: Path) -> None:
    whole = filled.read_bytes()
    generator = random.Random(20261127)
    path = tmp_path / "cauce.db"
    for _ in range(40):
        place = generator.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << generator.randrange(8)]) + whole[place + 1 :])
        try:
            with open_store(path, keys) as store:
                found = [item.code for item in check(store).findings]
        except StorageProblem as problem:
            found = [problem.code]
        assert found, place
        for ending in ("-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)


def spoil_what_the_wal_has(database: Path) -> int:
    """Spoil the pages of a file that its WAL has too, as a power cut may while it is copied; return how many."""
    wal = database.with_name("cauce.db-wal").read_bytes()
    (size,) = struct.unpack_from(">I", wal, 8)
    pages = {struct.unpack_from(">I", wal, frame)[0] for frame in range(32, len(wal) - size, size + 24)}
    held = sorted(pages & set(range(2, database.stat().st_size // size + 1)))
    with database.open("r+b") as file:
        for page in held:
            file.seek((page - 1) * size)
            file.write(bytes(512))
    return len(held)


def test_what_the_power_left_half_copied_is_no_damage(database: Path, keys: MasterKey, tmp_path: Path) -> None:
    """Pages of the file that are not whole, and are whole in its WAL: they are made good before they are checked."""
    (tmp_path / "copia").mkdir()
    with open_store(database, keys) as store:
        Clerk(store).open()
        for name in ("cauce.db", "cauce.db-wal"):
            shutil.copy(database.with_name(name), tmp_path / "copia")
    assert spoil_what_the_wal_has(tmp_path / "copia" / "cauce.db") > 3
    with open_store(tmp_path / "copia" / "cauce.db", keys) as store:
        assert verify(store).findings == ()


def test_what_cannot_be_copied_yet_is_no_damage(database: Path, keys: MasterKey) -> None:
    """Who reads an older moment keeps the WAL from being copied whole: what it has is not looked for in the file."""
    with open_store(database, keys) as store, open_store(database, keys) as other:
        with other.read() as transaction:
            assert transaction.people() == ()
            Clerk(store).open()
            assert spoil_what_the_wal_has(database) > 3
            assert verify(store).findings == ()
        assert verify(store).findings == ()


@pytest.mark.parametrize(("version", "page", "found"), [
    ("3.53.4", -1, ["archivo_danado"]), ("3.40.1", -1, []), ("3.40.1", 5, ["base_danada"])
])  # fmt: skip
def test_a_free_page_that_a_journal_does_not_put_back(
    database: Path, keys: MasterKey, monkeypatch: pytest.MonkeyPatch, version: str, page: int, found: list[str]
) -> None:
    """A page that holds nothing is not kept in a journal, as it is in a WAL: the power may tear it, harmlessly."""
    monkeypatch.setattr(sqlite.dbapi2, "sqlite_version", version)
    with open_store(database, keys) as store:
        for statement in ("CREATE TABLE invented (a)", "INSERT INTO invented VALUES (zeroblob(40000))"):
            store.session.run(statement)
        store.session.run("DELETE FROM invented")
    size = 4096
    content = bytearray(database.read_bytes())
    at = len(content) - size if page < 0 else page * size
    content[at : at + 512] = bytes(512)
    database.write_bytes(content)
    with open_store(database, keys) as store:
        try:
            told = [item.code for item in verify(store).findings]
        except StorageProblem as problem:
            told = [problem.code]
    assert told == found


def test_a_history_on_a_server_is_verified_the_same(address: str, keys: MasterKey) -> None:
    with open_store(address, keys) as store:
        fill(store)
        assert check(store).findings == ()
        for column in ("at", "kind", "body", "person", "role", "stands_in_for", "request", "secret", "hash"):
            row = store.session.one(f"SELECT {column} FROM events WHERE case_id = 'caso-2' AND sequence = 4")
            assert row is not None
            with behind(store) as session:
                statement = f"UPDATE events SET {column} = :value WHERE case_id = 'caso-2' AND sequence = 4"
                session.run(statement, value=spoiled(row[0]))
            first = next(item for item in check(store).findings if item.case == "caso-2")
            assert (first.code, first.sequence) == ("cadena_rota", 4)
            with behind(store) as session:
                session.run(statement, value=row[0])
        assert check(store).findings == ()
