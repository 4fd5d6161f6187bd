"""How long a cold start takes, as ratios of one run: `cauce --help` and `cauce validar` against bare imports.

Bytecode is compiled first: with PYTHONDONTWRITEBYTECODE every start would compile everything again, and tell nothing.
"""

from __future__ import annotations

import compileall
import os
import resource
import subprocess
import sys
import sysconfig
from pathlib import Path

import report

ROUNDS = 21
HERE = Path(__file__).resolve().parent
PROCEDURE = HERE.parent / "procedures" / "PR-IMMUVER-01.yaml"

COMMANDS = {
    'python -c "pass"': [sys.executable, "-c", "pass"],
    'python -c "import yaml, jsonschema"': [sys.executable, "-c", "import yaml, jsonschema"],
    "cauce --help": [str(Path(sys.executable).with_name("cauce")), "--help"],
    "cauce validar PR-IMMUVER-01.yaml": [str(Path(sys.executable).with_name("cauce")), "validar", str(PROCEDURE)],
    "cauce validar (the six)": [str(Path(sys.executable).with_name("cauce")), "validar", str(PROCEDURE.parent)],
}
LIMITS = [
    ("cauce --help", 'python -c "pass"', 8.0),
    ("cauce validar PR-IMMUVER-01.yaml", 'python -c "import yaml, jsonschema"', 2.0),
    ("cauce validar (the six)", 'python -c "import yaml, jsonschema"', 2.0),
]


def measure() -> dict[str, float]:
    """Return the least of several CPU times of each command, in seconds; rounds are interleaved.

    A start does nothing but compute, and what else the machine does at the moment stretches the wall time only.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            before = _spent()
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
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
            f"≤ {limit:g} ×" if limit else "–",
        ]
        for name, base, limit in LIMITS
    ]
    body = (
        f"`uv run python benchmarks/cold_start.py` · {report.machine('typer', 'pyyaml', 'jsonschema')} · "
        f"CPU time, least of {ROUNDS} interleaved rounds, bytecode compiled first.\n\n"
        + report.table(["command", "time", "against", "ratio", "limit"], rows)
    )
    report.keep("Cold start", body)
    return int(any(limit and best[name] / best[base] > limit for name, base, limit in LIMITS))


if __name__ == "__main__":
    sys.exit(main())
