"""How `cauce` ends: five exit codes, no traceback, no data of a case, no complaint when nobody listens."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cauce.cli.crash import report
from cauce.cli.problems import ExitCode
from tests.support.terminal import Terminal, cauce_process

PERSON = "Persona Inventada Uno, Calle Falsa 123"
FULL = Path("/dev/full")
PROGRAM = "import sys; from cauce.cli.main import main; sys.exit(main())"


def unexpected() -> ValueError:
    """An error whose cause and message both carry data of a person."""
    try:
        try:
            raise KeyError(PERSON)
        except KeyError as cause:
            raise ValueError(PERSON) from cause
    except ValueError as error:
        return error


def crash_file(text: str) -> Path:
    found = re.search(r"quedó en (\S+):", text)
    assert found, text
    return Path(found[1])


def test_the_crash_file_is_private_and_holds_no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = report(unexpected(), ["--como", PERSON, "mostrar", PERSON])
    file = crash_file(" ".join(said))
    text = file.read_text(encoding="utf-8")
    assert not {"Persona", "Calle", "123"} & set(re.split(r"\W+", " ".join(said) + text))
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "Orden: mostrar" in text
    assert f"{__file__}:" in text
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_place_for_the_file_the_person_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no existe"))
    assert report(unexpected(), [])[-1] == "No se pudo guardar el informe técnico."


def test_the_version(cauce: Terminal) -> None:
    assert re.fullmatch(r"cauce \d+\.\d+\.\d+\n", cauce("--version").out)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_control_c_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    """The command waits for a file that never comes; opening the other end tells that it has begun to wait.

    What a shell starts in the background, such as a run of the checks, ignores the signal, and so do its children.
    """
    waiting = tmp_path / "espera.yaml"
    os.mkfifo(waiting)
    listening = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {PROGRAM}"
    with subprocess.Popen(
        [sys.executable, "-c", listening, "validar", str(waiting)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        handle = os.open(waiting, os.O_WRONLY)
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
            os.close(handle)
    assert (process.returncode, out, err.decode()) == (ExitCode.INTERRUPTED, b"", "Interrumpido.\n")


@pytest.mark.skipif(os.name != "posix", reason="pipes of this kind are POSIX")
def test_a_reader_that_closes_early_hears_no_complaint() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--ayuda"], stdout=write_end, stderr=subprocess.PIPE, timeout=30, check=False
    )
    os.close(write_end)
    assert process.stderr == b""
    assert process.returncode == ExitCode.PROBLEMS


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_said_without_a_traceback(tmp_path: Path) -> None:
    with FULL.open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-c", PROGRAM, "--ayuda"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "TMPDIR": str(tmp_path)},
            check=False,
        )
    assert process.returncode == ExitCode.UNEXPECTED
    assert crash_file(process.stderr.decode()).parent == tmp_path
    assert process.stderr.count(b"\n") == 2


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["xyz"], 2), (["validar", "no_existe.yaml"], 2)])
def test_the_command_of_the_shell_leaves_with_its_code_and_all_it_wrote(words: list[str], code: int) -> None:
    program = "from cauce.cli.main import command_line; command_line()"
    shell = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, encoding="utf-8", check=False
    )
    plain = cauce_process(*words)
    assert shell.returncode == code
    assert (shell.returncode, shell.stdout, shell.stderr) == (plain.returncode, plain.stdout, plain.stderr)
    assert shell.stdout + shell.stderr


def test_a_narrow_encoding_does_not_stop_a_command() -> None:
    ran = cauce_process("--ayuda", environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert ran.returncode == 0
    assert "Uso: cauce" in ran.stdout


def test_the_help_comes_quickly() -> None:
    """Far above the benchmark's limit: this only catches a heavy import that crept in."""
    started = time.perf_counter()
    assert cauce_process("--ayuda").returncode == 0
    assert time.perf_counter() - started < 5


def test_a_word_that_is_not_utf8_is_refused_before_anything_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Terminal(capsys)("anotar", "P01-2026-0001", "--nota", "Mar\udceda")
    assert ran.code == ExitCode.WRONG_USE
    assert "La palabra número 4 de la orden no está escrita en UTF-8." in ran.err
    assert "Mar" not in ran.err
