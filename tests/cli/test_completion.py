"""What the Tab key offers: of the commands everywhere, of the workspace where there is one, and never a complaint."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cauce.cli.completion import FILES, complete
from cauce.cli.registry import COMMANDS
from tests.support.terminal import Terminal


def test_commands_and_the_second_word_of_a_group() -> None:
    assert complete([""]) == sorted({name.split()[0] for name in COMMANDS})
    assert complete(["valid"]) == ["validar"]
    assert complete(["personal", ""]) == ["agregar", "baja", "listar", "suplir"]
    assert complete(["--no-preguntar", "personal", "a"]) == ["agregar"]
    assert complete(["no_existe", ""]) == []


def test_options_and_their_closed_values() -> None:
    assert complete(["validar", "--form"]) == ["--formato"]
    assert complete(["--esp"]) == ["--espacio"]
    assert complete(["validar", "--formato", ""]) == ["github", "json", "texto"]
    assert complete(["doctor", "--hoja-de-recuperacion", ""]) == [FILES]
    assert complete(["--espacio", ""]) == [FILES]


@pytest.mark.usefixtures("folder")
def test_keys_of_the_procedures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAUCE_ESPACIO", raising=False)
    assert complete(["mostrar", "PR-IMMUVER-0"]) == [f"PR-IMMUVER-0{number}" for number in range(1, 6)]
    assert complete(["mostrar", "64-AJP-P01", ""]) == []
    assert FILES in complete(["validar", "PR-IMMUVER-01", ""])
    assert complete(["personal", "baja", ""]) == []  # no workspace here


def test_it_is_asked_through_the_variable(cauce: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CAUCE_COMPLETAR", "1")
    ran = cauce("compa")
    assert (ran.code, ran.out, ran.err) == (0, "comparar\n", "")
    ran = cauce("personal", "baja", "--espacio", "/no/existe", "")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_understands(cauce: Terminal, shell: str, folder: Path) -> None:
    ran = cauce("completar", shell)
    assert ran.code == 0
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (folder / "script").write_text(ran.out)
    assert subprocess.run([shell, "-n", "script"], check=False).returncode == 0


def test_bash_completes(cauce: Terminal, folder: Path) -> None:
    """The script, with a `cauce` in its place that tells the words it gets."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    (folder / "script").write_text(
        cauce("completar", "bash").out
        + "cauce() { printf '%s\\n' \"$_CAUCE_COMPLETAR:$#:$*\" 'dos palabras'; }\n"
        + "COMP_WORDS=(cauce ver P01); COMP_CWORD=2; _cauce; printf '%s|' \"${COMPREPLY[@]}\"\n"
    )
    ran = subprocess.run(["bash", "script"], capture_output=True, text=True, check=True)
    assert ran.stdout == "1:2:ver\\ P01|dos\\ palabras|"
