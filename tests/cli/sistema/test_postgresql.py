"""A workspace whose cases are on a PostgreSQL server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.server import started_server
from tests.support.terminal import Terminal

NAME = ["--nombre", "Persona Inventada Cero"]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of an empty database of a server."""
    with started_server() as found:
        if found is None:
            pytest.skip("no PostgreSQL server: set CAUCE_TEST_POSTGRES, or install postgresql")
        found.make("cauce_iniciar")
        yield found.address("cauce_iniciar")
        found.drop("cauce_iniciar")


def test_a_workspace_on_a_server(address: str, folder: Path, keys: Path, cauce: Terminal) -> None:
    ran = cauce("iniciar", "casos", "--institucion", "sonora", "--base-datos", address, *NAME)
    assert ran.code == 0, ran
    where = ["--espacio", "casos"]
    assert {path.name for path in (folder / "casos").iterdir()} == {"cauce.toml", "procedures"}
    assert cauce("personal", "agregar", "Persona Inventada Uno", "--responsable", "guardia", *where).code == 0
    listed = json.loads(cauce("personal", "listar", "--json", *where).out)["personal"]
    assert [each["id"] for each in listed] == ["persona_inventada_cero", "persona_inventada_uno"]
    assert cauce("comprobar", *where).out.endswith("Todo cuadra.\n")
    ran = cauce("doctor", *where)
    assert ran.code == 0, ran
    assert "PostgreSQL, con psycopg" in ran.out

    # Another one in the same database is refused, and leaves the first as it was.
    ran = cauce("iniciar", "otra", "--institucion", "sonora", "--base-datos", address, *NAME)
    assert ran.code == 1
    assert not (folder / "otra").exists()
    assert len(list(keys.iterdir())) == 1
    assert cauce("personal", "listar", *where).code == 0


def test_a_server_that_does_not_answer(folder: Path, keys: Path, cauce: Terminal) -> None:
    pytest.importorskip("psycopg", reason="the optional package psycopg is absent")
    url = "postgresql://cuenta@127.0.0.1:9/base?connect_timeout=2"
    ran = cauce("iniciar", "casos", "--institucion", "sonora", "--base-datos", url, *NAME)
    assert ran.code == 1
    assert "No hay conexión con el servidor" in ran.err
    assert not (folder / "casos").exists()
    assert not any(keys.iterdir())
