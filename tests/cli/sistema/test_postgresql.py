"""A workspace whose cases are on a PostgreSQL server."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.server import own_server, started_server
from tests.support.terminal import Terminal

NAME = ["--nombre", "Persona Inventada Cero"]
GUIDE = Path(__file__).resolve().parents[3] / "docs" / "espacio.md"


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


def test_without_the_complement_it_says_how_to_install_it(
    folder: Path, keys: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    ran = cauce("iniciar", "casos", "--institucion", "immuver", "--base-datos", "postgresql://duena@servidor/casos")
    assert ran.code == 1, ran
    told = " ".join(ran.err.split())
    assert "falta el complemento que conecta con él" in told
    assert "uv tool install --force '.[postgresql]'" in told
    assert not (folder / "casos").exists()
    assert "uv tool install '.[postgresql]'" in GUIDE.read_text(encoding="utf-8")


def test_the_accounts_and_permissions_that_the_guide_gives(
    folder: Path, keys: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two people, each with the permissions of the guide, do all that the staff does; what was stored they keep."""
    psycopg = pytest.importorskip("psycopg", reason="the optional package psycopg is absent")
    before, after = _statements()
    with own_server() as server:
        if server is None:
            pytest.skip("no PostgreSQL here: install postgresql")

        def told(account: str, database: str, *statements: str) -> None:
            address = server.address(database).replace("//cauce@", f"//{account}@")
            with psycopg.connect(address, autocommit=True) as connection:
                for statement in statements:
                    connection.execute(statement)

        told("cauce", "postgres", *before)
        address = server.address("casos").replace("//cauce@", "//duena@")
        ran = cauce("iniciar", "casos", "--institucion", "immuver", "--base-datos", address, *NAME)
        assert ran.code == 0, ran
        where = ["--espacio", "casos"]
        told("cauce", "casos", *after)
        config = folder / "casos" / "cauce.toml"
        config.write_text(config.read_text(encoding="utf-8").replace("//duena@", "//"), encoding="utf-8")

        for account, person in (("uno", "Persona Inventada Uno"), ("dos", "Persona Inventada Dos")):
            monkeypatch.setenv("PGUSER", account)
            added = cauce("personal", "agregar", person, "--responsable", "recepcion", *where)
            assert added.code == 0, added
            who = [*where, "--como", person.lower().replace(" ", "_")]
            opened = cauce("abrir", "PR-IMMUVER-01", "--inicio", "primer_contacto", "--json", *who)
            assert opened.code == 0, opened
            folio = json.loads(opened.out)["folio"]
            noted = folder / "nota.txt"
            noted.write_text("Nota inventada", encoding="utf-8")
            assert cauce("anotar", folio, "--nota-de", str(noted), *who).code == 0
            cancelled = cauce("cancelar", folio, "--motivo-de", str(noted), *who)
            assert cancelled.code == 0, cancelled
            for command in ("pendientes", "vigilar", "comprobar", "doctor"):
                ran = cauce(command, *where)
                assert ran.code == 0, ran
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                told(account, "casos", "DROP TABLE cases")
            for table in ("events", "seals", "audit"):
                for statement in ("DELETE FROM {}", "UPDATE {} SET at = 0", "TRUNCATE {}"):
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        told(account, "casos", statement.format(table))
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                told(account, "casos", "UPDATE meta SET value = ''")


def _statements() -> tuple[list[str], list[str]]:
    """The statements of the guide: those of before and after the tables are made. Of `psql`'s own words, none."""
    blocks = [block.partition("```")[0] for block in GUIDE.read_text(encoding="utf-8").split("```sql\n")[1:]]
    assert len(blocks) == 2
    cleaned = ["\n".join(line for line in block.splitlines() if line.strip()[:1] != "\\") for block in blocks]
    before, after = ([part.strip() for part in text.split(";") if part.strip()] for text in cleaned)
    return before, after
