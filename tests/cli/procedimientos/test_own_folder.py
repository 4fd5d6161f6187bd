"""Which procedures a command works on: those of the workspace, those of a folder of one's own, or those of Cauce."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

OF_CAUCE = "Son los procedimientos que vienen con Cauce: aquí no hay otros.\n"


@pytest.fixture
def own(cauce: Terminal, folder: Path) -> Path:
    """The working folder, with a procedure just begun."""
    assert cauce("nuevo", "PR-01", "--institucion", "mi_municipio").code == 0
    return folder


@pytest.mark.usefixtures("own")
def test_a_folder_with_its_institutions_is_the_folder_of_procedures(cauce: Terminal) -> None:
    assert cauce("validar").out.startswith("1 procedimiento correcto: PR-01.\n")
    assert [each["clave"] for each in json.loads(cauce("probar", "--json").out)] == ["PR-01"]
    assert "Clave: PR-01\n" in cauce("mostrar", "PR-01").out
    assert cauce("formatear", "--revisar").code == 0
    ran = cauce("mostrar", "PR-IMMUVER-01")
    assert ran.code == 2
    assert ran.err.startswith("No hay un procedimiento «PR-IMMUVER-01» en esta carpeta.\n")


def test_a_procedures_folder_with_its_institutions_too(
    cauce: Terminal, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    above = tmp_path_factory.mktemp("arriba")
    own.rename(above / "procedures")
    monkeypatch.chdir(above)
    assert cauce("validar").out.startswith("1 procedimiento correcto: PR-01.\n")
    ran = cauce("mostrar", "PR-9")
    assert ran.err.startswith("No hay un procedimiento «PR-9» en «procedures».\n")
    ran = cauce("nuevo", "PR-02")
    assert ran.code == 0
    assert (above / "procedures" / "PR-02.yaml").is_file()


def test_what_nuevo_proposes_works(cauce: Terminal, folder: Path) -> None:
    (folder / "mis procedimientos").mkdir()
    for place in ([], ["--salida", "mis procedimientos"]):
        ran = cauce("nuevo", "PR-01", "--institucion", "mi_municipio", *place)
        proposed = [shlex.split(line.partition(": cauce ")[2]) for line in ran.out.splitlines() if ": cauce " in line]
        assert [words[0] for words in proposed] == ["validar", "probar", "mostrar"]
        for words in proposed:
            shown = cauce(*words)
            assert shown.code == 0, (words, shown)
            assert "PR-01" in shown.out


@pytest.mark.usefixtures("folder")
def test_those_of_cauce_are_said_to_be_so(cauce: Terminal) -> None:
    assert cauce("validar").out.endswith(OF_CAUCE)
    assert cauce("probar").out.endswith(OF_CAUCE)
    assert json.loads(cauce("validar", "--json").out) == []


@pytest.mark.usefixtures("own")
def test_a_folder_in_sight_needs_no_words(cauce: Terminal) -> None:
    assert "carpeta" not in cauce("validar").out
    assert OF_CAUCE not in cauce("probar").out


def test_a_workspace_found_above_is_named(cauce: Terminal, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = own / "espacio"
    (space / "dentro").mkdir(parents=True)
    for each in list(own.iterdir()):
        if each != space:
            (space / "procedures").mkdir(exist_ok=True)
            each.rename(space / "procedures" / each.name)
    (space / "cauce.toml").touch()
    monkeypatch.chdir(space / "dentro")
    assert cauce("validar").out.endswith(f"Son los de la carpeta {space / 'procedures'}.\n")
    monkeypatch.chdir(space)
    assert "Son los de" not in cauce("validar").out
    monkeypatch.chdir(own)
    assert "Son los" not in cauce("validar", "--espacio", "espacio").out


def test_the_workspace_goes_before_the_folder(cauce: Terminal, own: Path, procedures: Path) -> None:
    assert own == Path.cwd()
    ran = cauce("validar", "--espacio", str(procedures.parent))
    assert ran.out.startswith("6 procedimientos correctos")
