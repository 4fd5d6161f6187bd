"""`cauce` killed at any moment: `uv run python tests/cli/faults/killing.py --kills 1000 --seconds 900`.

Each command has a request id. Its process dies by SIGKILL after a random time, between its start and a little after its
end; then the very same command is given again. A case of a training workspace goes one step on and back again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / name) for name in ("engine", "diagrams", "cli", ".")]

from tests.support.invented_office import make_office  # noqa: E402
from tests.support.scratch import scratch  # noqa: E402

PROGRAM = "import sys; from cauce.cli.main import command_line; command_line()"
HOW = ("--no-preguntar", "--como", "recepcion", "--ahora", "2026-03-13T16:20")
FOLIO = "P01-2026-0001"
DATA = '{"nombre": "Persona Inventada", "hechos": "Hechos inventados", "urgente": "no"}'


@dataclass
class Killed:
    """What happened: `silent` were killed before they said anything, of which `done` had been carried out."""

    kills: int = 0
    ended: int = 0
    silent: int = 0
    done: int = 0
    requests: list[str] = field(default_factory=list)


def start(space: Path, *words: str) -> subprocess.Popen[str]:
    """Begin a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words, *HOW],
        cwd=space,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(space: Path, *words: str) -> str:
    """Carry out a command whole and return what it wrote. It must succeed."""
    with start(space, *words) as process:
        out, err = process.communicate()
    assert process.returncode == 0, (words, out, err)
    return out


def step(number: int) -> tuple[str, ...]:
    """Return the words of the command number so-and-so: a step on, or back again."""
    request = ("--id-envio", f"envio-{number}")
    if number % 2:
        return ("corregir", FOLIO, "--a", "1", "--motivo", "Motivo inventado", *request)
    return ("avanzar", FOLIO, "--paso", "1", "--datos", "datos.json", "--documento", "cedula=carpeta 1", *request)


def prepare(space: Path) -> float:
    """Open the case and return the seconds that a command takes here now."""
    (space / "datos.json").write_text(DATA, encoding="utf-8")
    run(space, "abrir", "AZAR-P01", "--inicio", "entrada")
    begun = time.monotonic()
    run(space, "ver", FOLIO)
    return time.monotonic() - begun


def kill(space: Path, kills: int, seconds: float, seed: int) -> Killed:
    """Kill commands and give them again, until there were enough or time is up."""
    usual, source, tally = prepare(space), random.Random(seed), Killed()
    begun = time.monotonic()
    while tally.kills < kills and time.monotonic() - begun < seconds:
        words = step(tally.kills)
        with start(space, *words) as process:
            time.sleep(source.uniform(0.1, 1.2) * usual)
            process.kill()
            out, _ = process.communicate()
        again = run(space, *words)
        tally.kills += 1
        tally.ended += process.returncode == 0
        repeated = "ya se había hecho" in again
        assert repeated or not out, "it said that it was done, and it was not"
        tally.silent += not out
        tally.done += repeated and not out
        tally.requests.append(words[-1])
    return tally


def judge(space: Path, tally: Killed) -> None:
    """Each request was carried out exactly once, in its order, and everything verifies."""
    assert "Todo cuadra." in run(space, "comprobar")
    history = json.loads(run(space, "historial", FOLIO, "--json"))
    done = [event["envio"] for event in history if event["hecho"] in ("Completed", "Corrected")]
    assert done == tally.requests


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    with scratch("/var/tmp") as folder:  # noqa: S108 - scratch makes a folder of its own in it
        os.environ["CAUCE_LLAVES"] = str(folder / "llaves")
        space = make_office(folder)
        tally = kill(space, asked.kills, asked.seconds, asked.seed)
        judge(space, tally)
    sys.stdout.write(
        f"seed {asked.seed}: {tally.kills} kills; {tally.ended} had ended, {tally.silent} had said nothing, of which "
        f"{tally.done} had been stored; each was carried out exactly once, and everything verifies\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
