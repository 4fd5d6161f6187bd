"""A session: what it imports, what it compiles once, and what it says when it cannot begin."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cauce.cli.problems import CommandError
from cauce.cli.settings import Settings
from cauce.cli.workspace.folder import read_workspace
from cauce.cli.workspace.session import session
from cauce.runtime.desk.desk import Outcome
from cauce.store.key_files import key_path
from cauce.store.problems import StorageProblem
from tests.cli.test_imports import PROGRAM
from tests.support.terminal import Terminal, cauce_process, without_privileges

SLOW = {"alembic", "jsonschema", "pydantic", "rich", "sqlalchemy", "sqlmodel", "typer", "yaml"}


def imported(space: Path, *words: str) -> set[str]:
    """The top-level modules that a command imports in a process of its own."""
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *words], cwd=space, capture_output=True, text=True, check=True)
    code, *names = ran.stdout.split()
    assert code == "0", ran
    return set(names)


@pytest.mark.parametrize("words", [["personal", "listar"], ["personal", "baja", "persona_inventada_uno"]])
def test_with_definitions_that_are_stored_nothing_slow_is_imported(
    space: Path, cauce: Terminal, words: list[str]
) -> None:
    ran = cauce("personal", "agregar", "Persona Inventada Uno", "--responsable", "recepcion", "--espacio", str(space))
    assert ran.code == 0
    assert not imported(space, *words) & SLOW


@pytest.mark.parametrize("command", ["pendientes", "ver", "avanzar", "historial", "vigilar"])
def test_a_day_of_the_staff_imports_nothing_slow(training: Path, command: str) -> None:
    with session(Settings(workspace=str(training), actor="auxiliar")) as at:
        opened = at.desk.open("64-AJP-P01", "denuncia")
        assert isinstance(opened, Outcome)
    data = ["--dato", "medio=llamada", "--dato-de", "hechos=hechos.txt"]
    (training / "hechos.txt").write_text("Hechos inventados")
    words = {"avanzar": [opened.folio, *data], "ver": [opened.folio], "historial": [opened.folio]}.get(command, [])
    names = imported(training, command, *words, "--como", "auxiliar", "--no-preguntar")
    assert not names & SLOW


def edit(space: Path, name: str, before: str, after: str) -> None:
    path = space / "procedures" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_changed_procedure_is_compiled_once_and_then_stored(space: Path) -> None:
    edit(space, "PR-IMMUVER-03.yaml", "clave: PR-IMMUVER-03", "# Un comentario.\nclave: PR-IMMUVER-03")
    with session(Settings(workspace=str(space))) as at:
        found = at.definitions.current("pr-immuver-03")
        assert found is not None
        assert [each.digest for each in at.definitions.new] == [found.digest]
    with session(Settings(workspace=str(space))) as at:
        again = at.definitions.current("PR – IMMUYER - 03")  # its alias, as the manual misprints it
        assert again is not None
        assert again.digest == found.digest
        assert at.definitions.new == []
        assert at.definitions.current("PR-IMMUVER-09") is None
        assert len(at.definitions.all()) == 5


def test_definitions_may_be_asked_for_in_the_middle_of_a_transaction(space: Path) -> None:
    with session(Settings(workspace=str(space))) as at, at.store.write():
        assert at.definitions.current("PR-IMMUVER-01") is not None


def test_a_procedure_with_errors_opens_no_cases_and_the_others_do(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(space, "PR-IMMUVER-03.yaml", "responsables:", "responsbles:")
    with session(Settings(workspace=str(space))) as at:
        assert at.definitions.current("PR-IMMUVER-03") is None
        assert at.definitions.current("PR-IMMUVER-01") is not None
        assert "PR-IMMUVER-03" in at.definitions.keys()  # noqa: SIM118 - not a mapping
    err = capsys.readouterr().err
    assert "PR-IMMUVER-03.yaml» tiene" in err
    assert "¿quiso decir" in err.casefold()
    assert "cauce validar" in err


def test_a_procedure_of_another_institution_is_not_of_this_workspace(space: Path, root: Path) -> None:
    for name in ("64-AJP-P01.yaml", "instituciones/sonora.yaml", "calendarios/sonora.yaml"):
        (space / "procedures" / name).write_bytes((root / "procedures" / name).read_bytes())
    with session(Settings(workspace=str(space))) as at:
        assert at.definitions.current("64-AJP-P01") is None


def test_a_changed_calendar_counts_from_the_next_session(space: Path) -> None:
    with session(Settings(workspace=str(space))) as at:
        before = len(at.desk.calendar.rest_days)
    edit(
        space,
        "calendarios/immuver.yaml",
        "incluye: [lft]",
        "incluye: [lft]\ninhabiles:\n  - {fecha: 2026-04-02, motivo: Jueves Santo, fuente: {origen: ley}}",
    )
    for _ in range(2):
        with session(Settings(workspace=str(space))) as at:
            assert len(at.desk.calendar.rest_days) == before + 1


def test_a_calendar_with_errors_is_told(space: Path, cauce: Terminal) -> None:
    edit(space, "calendarios/immuver.yaml", "clave:", "clve:")
    ran = cauce("personal", "listar", "--espacio", str(space))
    assert ran.code == 1
    assert "calendario no se puede usar" in ran.err
    assert "cauce validar" in ran.err


def lost_key(space: Path) -> None:
    key_path(read_workspace(space).id).unlink()


def lost_database(space: Path) -> None:
    (space / "cauce.db").unlink()


def spoilt_database(space: Path) -> None:
    data = bytearray((space / "cauce.db").read_bytes())
    data[100:200] = bytes(100)
    (space / "cauce.db").write_bytes(data)


def empty_toml(space: Path) -> None:
    (space / "cauce.toml").write_text("")


def newer(space: Path) -> None:
    with session(Settings(workspace=str(space))) as at, at.store.write() as transaction:
        transaction.session.run("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("spoil", "says", "cure"),
    [
        (lost_key, "No está la llave de este espacio: /", "--restaurar-llave"),
        (lost_database, "No está la base de datos", "respaldo"),
        (spoilt_database, "La llave no abre esta base de datos", "hoja de recuperación"),
        (empty_toml, "no tiene dónde guardar casos", "cauce iniciar"),
        (newer, "versión más nueva de Cauce", "Actualice Cauce"),
    ],
)
def test_what_keeps_a_session_from_beginning(space: Path, cauce: Terminal, spoil, says: str, cure: str) -> None:  # type: ignore[no-untyped-def]
    spoil(space)
    ran = cauce("personal", "listar", "--espacio", str(space))
    assert ran.code == 1
    assert ran.out == ""
    assert says in ran.err
    assert cure in ran.err


def test_a_read_only_folder_is_said(space: Path) -> None:
    for path in (space, *space.iterdir()):
        path.chmod(path.stat().st_mode & 0o555)
    words = ["personal", "agregar", "Persona Inventada Uno", "--responsable", "recepcion", "--espacio", str(space)]
    ran = cauce_process(*words, before=without_privileges())
    for path in (space, *space.iterdir()):
        path.chmod(path.stat().st_mode | 0o200)
    assert ran.returncode == 1, ran
    assert "solo lectura" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_problems_inside_a_session_are_told_by_the_command_and_close_it(space: Path) -> None:
    with pytest.raises(CommandError, match="inventado"), session(Settings(workspace=str(space))) as at:
        raise CommandError("inventado")
    with pytest.raises(StorageProblem):
        at.store.read().__enter__()
    assert os.access(space / "cauce.db", os.W_OK)
