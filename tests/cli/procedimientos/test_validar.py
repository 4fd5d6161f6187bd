"""`cauce validar`: what it says of correct and of wrong files, in its three formats."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, cauce_process, without_privileges

KEYS = "64-AJP-P01, PR-IMMUVER-01, PR-IMMUVER-02,"


def test_the_shipped_procedures_are_correct(cauce: Terminal, folder: Path) -> None:
    ran = cauce("validar")
    assert (ran.code, ran.err) == (0, ""), ran
    assert ran.out.startswith(f"6 procedimientos correctos: {KEYS}")
    assert "2 instituciones correctas: immuver y sonora.\n" in ran.out
    assert not list(folder.iterdir())


def test_a_mistake_is_shown_with_its_place_and_its_cure(cauce: Terminal, spoilt: Path) -> None:
    ran = cauce("validar", "procedures/PR-IMMUVER-01.yaml")
    line = spoilt.read_text(encoding="utf-8").splitlines().index("    responsble: recepcion") + 1
    assert ran.code == 1
    assert ran.out.startswith("error[E201]: ")
    assert f"--> procedures/PR-IMMUVER-01.yaml:{line}:5\n" in ran.out
    assert f"{line} |     responsble: recepcion\n" in ran.out
    assert "|     ^^^^^^^^^^ ¿quiso decir «responsable»?\n" in ran.out
    assert ran.out.endswith("1 error en 1 archivo.\n")
    assert "correcto" not in ran.out


def test_json_and_its_short_option_are_the_same(cauce: Terminal, spoilt: Path) -> None:
    long = cauce("validar", str(spoilt), "--formato", "json")
    assert long == cauce("validar", str(spoilt), "--json")
    (found,) = json.loads(long.out)
    assert (long.code, found["codigo"], found["severidad"], found["columna"]) == (1, "E201", "error", 5)
    assert found["archivo"] == str(spoilt)
    assert found["sugerencia"] == "¿quiso decir «responsable»?"


@pytest.mark.usefixtures("space")
def test_json_of_correct_files_is_an_empty_list(cauce: Terminal) -> None:
    ran = cauce("validar", "procedures/PR-IMMUVER-02.yaml", "--json")
    assert (ran.code, json.loads(ran.out)) == (0, [])


def test_github_gets_one_command_per_line(cauce: Terminal, spoilt: Path) -> None:
    ran = cauce("validar", str(spoilt), "--formato", "github")
    assert ran.code == 1
    assert ran.out.startswith(f"::error file={spoilt},line=")
    assert ran.out.count("\n") == 1


@pytest.mark.usefixtures("space")
def test_interpretations_are_notes_and_do_not_fail(cauce: Terminal) -> None:
    ran = cauce("validar", "PR-IMMUVER-01", "--interpretaciones")
    assert ran.code == 0
    assert "nota[N701]" in ran.out
    assert "1 procedimiento correcto: PR-IMMUVER-01.\n" in ran.out
    assert " notas en 1 archivo.\n" in ran.out


def test_completeness_warns_and_does_not_fail(cauce: Terminal, space: Path) -> None:
    path = space / "procedures" / "PR-IMMUVER-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nalcance: ", "\n# alcance: ", 1), encoding="utf-8")
    assert "advertencia[W8" not in cauce("validar", str(path)).out
    ran = cauce("validar", str(path), "--completitud")
    assert ran.code == 0
    assert "advertencia[W8" in ran.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["no_existe.yaml"], "No existe el archivo «no_existe.yaml»."),
        (["procedures/PR-IMMUVER-0.yaml"], "¿Quiso decir «PR-IMMUVER-01.yaml»?"),
        (["notas.txt"], "«notas.txt» no es un archivo de procedimiento."),
        (["vacia"], "La carpeta «vacia» no tiene archivos de procedimientos."),
        (["."], "¿Quiso decir «procedures»?"),
        (["PR-9"], "No hay un procedimiento «PR-9»"),
    ],
)
def test_what_cannot_be_checked(cauce: Terminal, space: Path, words: list[str], says: str) -> None:
    (space / "vacia").mkdir()
    (space / "notas.txt").write_text("hola", encoding="utf-8")
    ran = cauce("validar", *words)
    assert ran.code == 2
    assert ran.out == ""
    assert says in ran.err


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_a_file_without_permission(space: Path) -> None:
    path = space / "procedures" / "PR-IMMUVER-02.yaml"
    path.chmod(0)
    ran = cauce_process("validar", "procedures/PR-IMMUVER-02.yaml", cwd=space, before=without_privileges())
    assert ran.stderr == "No se pudo usar «procedures/PR-IMMUVER-02.yaml»: no hay permiso para abrirlo.\n"
    assert ran.returncode == 1


def test_a_link_that_leads_nowhere(cauce: Terminal, folder: Path) -> None:
    (folder / "roto.yaml").symlink_to("nada.yaml")
    ran = cauce("validar", "roto.yaml")
    assert ran.code == 2
    assert "No existe el archivo «roto.yaml»." in ran.err


def test_controls_of_a_file_do_not_reach_the_terminal(cauce: Terminal, folder: Path) -> None:
    path = folder / "malo\x1b[31m.yaml"
    path.write_bytes(b"clave: X\x1b[2J\nclave: \xc2\x9b2J\n")
    for words in (
        ["validar", str(path)],
        ["validar", str(path), "--json"],
        ["validar", str(path), "--formato", "github"],
    ):
        ran = cauce(*words)
        assert ran.code == 1
        assert not {"\x1b", "\x9b"} & set(ran.out + ran.err)


def test_the_workspace_is_found_upwards_and_by_its_variable(
    cauce: Terminal, spoilt: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    space = spoilt.parent.parent
    (space / "cauce.toml").write_text("", encoding="utf-8")
    (space / "dentro").mkdir()
    monkeypatch.chdir(space / "dentro")
    assert cauce("validar").code == 1
    monkeypatch.chdir(tmp_path_factory.mktemp("fuera"))
    assert cauce("validar").code == 0
    assert cauce("validar", "--espacio", str(space)).code == 1
    monkeypatch.setenv("CAUCE_ESPACIO", str(space))
    assert cauce("validar").code == 1
    monkeypatch.setenv("CAUCE_ESPACIO", "/no/existe")
    ran = cauce("validar")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "El espacio «/no/existe» no es una carpeta que exista.")
