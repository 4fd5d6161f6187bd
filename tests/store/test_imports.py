"""Opening a database and running commands imports nothing heavy: SQLAlchemy alone costs a second."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SMALL = ("calendar", "locale", "random", "secrets")
"""Milliseconds each, of a step that may take a hundred; a driver for servers has its own needs."""
HEAVY = ("sqlite3", "sqlmodel", "sqlalchemy", "alembic", "pydantic", "yaml", "jsonschema", "typer", "rich")

PROGRAM = """
import sys, time
from datetime import datetime, UTC
from cauce.model import commands
from cauce.runtime.decide import carry_out
from cauce.runtime.desk.records import Change, Person
from cauce.runtime.ports import Context, NumbersFrom
from cauce.store.keys import MasterKey
from cauce.store.store import open_store
from cauce.store.verification import verify

place, digest = sys.argv[1:]
with open_store(place, MasterKey(bytes(range(32)))) as store:
    with store.read() as transaction:
        institution, calendar = transaction.institution("prueba")
    with store.write() as transaction:
        procedure = transaction.definition(digest)
        now = datetime(2026, 3, 2, 9, tzinfo=UTC)
        done = carry_out(
            procedure, None, commands.Open(case="caso-2", start="inicio_unico"), now,
            Context(institution, calendar, "eva", "a", NumbersFrom()),
        )
        transaction.append(Change(case=done.case, events=done.events, before=0, procedure=procedure, at=now,
                                  person="eva", folio="P01-2026-0009"))
    with store.read() as transaction:
        assert transaction.load("caso-2").case == done.case
        transaction.tasks(roles=["a"], person="eva")
        transaction.people()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_running_a_case_imports_nothing_heavy(place: Path | str, root: Path) -> None:
    from cauce.store.keys import MasterKey
    from cauce.store.store import open_store
    from tests.runtime.workbench import LFT, OFFICE
    from tests.store.clerk import Clerk

    with open_store(place, MasterKey(bytes(range(32)))) as store:
        clerk = Clerk(store)
        clerk.open()
        with store.write() as transaction:
            transaction.save_institution("prueba", OFFICE, LFT)
            assert transaction.institution("prueba") == (OFFICE, LFT)
            assert transaction.institution("otra") is None
    environment = {**os.environ, "PYTHONPATH": str(root / "engine")}
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(place), clerk.definition.digest],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    loaded = set(result.stdout.split())
    assert not loaded & set(HEAVY)
    assert not isinstance(place, Path) or not loaded & set(SMALL)
    assert ("psycopg" in loaded) == (not isinstance(place, Path))


def test_without_the_complement_for_servers_the_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    from cauce.store.keys import MasterKey
    from cauce.store.problems import StorageProblem
    from cauce.store.schema import create, upgrade
    from cauce.store.store import open_store

    monkeypatch.setitem(sys.modules, "psycopg", None)
    keys, address = MasterKey.create(), "postgresql://cuenta:secreta@servidor/base"
    for act in (
        lambda: open_store(address, keys),
        lambda: create(address, keys, datetime(2026, 1, 2, 9, tzinfo=UTC)),
        lambda: upgrade(address, keys),
    ):
        with pytest.raises(StorageProblem) as problem:
            act()
        assert problem.value.code == "falta_postgresql"
