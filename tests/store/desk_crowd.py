"""Processes at their desks, on the same few cases: `uv run python tests/store/desk_crowd.py`.

Each sees a case, does what may be done in it, and says so with the sequence that it saw; now and then all of them send
one and the same request, or open cases. With `--postgresql` the database is on a server of our own.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, quantiles
from typing import TextIO

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / name) for name in ("engine", "diagrams", "cli", ".")]

from cauce.model import commands  # noqa: E402
from cauce.model.case import Case  # noqa: E402
from cauce.model.refusals import Refusal  # noqa: E402
from cauce.runtime.desk.desk import Desk, Outcome  # noqa: E402
from cauce.runtime.desk.records import Person  # noqa: E402
from cauce.store.keys import MasterKey  # noqa: E402
from cauce.store.schema import create  # noqa: E402
from cauce.store.store import DatabaseStore, open_store  # noqa: E402
from cauce.store.verification import verify  # noqa: E402
from tests.runtime.workbench import LFT, OFFICE, local  # noqa: E402
from tests.store.clerk import definition  # noqa: E402
from tests.store.crash_campaign import spawn  # noqa: E402
from tests.store.server import started_server  # noqa: E402
from tests.support.office import Shelf  # noqa: E402
from tests.support.scratch import scratch  # noqa: E402

KEY = "PRUEBA-01"
PAUSE = 0.005
"""Seconds between two commands of a person, at most: nobody types faster."""


@dataclass
class Heard:
    """What the processes said. `moves` are (folio, sequence seen) of what was acknowledged."""

    by_process: Counter[int] = field(default_factory=Counter)
    moves: list[tuple[str, int]] = field(default_factory=list)
    requests: set[str] = field(default_factory=set)
    stale: int = 0
    opened: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def hear(self, process: int, line: str) -> None:
        """Take one line: «done|stale|open MILLISECONDS REQUEST FOLIO SEQUENCE», or anything else, an error."""
        kind, _, rest = line.partition(" ")
        if kind not in ("done", "stale", "open"):
            self.errors.append(line)
            return
        took, request, folio, sequence = rest.split(" ")
        self.milliseconds.append(float(took))
        if kind == "stale":
            self.stale += 1
            return
        self.by_process[process] += 1
        self.requests.add(request)
        if kind == "open":
            self.opened.add(folio)
        elif int(sequence):
            self.moves.append((folio, int(sequence)))


class Seat:
    """One process at its desk."""

    def __init__(self, store: DatabaseStore, out: TextIO, process: int, folios: list[str]) -> None:
        self.store = store
        self.out = out
        self.process = process
        self.folios = folios
        self.source = random.Random(process)
        # The same one at several machines: a request is of who sends it.
        person = Person(id="inventada", name="Persona Inventada", roles=("a",))
        shelf = Shelf({KEY: definition()})
        self.desk = Desk(store, shelf, OFFICE, LFT, lambda: local("2026-03-02T09:00"), person)
        self.number = 0

    def work(self, until: float) -> None:
        """Go on until it is time to go home."""
        while time.monotonic() < until:
            self.number += 1
            chance = self.source.random()
            if chance < 0.05:
                self.open(f"abre-{self.number // 8}")
            elif chance < 0.15:
                self.do(self.folios[0], commands.Annotate(text="Nota común"), f"comun-{self.number // 8}")
            else:
                folio = self.source.choice(self.folios)
                with self.store.read() as transaction:
                    seen = transaction.load(transaction.find(folio) or "").case
                self.do(folio, following(seen), f"p{self.process}-{self.number}", seen.sequence)
            time.sleep(self.source.uniform(0, PAUSE))

    def open(self, request: str) -> None:
        """Open a case, with a request that the others send too."""
        self.say(request, 0, lambda: self.desk.open(KEY, request=request))

    def do(self, folio: str, command: commands.Command, request: str, seen: int = 0) -> None:
        """Give a command, with what was seen when there is something that was."""
        self.say(request, seen, lambda: self.desk.do(folio, command, request=request, expected=seen or None))

    def say(self, request: str, seen: int, act: Callable[[], Outcome | Refusal]) -> None:
        begun = time.perf_counter()
        result = act()
        took = (time.perf_counter() - begun) * 1000
        if isinstance(result, Refusal):
            kind = "stale" if result.code == "otra_persona" and seen else f"refused:{result.code}"
            self.out.write(f"{kind} {took:.3f} {request} - {seen}\n")
        else:
            kind = "open" if request.startswith("abre") else "done"
            self.out.write(f"{kind} {took:.3f} {request} {result.folio} {seen}\n")


def following(case: Case) -> commands.Command:
    """Return what may be done next in a case, which never ends."""
    row = next(iter(case.positions.values())).row
    if row == "1":
        data = {"nombre": "Persona Inventada", "hechos": "Hechos inventados", "urgente": "no"}
        return commands.Advance(row="1", data=data, documents={"cedula": "carpeta 1"})
    return commands.Advance(row=row, answers=("No",) if row == "concluye" else ())


def crowd(place: Path | str, keys: MasterKey, *, processes: int, seconds: float, cases: int = 3) -> Heard:
    """Let processes work on the same cases, and hear what they say."""
    with open_store(place, keys) as store:
        desk = Seat(store, sys.stderr, 0, []).desk
        folios = [found.folio for _ in range(cases) if isinstance(found := desk.open(KEY), Outcome)]
    heard = Heard(opened=set(folios))
    until = time.monotonic() + seconds

    def action(process: int) -> Callable[[TextIO], None]:
        def run(out: TextIO) -> None:
            with open_store(place, keys) as store:
                Seat(store, out, process, folios).work(until)

        return run

    children = [spawn(action(process)) for process in range(processes)]
    for process, (child, said) in enumerate(children):
        with said:
            for line in said:
                heard.hear(process, line.strip())
        os.waitpid(child, 0)
    return heard


def judge(place: Path | str, keys: MasterKey, heard: Heard) -> None:
    """Nothing was lost, nothing was done twice, no number was skipped, and the whole database verifies."""
    assert heard.errors == []
    assert len(set(heard.moves)) == len(heard.moves), "two went on from the same place: one of them is lost"
    with open_store(place, keys) as store:
        assert verify(store).findings == ()
        with store.read() as transaction:
            session = transaction.session
            done = session.all("SELECT request, case_id FROM requests")
            cases = dict(session.all("SELECT folio, id FROM cases"))
            events = session.all("SELECT request, case_id, kind FROM events WHERE request <> ''")
    assert {request for request, _ in done} == heard.requests
    assert set(cases) == heard.opened
    opened = Counter(request for request, _, kind in events if kind == "Opened")
    notes = Counter(request for request, _, kind in events if kind == "Annotated")
    assert opened == Counter(dict.fromkeys((r for r in heard.requests if r.startswith("abre")), 1))
    assert notes == Counter(dict.fromkeys((r for r in heard.requests if r.startswith("comun")), 1))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--folder", help="where the database goes: on a disk by default, as an office would have it")
    parser.add_argument("--postgresql", action="store_true")
    asked = parser.parse_args()
    keys = MasterKey.create()
    with on_server() if asked.postgresql else on_disk(asked.folder) as place:
        create(place, keys, datetime.now(UTC))
        heard = crowd(place, keys, processes=asked.processes, seconds=asked.seconds)
        judge(place, keys, heard)
    each = [heard.by_process[process] for process in range(asked.processes)]
    hundredths = quantiles(heard.milliseconds, n=100)
    sys.stdout.write(
        f"{sum(each)} commands by {asked.processes} processes in {asked.seconds:g} s, {len(heard.opened)} cases, "
        f"{heard.stale} told that somebody else was first, {len(heard.errors)} errors\n"
        f"slowest process {min(each) / mean(each):.0%} of the mean; "
        f"median {hundredths[49]:.1f} ms, p99 {hundredths[98]:.1f} ms, most {max(heard.milliseconds):.0f} ms\n"
    )
    return 0


@contextmanager
def on_disk(folder: str | None) -> Iterator[Path | str]:
    """Give where a file may go."""
    with scratch(folder or "/var/tmp") as found:  # noqa: S108 - scratch makes a folder of its own in it
        yield found / "cauce.db"


@contextmanager
def on_server() -> Iterator[Path | str]:
    """Give the address of an empty database of a server."""
    with started_server() as server:
        if server is None:
            sys.exit("no PostgreSQL server: set CAUCE_TEST_POSTGRES, or install postgresql")
        server.make("crowd")
        yield server.address("crowd")


if __name__ == "__main__":
    sys.exit(main())
