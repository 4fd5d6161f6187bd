"""Commands load on demand: what a command does not use is never imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"docx", "graphviz", "jsonschema", "lxml", "pydantic", "rich", "sqlalchemy", "sqlmodel", "transitions", "yaml"}

PROGRAM = """
import contextlib, io, sys
from cauce.cli.main import main
with contextlib.redirect_stdout(io.StringIO()) as out:
    code = main(sys.argv[1:])
print(code, *sorted(name for name in sys.modules if "." not in name))
"""


def imported(*words: str) -> tuple[int, set[str]]:
    """Run a command in a new process; return its exit code and the top-level modules it imported."""
    result = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=True)
    code, *names = result.stdout.split()
    return int(code), set(names)


@pytest.mark.parametrize("words", [["--help"], ["--ayuda"], ["validar", "--ayuda"], ["mostrar", "--ayuda"], ["xyz"]])
def test_help_and_wrong_use_import_nothing_heavy(words: list[str]) -> None:
    code, names = imported(*words)
    assert code in (0, 2)
    assert not names & HEAVY


def test_validar_imports_no_storage_no_machine_and_no_rich() -> None:
    code, names = imported("validar")
    assert code == 0
    assert not names & (HEAVY - {"jsonschema", "yaml"})


@pytest.mark.parametrize("words", [["mostrar", "PR-IMMUVER-01"], ["validar", "--ayuda"]])
def test_a_command_that_comes_first_does_not_wait_for_the_framework(words: list[str]) -> None:
    """Typer takes a fifth of the time of `validar`, and its own reading of words would import pydantic, a third."""
    code, names = imported(*words)
    assert code == 0
    assert not names & {"typer", "pydantic"}


def test_general_options_may_come_before_the_command() -> None:
    """That way leads through the framework, and to the same place."""
    code, names = imported("--no-preguntar", "validar")
    assert code == 0
    assert "typer" in names
    assert "pydantic" not in names


@pytest.mark.parametrize("form", ["svg", "pdf", "html"])
def test_diagrama_imports_no_storage_and_no_machine(form: str, tmp_path: Path) -> None:
    """Only what draws: neither what keeps cases nor what runs them, whatever the form of the sheets."""
    code, names = imported("diagrama", "PR-IMMUVER-01", "--formato", form, "--salida", str(tmp_path))
    assert code == 0
    assert any(tmp_path.iterdir())
    assert not names & {"graphviz", "pydantic", "rich", "sqlalchemy", "sqlcipher3", "sqlmodel", "transitions"}
