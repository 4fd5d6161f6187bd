"""The real command at work, from `cauce iniciar` on, each in a process of its own that the recorder watches."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from cauce.cli.main import main
from tests.faults.power.recorder import begin, recording
from tests.support.invented_office import write_sources

PROGRAM = "import sys; from cauce.cli.main import command_line; command_line()"
FOLIO = "P01-2026-0001"
SPACE = "oficina"
KEYS = "casa/cauce/llaves"
SOURCES = "procedures"
DATA = {"nombre": "Persona Inventada", "hechos": "Hechos inventados", "urgente": "no"}
MAKE = ("iniciar", SPACE, "--institucion", SOURCES, "--capacitacion")
PAPER = ("--documento", "cedula=carpeta 1")
WHY = ("--motivo", "Motivo inventado")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("abrir", "AZAR-P01", "--inicio", "entrada"),
    ("avanzar", FOLIO, "--paso", "1", "--datos", "../datos.json", *PAPER),
    ("pendientes",),
    ("corregir", FOLIO, "--a", "1", *WHY),
    ("avanzar", FOLIO, "--paso", "1", "--datos", "../datos.json", "--adjunto", "cedula=../cedula.pdf"),
    ("anotar", FOLIO, "--nota", "Nota inventada"),
    ("ver", FOLIO),
    ("comprobar",),
    ("avanzar", FOLIO, "--paso", "2", "--dato", "repetida=no"),
)
"""What is done once the workspace is there; the requests are their numbers."""
ACTS = ("abrir", "avanzar", "corregir", "anotar")
"""Commands that change a case, and take a request."""


def prepare(folder: Path) -> None:
    """Write what the commands read."""
    write_sources(folder / SOURCES)
    (folder / "datos.json").write_text(json.dumps(DATA), encoding="utf-8")
    (folder / "casa").mkdir()
    (folder / "cedula.pdf").write_bytes(b"%PDF-1.4 hoja inventada\n" * 2000)


def words(number: int) -> tuple[str, ...]:
    """Return a command, counted from 0, which makes the workspace."""
    if number == 0:
        return MAKE
    command = COMMANDS[number - 1]
    who = ("--no-preguntar", "--como", "recepcion", "--ahora", "2026-03-13T16:20")
    return (*command, *who, *(("--id-envio", f"envio-{number}") if command[0] in ACTS else ()))


def place(folder: Path, number: int) -> Path:
    """Return where a command is given."""
    return folder if number == 0 else folder / SPACE


def work(library: Path, folder: Path, log: Path, commands: int = len(COMMANDS) + 1, program: str = PROGRAM) -> None:
    """Give the commands, one after the other, and record what they do."""
    for number in range(commands):
        begin(log, str(number))
        ran = subprocess.run(
            [sys.executable, "-c", program, *words(number)],
            cwd=place(folder, number),
            env={**recording(library, folder, log), "CAUCE_LLAVES": str(folder / KEYS)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, (words(number), ran.stdout, ran.stderr)


def here(where: Path, *given: str) -> tuple[int, str]:
    """Give a command in this process; return its exit code and all that it wrote."""
    written = io.StringIO()
    with chdir(where), redirect_stdout(written), redirect_stderr(written):
        code = main(given)
    return code, written.getvalue()


def judge(folder: Path, said: Sequence[str]) -> str:
    """Say what is wrong with what a power cut left of the workspace; "" when nothing is.

    The command that was under way is given again, to the letter, and acts once; every one that had said that it was
    done is in the history, once; the procedures and the key are there, and everything verifies.
    """
    os.environ["CAUCE_LLAVES"] = str(folder / KEYS)
    begun = [int(word[2:]) for word in said if word.startswith("> ")]
    if not begun:
        return ""
    last = begun[-1]
    acknowledged = not said[-1].startswith("> ")
    if last == 0 and not acknowledged and not (folder / SPACE).exists():
        code, told = here(folder, *MAKE)
        return "" if code == 0 else f"cannot be made any more: {told}"
    if not (folder / SPACE).exists():
        return "the workspace is not there"
    code, told = here(folder / SPACE, "comprobar")
    if code:
        return f"does not verify: {told}"
    code, told = here(folder / SPACE, "validar")
    if code or sorted(_texts(folder / SPACE)) != sorted(_texts(folder)):
        return f"the procedures are not whole: {told}"
    done = [number for number in range(1, last + acknowledged) if COMMANDS[number - 1][0] in ACTS]
    wrong = _history(folder, done) if done else ""
    if wrong or last == 0:
        return wrong
    again = here(folder / SPACE, *words(last))
    if again[0]:
        return f"cannot be given again: {again[1]}"
    if COMMANDS[last - 1][0] in ACTS and last not in done:
        done.append(last)
    return _history(folder, done, exactly=True) if done else ""


def _history(folder: Path, numbers: Sequence[int], *, exactly: bool = False) -> str:
    """Say whether the requests of these commands acted, each once and in their order; `exactly`: and no other."""
    code, told = here(folder / SPACE, "historial", FOLIO, "--json", *words(3)[1:])
    if code:
        return f"no history: {told}"
    main_facts = ("Opened", "Completed", "Corrected", "Annotated")
    history = json.loads(told[told.index("[") :])
    acted = [event["envio"] for event in history if event["hecho"] in main_facts and event["envio"]]
    wanted = [f"envio-{number}" for number in numbers]
    right = acted == wanted if exactly else acted[: len(wanted)] == wanted
    return "" if right else f"acted {acted}, acknowledged {wanted}"


def _texts(folder: Path) -> list[tuple[str, bytes]]:
    files = (folder / SOURCES).rglob("*.yaml")
    return [(str(path.relative_to(folder)), path.read_bytes()) for path in files]
