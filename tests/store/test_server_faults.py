"""A server that is not there, refuses, or goes away."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem
from cauce.store.schema import create, upgrade
from cauce.store.sealing import seal
from cauce.store.store import open_store
from cauce.store.verification import verify
from tests.store.clerk import CANARY, Clerk, code_of
from tests.store.conftest import CREATED


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
