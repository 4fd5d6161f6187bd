"""Questions on a terminal: the choices listed, a wrong answer asked again, the end of input a refusal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX")

PROGRAM = "import sys; from cauce.cli.main import main; sys.exit(main())"
END_OF_INPUT = "\x04"


def on_a_terminal(typed: str, *words: str) -> tuple[int, str]:
    """Run `cauce` on a pseudo-terminal where a person types; return its exit code and all that the screen shows."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words], stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True
    ) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        screen = b""
        while True:
            try:
                seen = os.read(ours, 4096)
            except OSError:  # the other end has closed
                break
            if not seen:
                break
            screen += seen
        code = process.wait(timeout=30)
    os.close(ours)
    return code, screen.decode()


@pytest.fixture
def two_institutions(tmp_path: Path) -> Path:
    folder = tmp_path / "instituciones"
    folder.mkdir()
    for name in ("primera", "segunda"):
        (folder / f"{name}.yaml").write_text(f"id: {name}\n", encoding="utf-8")
    return tmp_path


def test_a_choice_by_number_after_a_wrong_answer(two_institutions: Path) -> None:
    code, screen = on_a_terminal("tercera\n2\n", "nuevo", "X-1", "--salida", str(two_institutions))
    assert code == 0, screen
    assert "  1. primera\r\n  2. segunda\r\n" in screen
    assert "No es ninguna de las opciones." in screen
    assert "institucion: segunda" in (two_institutions / "X-1.yaml").read_text(encoding="utf-8")


def test_a_choice_by_name(two_institutions: Path) -> None:
    code, screen = on_a_terminal("primera\n", "nuevo", "X-1", "--salida", str(two_institutions))
    assert code == 0, screen
    assert "institucion: primera" in (two_institutions / "X-1.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["--no-preguntar"], []])
def test_without_an_answer_nothing_is_written(two_institutions: Path, words: list[str]) -> None:
    code, screen = on_a_terminal(END_OF_INPUT, "nuevo", "X-1", "--salida", str(two_institutions), *words)
    assert code == 2, screen
    assert "Falta «--institucion»." in screen
    assert not (two_institutions / "X-1.yaml").exists()
