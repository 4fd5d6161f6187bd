"""One description of the tables: what migrations make is it, and what the statements name is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table

from cauce.store import statements
from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem
from cauce.store.revisions import REVISIONS
from cauce.store.schema import configuration, connected, create, upgrade
from cauce.store.store import DatabaseStore, open_store
from cauce.store.tables import METADATA
from cauce.store.verification import queries
from tests.store.clerk import Clerk
from tests.store.conftest import CREATED

TEXTS = {
    f"{module.__name__.rsplit('.', 1)[-1]}.{name}": value
    for module in (statements, queries)
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, str) and not name.startswith("_")
}
FOREIGN = {"alembic_version"}
WORDS = {
    "select", "from", "where", "and", "or", "on", "conflict", "do", "nothing", "update", "set", "insert", "into",
    "values", "delete", "left", "join", "order", "by", "group", "is", "null", "distinct", "count", "min", "limit",
    "desc", "exists", "in", "returning", "excluded", "not", "union", "as", "mine", "replace",
}  # fmt: skip


def test_migrations_make_what_the_tables_declare(place: Path | str, keys: MasterKey) -> None:
    with connected(place, keys) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_revisions_are_those_of_alembic(database: Path, keys: MasterKey) -> None:
    with connected(database, keys) as connection:
        scripts = ScriptDirectory.from_config(configuration(connection))
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_statement_names_exists(name: str) -> None:
    """Every word of a statement is SQL's, a table's, a column's of its tables, or a value."""
    text = re.sub(r"/\*.*?\*/|'[^']*'|:\w+|\{\w+\}|[0-9]+", " ", TEXTS[name])
    words = {word for word in re.findall(r"[a-z_]+", text.lower()) if word not in WORDS}
    tables = {word for word in words if word in METADATA.tables}
    if words & FOREIGN or not tables:
        assert words <= {"alembic_version", "version_num", "tasks", "due", "person", "case_id"}
        return
    columns = {column.name for table in tables for column in METADATA.tables[table].columns}
    assert words - tables <= columns, words - tables - columns


def written(table: Table) -> list[set[str]]:
    """Return the columns that each INSERT of a table writes."""
    found = []
    for text in TEXTS.values():
        match = re.match(rf"INSERT INTO {table.name} \(([^)]*)\)", text)
        if match:
            found.append({name.strip() for name in match[1].split(",")})
    return found


@pytest.mark.parametrize("table", [table for table in METADATA.sorted_tables if table.name != "meta"], ids=str)
def test_every_column_that_must_have_a_value_is_written(table: Table) -> None:
    needed = {column.name for column in table.columns if not column.nullable}
    if table.name in ("audit", "substitutions"):
        needed -= {"number"}  # the database numbers them
    inserts = written(table)
    assert inserts
    assert all(needed <= names for names in inserts)


@pytest.mark.parametrize("table", ["events", "seals", "audit"])
def test_history_only_grows(place: Path | str, keys: MasterKey, table: str) -> None:
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        clerk.open()
        with store.write() as transaction:
            transaction.audit(clerk.now, "eva", "a", "ver", "caso-1", ())
            from cauce.store.sealing import seal

            seal(transaction.session, 1)
        column = {"events": "person", "seals": "leaves", "audit": "person"}[table]
        attempts = [f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"]  # noqa: S608
        if store.session.dialect == "postgresql":
            attempts.append(f"TRUNCATE {table} CASCADE")
        else:
            attempts.append(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608
        for attempt in attempts:
            with pytest.raises(StorageProblem) as problem, store.write() as transaction:
                transaction.session.run(attempt)
            assert problem.value.code == "base_falla"
        assert store.session.one(f"SELECT count(*) FROM {table} WHERE {column} <> 'x'") != (0,)  # noqa: S608


def test_a_database_is_created_once(place: Path | str, keys: MasterKey) -> None:
    with open_store(place, keys) as store:
        Clerk(store).open()
    with pytest.raises(StorageProblem) as problem:
        create(place, keys, CREATED)
    assert problem.value.code == "base_existente"
    with open_store(place, keys) as store, store.read() as transaction:
        assert transaction.find("P01-2026-0001") == "caso-1"


def test_bringing_up_to_date_what_is_up_to_date_changes_nothing(place: Path | str, keys: MasterKey) -> None:
    upgrade(place, keys)
    with open_store(place, keys) as store:
        Clerk(store).open()


def stamp(store: DatabaseStore, version: str) -> None:
    with store.write() as transaction:
        transaction.session.run("UPDATE alembic_version SET version_num = :version", version=version)


@pytest.mark.parametrize(("version", "code"), [("9999", "version_posterior"), ("0000", "version_anterior")])
def test_another_version_is_not_touched(
    place: Path | str, keys: MasterKey, version: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cauce.store.revisions.REVISIONS", ("0000", *REVISIONS))
    with open_store(place, keys) as store:
        stamp(store, version)
    with pytest.raises(StorageProblem) as problem:
        open_store(place, keys)
    assert problem.value.code == code


def test_one_connection_has_one_transaction(place: Path | str, keys: MasterKey) -> None:
    with open_store(place, keys) as store, store.read(), pytest.raises(RuntimeError, match="already"), store.write():
        pass
