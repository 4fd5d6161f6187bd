"""How long a cold start takes, as ratios of one run: what people type most, against bare imports.

Bytecode is compiled first: with PYTHONDONTWRITEBYTECODE every start would compile everything again, and tell nothing.
"""

from __future__ import annotations

import compileall
import json
import os
import resource
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import report

ROUNDS = 21
PACKAGES = ("typer", "rich", "sqlmodel", "pyyaml", "jsonschema", "sqlcipher3")
HERE = Path(__file__).resolve().parent
PROCEDURE = HERE.parent / "procedures" / "PR-IMMUVER-01.yaml"

CAUCE = str(Path(sys.executable).with_name("cauce"))

EMPTY = 'python -c "pass"'
READERS = 'python -c "import yaml, jsonschema"'
FRAMEWORK = 'python -c "import typer, rich, sqlmodel"'
COMMANDS = {
    EMPTY: [sys.executable, "-c", "pass"],
    READERS: [sys.executable, "-c", "import yaml, jsonschema"],
    FRAMEWORK: [sys.executable, "-c", "import typer, rich, sqlmodel"],
    "cauce --help": [CAUCE, "--help"],
    "cauce validar PR-IMMUVER-01.yaml": [CAUCE, "validar", str(PROCEDURE)],
    "cauce validar (the six)": [CAUCE, "validar", str(PROCEDURE.parent)],
    "cauce pendientes": [CAUCE, "pendientes", "--como", "recepcion", "--no-preguntar"],
    "cauce avanzar": [CAUCE, "avanzar", "", "--como", "recepcion", "--no-preguntar"],
}
"""What is typed. `avanzar` is given another case in each round."""
ADVANCED = ["--paso", "1", "--dato", "canal=redes", "--documento", "contacto_redes=carpeta 1"]
LIMITS = [
    ("cauce --help", EMPTY, 8.0),
    ("cauce validar PR-IMMUVER-01.yaml", READERS, 2.0),
    ("cauce validar (the six)", READERS, 2.0),
    ("cauce pendientes", FRAMEWORK, 0.4),
    ("cauce avanzar", FRAMEWORK, 0.4),
]


def workspace(folder: Path, environment: dict[str, str]) -> list[str]:
    """Make a training workspace with a case for each round; return their folios."""

    def typed(*words: str, where: Path) -> str:
        command = [CAUCE, *words, "--no-preguntar"]
        done = subprocess.run(
            command, cwd=where, env=environment, stdin=subprocess.DEVNULL, check=True, capture_output=True, text=True
        )
        return done.stdout

    typed("iniciar", "espacio", "--institucion", "immuver", "--capacitacion", where=folder)
    opened = [
        typed("abrir", "PR-IMMUVER-01", "--como", "recepcion", "--json", where=folder / "espacio")
        for _ in range(ROUNDS)
    ]
    return [json.loads(text)["folio"] for text in opened]


def measure() -> dict[str, float]:
    """Return the least of several CPU times of each command, in seconds; rounds are interleaved.

    A start does nothing but compute, and what else the machine does at the moment stretches the wall time only.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    best = dict.fromkeys(COMMANDS, float("inf"))
    with tempfile.TemporaryDirectory(prefix="cauce-arranque-") as temporary:
        folder = Path(temporary)
        environment["CAUCE_LLAVES"] = str(folder / "llaves")
        folios = workspace(folder, environment)
        for folio in folios:
            for name, command in COMMANDS.items():
                typed = [command[0], "avanzar", folio, *command[3:], *ADVANCED] if command[1] == "avanzar" else command
                before = _spent()
                subprocess.run(
                    typed,
                    cwd=folder / "espacio",
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    check=True,
                )
                best[name] = min(best[name], _spent() - before)
    return best


def _spent() -> float:
    """Return the CPU seconds, of the program and of the system, of all the commands that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def main() -> int:
    for folder in (sysconfig.get_path("purelib"), *(HERE.parent / name for name in ("engine", "diagrams", "cli"))):
        compileall.compile_dir(folder, quiet=2)
    best = measure()
    rows = [
        [
            name,
            f"{best[name] * 1000:.0f} ms",
            base,
            f"{best[name] / best[base]:.2f} ×",
            f"≤ {limit:g} × {'✓' if best[name] / best[base] <= limit else '✗'}",
        ]
        for name, base, limit in LIMITS
    ]
    body = (
        f"`uv run python benchmarks/cold_start.py` · {report.machine(*PACKAGES)} · {report.busy()} · "
        f"CPU time, least of {ROUNDS} interleaved rounds, bytecode compiled first.\n\n"
        + report.table(["command", "time", "against", "ratio", "limit"], rows)
    )
    report.keep("Cold start", body)
    return int(any(best[name] / best[base] > limit for name, base, limit in LIMITS))


if __name__ == "__main__":
    sys.exit(main())
