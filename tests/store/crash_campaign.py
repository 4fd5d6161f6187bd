"""Crowds and crashes: `python -m tests.store.crash_campaign --kills 1000 --seconds 600`. The default tests run a few.

A child carries out commands, each with a request id that it announces before (`?`) and after (`!`). It kills itself
with SIGKILL at a statement chosen at random: between any two statements of a command, `BEGIN` and `COMMIT` among them.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from cauce.model import commands
from cauce.runtime.desk.storage import StaleCaseError
from cauce.store.driver.session import Session
from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem
from cauce.store.store import DatabaseStore, open_store
from cauce.store.verification import verify
from tests.store.clerk import Clerk

KEYS = MasterKey(bytes(range(32)))


@dataclass
class Tally:
    """What the children said: requests acknowledged, and those whose end nobody heard of."""

    acknowledged: set[str] = field(default_factory=set)
    by_writer: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    killed: int = 0
    unfinished: int = 0

    def hear(self, lines: list[str]) -> set[str]:
        """Take what one child said; return the requests of which nobody heard the end."""
        asked: set[str] = set()
        done: set[str] = set()
        for line in lines:
            mark, _, rest = line.partition(" ")
            if mark == "?":
                asked.add(rest)
            elif mark == "!":
                done.add(rest)
                self.by_writer[rest.split("-")[0]] += 1
            elif mark == "=":  # somebody else advanced the case: told, and tried again
                asked.discard(rest)
            else:
                self.errors.append(line)
        self.acknowledged |= done
        self.unfinished += len(asked - done)
        return asked - done


def spawn(action: Callable[[TextIO], None]) -> tuple[int, TextIO]:
    """Begin an action in a process of its own; what it writes comes through the file."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        status = 0
        try:
            with os.fdopen(writing, "w", buffering=1) as out:
                try:
                    action(out)
                except BaseException as error:  # the parent is to hear of it, whatever it is
                    out.write(f"x {type(error).__name__} {error}\n")
                    status = 1
        finally:
            os._exit(status)
    os.close(writing)
    return child, os.fdopen(reading)


def work(store: DatabaseStore, out: TextIO, writer: str, cases: list[str], until: float, source: random.Random) -> None:
    """Advance cases that others advance too; each command under a request of its own."""
    clerk = Clerk(store)
    number = 0
    while time.monotonic() < until:
        number += 1
        request = f"{writer}-{number}"
        case = source.choice(cases)
        out.write(f"? {request}\n")
        try:
            clerk.do(one_more(source), case, request=request, fingerprint=request)
        except StaleCaseError:
            out.write(f"= {request}\n")
        else:
            out.write(f"! {request}\n")
        time.sleep(source.uniform(0, 0.005))


def one_more(source: random.Random) -> commands.Command:
    """Return a command that can always be given."""
    data = {"nombre": f"Persona Inventada {source.random()}", "urgente": source.choice(["si", "no"])}
    return commands.RecordData(data=data)


def prepare(place: Path | str, keys: MasterKey, cases: int) -> list[str]:
    """Open the cases that are not open yet."""
    names = [f"caso-{number}" for number in range(cases)]
    with open_store(place, keys) as store:
        there = {row[0] for row in store.session.all("SELECT id FROM cases")}
        for name in names:
            if name not in there:
                Clerk(store).open(name)
    return names


def crowd(place: Path | str, keys: MasterKey, writers: int, cases: int, seconds: float) -> Tally:
    """Let several processes write the same cases at once."""
    names = prepare(place, keys, cases)
    until = time.monotonic() + seconds + 1

    def action(writer: int) -> Callable[[TextIO], None]:
        def run(out: TextIO) -> None:
            with open_store(place, keys) as store:
                work(store, out, f"w{writer}", names, until, random.Random(writer))

        return run

    children = [spawn(action(writer)) for writer in range(writers)]
    tally = Tally()
    for child, said in children:
        with said:
            tally.hear(said.read().splitlines())
        os.waitpid(child, 0)
    return tally


class Doomed:
    """A session that dies at its Nth statement."""

    def __init__(self, session: Session, statements: int) -> None:
        self._session = session
        self._left = statements

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._session, name)
        if name not in ("run", "all", "one", "many", "begin", "commit"):
            return found

        def counted(*arguments: Any, **named: Any) -> Any:
            self._left -= 1
            if self._left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            result = found(*arguments, **named)
            if self._left == 0:  # also right after: a commit that nobody heard of
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return counted


def crash(place: Path | str, keys: MasterKey, kills: int, seed: int) -> Tally:
    """Kill a writer again and again, at a statement chosen at random; the next one goes on from what is there."""
    source = random.Random(seed)
    names = prepare(place, keys, 3)
    tally = Tally()
    for kill in range(kills):
        statements, luck = source.randrange(20, 90), source.random()

        def run(out: TextIO, statements: int = statements, kill: int = kill, luck: float = luck) -> None:
            with open_store(place, keys) as store:
                doomed: Any = Doomed(store.session, statements)
                store.session = doomed
                work(store, out, f"k{kill}", names, time.monotonic() + 60, random.Random(luck))

        child, said = spawn(run)
        with said:
            unheard = tally.hear(said.read().splitlines())
        _, status = os.waitpid(child, 0)
        tally.killed += os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        with open_store(place, keys) as store:
            for request in sorted(unheard):
                _send_again(store, request, names, source)
            tally.acknowledged |= unheard
    return tally


def _send_again(store: DatabaseStore, request: str, names: list[str], source: random.Random) -> None:
    """Repeat a sending whose end nobody heard, as the desk does: carried out already, it is not carried out again."""
    with store.read() as transaction:
        seen = transaction.seen(request)
    if seen is None:
        Clerk(store).do(one_more(source), source.choice(names), request=request, fingerprint=request)


def main() -> int:
    """Run the campaign that was asked for, and say what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--server", default="", help="the address of an empty database made by Cauce with the test key")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="cauce-campaign-"))
    place: Path | str = asked.server or folder / "cauce.db"
    if not asked.server:
        from cauce.store.schema import create

        create(place, KEYS, datetime.now(UTC))
    sys.stdout.write(f"seed {asked.seed}\n")
    campaigns: dict[str, Callable[[], Tally]] = {
        "crash": lambda: crash(place, KEYS, asked.kills, asked.seed),
        "crowd": lambda: crowd(place, KEYS, asked.writers, 4, asked.seconds),
    }
    for name, run in campaigns.items():
        tally = run()
        counts = sorted(tally.by_writer.values())
        sys.stdout.write(
            f"{name}: {len(tally.acknowledged)} acknowledged, {tally.unfinished} unheard of, {tally.killed} killed, "
            f"{len(tally.errors)} errors, by writer {counts[0] if counts else 0}..{counts[-1] if counts else 0}\n"
        )
        for error in tally.errors[:5]:
            sys.stdout.write(f"  {error}\n")
        with open_store(place, KEYS) as store:
            try:
                found = verify(store)
            except StorageProblem as problem:
                sys.stdout.write(f"  {problem.code}\n")
                return 1
            lost = tally.acknowledged - {row[0] for row in store.session.all("SELECT request FROM requests")}
        sys.stdout.write(f"  {found.events} events, {len(found.findings)} findings, {len(lost)} lost\n")
        if tally.errors or found.findings or lost:
            return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
