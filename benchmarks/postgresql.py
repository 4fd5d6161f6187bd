"""Clients at the same time: 1, 4 and 16 processes that advance cases on PostgreSQL, and on the embedded file beside it.

Run: `uv run python -m benchmarks.postgresql [--seconds 10]`

Each client takes its own cases through ten rows, one transaction a step; then all of them write notes in the same four
cases. The server is one of our own with its defaults (fsync on), reached through a socket of its folder.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.at_the_desk import CREATED, KEYS, Walker
from benchmarks.cluster import NoServerError, cluster
from benchmarks.report import busy, keep, machine, table
from benchmarks.walks import ten_rows
from cauce.model import commands
from cauce.model.refusals import Refusal
from cauce.store.store import open_store

CLIENTS = (1, 4, 16)
SHARED = 4
"""Cases that everybody writes in."""


@dataclass
class Done:
    """What one client did: seconds of each step, refusals, errors by kind."""

    times: list[float] = field(default_factory=list)
    refused: int = 0
    errors: list[str] = field(default_factory=list)


def main() -> int:
    """Measure on both, keep the table, and tell whether there were errors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=float, default=10.0, help="of each measure")
    seconds = parser.parse_args().seconds
    rows: list[list[str]] = []
    packages, note = ["sqlcipher3"], ""
    with tempfile.TemporaryDirectory(prefix="cauce-clientes-") as folder:
        fine = _measure("embedded file", Path(folder) / "cauce.db", seconds, rows)
    try:
        with cluster() as address:
            packages.append("psycopg")
            fine &= _measure(_version(address), address, seconds, rows)
    except (NoServerError, ImportError) as absent:
        note = f"\n\nWithout PostgreSQL: {absent}."
    body = (
        f"`uv run python -m benchmarks.postgresql` · {machine(*packages)} · {busy()} · {seconds:g} s each, "
        "one process a client, the server on the same processors.\n\n"
        + table(["on", "clients", "cases", "steps/s", "median", "p99", "slowest client", "refused", "errors"], rows)
        + note
    )
    keep("Clients at the same time", body)
    return int(not fine)


def _measure(name: str, address: Path | str, seconds: float, rows: list[list[str]]) -> bool:
    """Add the rows of one database; tell whether nothing went wrong."""
    from cauce.store.schema import create  # SQLAlchemy and Alembic, which no client has to load

    create(address, KEYS, CREATED)
    with open_store(address, KEYS) as store:
        walker = Walker(store, ten_rows())
        walker.hire()
        shared = [walker.open() for _ in range(SHARED)]
    fine = True
    for clients in CLIENTS:
        for folios, cases in (([], "its own"), (shared, f"the same {SHARED}")):
            if clients == 1 and folios:
                continue
            found = _together(clients, address, seconds, folios)
            times = sorted(took for done in found for took in done.times)
            errors = [error for done in found for error in done.errors]
            slowest = min(len(done.times) for done in found) * clients / len(times)
            fine &= not errors
            rows.append(
                [
                    name,
                    str(clients),
                    cases,
                    f"{len(times) / seconds:,.0f}",
                    f"{median(times) * 1e3:.1f} ms",
                    f"{times[int(len(times) * 0.99)] * 1e3:.0f} ms",
                    f"{slowest:.0%} of the mean",
                    str(sum(done.refused for done in found)),
                    str(len(errors)) + (f" ({', '.join(sorted(set(errors)))})" if errors else ""),
                ]
            )
    return fine


def _together(clients: int, address: Path | str, seconds: float, folios: list[str]) -> list[Done]:
    """Run clients as processes that begin at one moment; return what each did."""
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(clients), context.Queue()
    processes = [
        context.Process(target=_client, args=(number, address, seconds, folios, barrier, results))
        for number in range(clients)
    ]
    for process in processes:
        process.start()
    found = [results.get(timeout=seconds + 120) for _ in processes]
    for process in processes:
        process.join(timeout=30)
    return found


def _client(number: int, address: Path | str, seconds: float, folios: list[str], barrier: Any, results: Any) -> None:
    done = Done()
    with open_store(address, KEYS) as store:
        walker = Walker(store, ten_rows())
        dice = random.Random(number)
        play = _noting(walker, folios, dice) if folios else _walking(walker)
        play()  # the first one loads what the process has not loaded yet
        barrier.wait(timeout=100)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            begin = time.perf_counter()
            try:
                result = play()
            except Exception as error:  # counted, and named without its text
                done.errors.append(type(error).__name__)
            else:
                done.times.append(time.perf_counter() - begin)
                done.refused += isinstance(result, Refusal)
    results.put(done)


def _walking(walker: Walker) -> Callable[[], object]:
    """Return what takes one step, of a new case when the one before has ended."""
    length = len(walker.walk.steps)
    folio, index = "", length

    def step() -> object:
        nonlocal folio, index
        if index == length:
            folio, index = walker.open(), 0
            return None
        index += 1
        return walker.step(folio, index - 1)

    return step


def _noting(walker: Walker, folios: list[str], dice: random.Random) -> Callable[[], object]:
    """Return what writes a note in one of the cases that everybody writes in."""

    def note() -> object:
        return walker.desk(0).do(dice.choice(folios), commands.Annotate(text="Nota inventada"))

    return note


def _version(address: str) -> str:
    import psycopg

    with psycopg.connect(address) as connection:
        return f"PostgreSQL {connection.info.server_version // 10000}.{connection.info.server_version % 10000}"


if __name__ == "__main__":
    sys.exit(main())
