"""A workspace is found, read, and what is wrong with its file is said with its place and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.cli.problems import CommandError, UsageError
from cauce.cli.settings import Settings
from cauce.cli.workspace.folder import Workspace, find_workspace, read_workspace, workspace_file

GOOD = 'id = "inventada-0001"\ninstitucion = "sonora"\nbase_de_datos = "cauce.db"\n'


def written(folder: Path, text: str | bytes) -> Path:
    (folder / "cauce.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def problem(folder: Path) -> CommandError:
    with pytest.raises(CommandError) as raised:
        read_workspace(folder)
    return raised.value


@pytest.mark.parametrize(
    "workspace",
    [
        Workspace(folder=Path("x"), id="sonora-0a1b", institution="sonora"),
        Workspace(
            folder=Path("x"),
            id="immuver-77",
            institution="immuver",
            database="postgresql://cuenta@servidor/base",
            training=True,
            group='raro "grupo" \\ \x7f\t',
        ),
    ],
)
def test_what_is_written_is_what_is_read(tmp_path: Path, workspace: Workspace) -> None:
    found = read_workspace(written(tmp_path, workspace_file(workspace)))
    assert found == Workspace(
        folder=tmp_path,
        **{name: getattr(workspace, name) for name in ("id", "institution", "database", "training", "group")},
    )
    assert found.on_server == workspace.database.startswith("postgresql")


def test_it_is_found_from_inside_by_option_and_by_variable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAUCE_ESPACIO", raising=False)
    inside = written(folder, GOOD) / "una" / "dentro"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    assert find_workspace(Settings()).folder == folder
    other = folder / "otra"
    other.mkdir()
    written(other, GOOD.replace("0001", "0002"))
    assert find_workspace(Settings(workspace=str(other))).id == "inventada-0002"
    monkeypatch.setenv("CAUCE_ESPACIO", str(other))
    assert find_workspace(Settings()).id == "inventada-0002"


def test_no_workspace_is_said_with_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAUCE_ESPACIO", raising=False)
    with pytest.raises(UsageError) as raised:
        find_workspace(Settings())
    assert "no hay un espacio" in raised.value.message
    assert "cauce iniciar" in raised.value.hint
    assert "no es un espacio de trabajo" in problem(folder).message


@pytest.mark.parametrize(
    ("text", "says", "cure"),
    [
        ("id = inventada\n", "línea 1", "comillas rectas"),
        ('id = "a"\nid = "b"\n', "línea 2", "comillas rectas"),
        ("", "no tiene dónde guardar casos", "cauce iniciar"),
        (GOOD.replace("institucion", "institución"), "No se entiende", "comillas"),
        (GOOD.replace("institucion", "instituicion"), "«instituicion»", "¿Quiso decir «institucion»?"),
        (GOOD + "capacitacion = 1\n", "«capacitacion» tiene un valor", "true o false"),
        (GOOD + 'capacitacion = "si"\n', "«capacitacion» tiene un valor", "true o false"),
        (GOOD.replace('"sonora"', "5"), "«institucion» tiene un valor", "entre comillas"),
        (GOOD.replace("inventada-0001", "../../llave"), "el «id» no es", "cauce iniciar"),
        (GOOD.replace("cauce.db", "postgresql://a:secreto@b/c"), "guarda una contraseña", "PGPASSFILE"),
        (b'id = "\xe1rbol"\n', "UTF-8", "UTF-8"),
    ],
)
def test_what_is_wrong_with_its_file(tmp_path: Path, text: str | bytes, says: str, cure: str) -> None:
    found = problem(written(tmp_path, text))
    assert says in found.message
    assert cure in found.hint
    assert "secreto" not in found.message + found.hint
