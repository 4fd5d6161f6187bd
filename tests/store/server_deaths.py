"""The server killed under those who write: `uv run python -m tests.store.server_deaths --kills 100`.

Every process of a PostgreSQL server of our own dies by SIGKILL at a random moment, and it is started again. Writers
who hear that there is no connection send the very same command again until it is acknowledged.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TextIO

from cauce.model import commands
from cauce.model.events import Annotated
from cauce.model.refusals import Refusal
from cauce.runtime.desk.desk import Desk, Outcome
from cauce.runtime.desk.records import Person
from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem
from cauce.store.schema import create
from cauce.store.store import DatabaseStore, open_store
from cauce.store.verification import verify
from tests.runtime.workbench import LFT, OFFICE, local
from tests.store.clerk import definition
from tests.store.crash_campaign import spawn
from tests.store.server import OwnServer, own_server
from tests.support.office import Shelf

KEYS = MasterKey(bytes(range(32)))
DATABASE = "muertes"
CASES = 3
WRITERS = 4
EVERY = 10
"""Deaths between two verifications of everything."""


@dataclass
class Heard:
    """What the writers said: requests acknowledged; those of which the connection was lost, and were sent again."""

    acknowledged: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    stored: set[str] = field(default_factory=set)
    """Of those that were cut, the ones that had been carried out."""
    errors: list[str] = field(default_factory=list)

    def hear(self, line: str) -> None:
        """Take one line: «done|cut|stored REQUEST», or anything else, an error."""
        kind, _, request = line.strip().partition(" ")
        kinds = {"done": self.acknowledged, "cut": self.cut, "stored": self.stored}
        if kind in kinds:
            kinds[kind].add(request)
        else:
            self.errors.append(line.strip())


class Writer:
    """One who writes notes into the cases, each under a request of its own, until told to stop."""

    def __init__(self, store: DatabaseStore, out: TextIO, number: int, folios: list[str]) -> None:
        self._desk = desk_on(store)
        self._out = out
        self._number = number
        self._folios = folios
        self._source = random.Random(number)
        self._stopped = False
        signal.signal(signal.SIGTERM, self._stop)

    def work(self) -> None:
        """Write notes."""
        count = 0
        while not self._stopped:
            count += 1
            self._note(f"w{self._number}-{count}", self._source.choice(self._folios))
            time.sleep(self._source.uniform(0, 0.01))

    def _note(self, request: str, folio: str) -> None:
        """Write one note, however often the connection is lost."""
        cut = False
        while True:
            try:
                result = self._desk.do(folio, commands.Annotate(text="Nota inventada"), request=request)
            except StorageProblem as problem:
                if problem.code not in ("sin_conexion", "conexion_cortada"):
                    raise
                cut = True
                self._out.write(f"cut {request}\n")
                time.sleep(0.05)
                continue
            if isinstance(result, Outcome):
                break
            if result.code != "otra_persona":
                raise AssertionError(result.message)
        if result.repeated:
            self._out.write(f"{'stored' if cut else 'repeated'} {request}\n")
        self._out.write(f"done {request}\n")

    def _stop(self, *_: object) -> None:
        self._stopped = True


def desk_on(store: DatabaseStore) -> Desk:
    """Return the desk of the one who writes."""
    person = Person(id="inventada", name="Persona Inventada", roles=("a",))
    shelf = Shelf({definition().procedure.key: definition()})
    return Desk(store, shelf, OFFICE, LFT, lambda: local("2026-03-02T09:00"), person)


def deaths(server: OwnServer, kills: int, seconds: float, seed: int) -> tuple[int, Heard]:
    """Kill the server until there were enough deaths or time is up; return how many there were, and what was heard."""
    source, address = random.Random(seed), server.address(DATABASE)
    server.make(DATABASE)
    create(address, KEYS, datetime.now(UTC))
    with open_store(address, KEYS) as store:
        opened = [desk_on(store).open(definition().procedure.key) for _ in range(CASES)]
    folios = [case.folio for case in opened if isinstance(case, Outcome)]
    writers = [spawn(_writing(address, number, folios)) for number in range(WRITERS)]
    until, killed = time.monotonic() + seconds, 0
    try:
        while killed < kills and time.monotonic() < until:
            time.sleep(source.uniform(0.05, 0.6))
            server.kill()
            server.start()
            killed += 1
            if killed % EVERY == 0:
                _verify(address)
    finally:
        for child, _ in writers:
            os.kill(child, signal.SIGTERM)
    heard = Heard()
    for child, said in writers:
        with said:
            for line in said:
                heard.hear(line)
        os.waitpid(child, 0)
    return killed, heard


def _writing(address: str, number: int, folios: list[str]) -> Callable[[TextIO], None]:
    def run(out: TextIO) -> None:
        with open_store(address, KEYS) as store:
            Writer(store, out, number, folios).work()

    return run


def judge(server: OwnServer, heard: Heard) -> None:
    """Everything verifies, and each request that was acknowledged acted exactly once, and no other."""
    assert heard.errors == []
    assert heard.stored <= heard.cut <= heard.acknowledged
    _verify(server.address(DATABASE))
    acted: Counter[str] = Counter()
    with open_store(server.address(DATABASE), KEYS) as store:
        desk = desk_on(store)
        for task in desk.inbox(everybody=True):
            history = desk.history(task.folio)
            assert not isinstance(history, Refusal)
            acted.update(entry.request for entry in history[1] if isinstance(entry.event, Annotated))
    assert acted == Counter(heard.acknowledged), "what acted is not what was acknowledged"


def _verify(address: str) -> None:
    with open_store(address, KEYS) as store:
        assert verify(store).findings == ()


def main() -> int:
    """Run the campaign, and say what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    with own_server(settings="") as server:
        if server is None:
            sys.exit("no PostgreSQL here: install postgresql")
        killed, heard = deaths(server, asked.kills, asked.seconds, asked.seed)
        judge(server, heard)
    sys.stdout.write(
        f"seed {asked.seed}: {killed} deaths of the server; {len(heard.acknowledged)} commands acknowledged, "
        f"{len(heard.cut)} lost their connection, of which {len(heard.stored)} had been stored; "
        f"each acted exactly once, and everything verifies\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
