"""A desk at work on a file: `python -m tests.faults.power.at_work FOLDER POLICY COMMANDS`, which the recorder watches.

Each command has a request, `envio-N`, which is said once it was carried out. What it asks depends on N alone, so that
it can be asked again of what a power cut leaves.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cauce.model import commands
from cauce.model.events import Completed, Opened
from cauce.model.refusals import Refusal
from cauce.runtime.desk.desk import Desk, Outcome
from cauce.runtime.desk.records import Person
from cauce.store.driver import sqlite
from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem
from cauce.store.schema import create
from cauce.store.store import DatabaseStore, open_store
from cauce.store.verification import verify
from tests.runtime.workbench import LFT, OFFICE, local
from tests.store.clerk import attachment, definition
from tests.support.office import Shelf

KEYS = MasterKey(bytes(range(32)))
FILE = "cauce.db"
CASES = 4
_FILE = 100_000
"""Quarters of the bytes of an attached file: with four of them the WAL is soon long enough to be copied (4 MB)."""
MADE = "hecha"
"""What is said once the database itself is made."""


@contextmanager
def journalled(policy: str) -> Iterator[None]:
    """Have files journalled in a way («WAL FULL»), whatever the version of the driver asks for."""
    journal, synchronous = policy.split()
    usual = sqlite.journal_policy
    sqlite.journal_policy = lambda _: (journal, synchronous)  # type: ignore[assignment]
    try:
        yield
    finally:
        sqlite.journal_policy = usual


def desk_on(store: DatabaseStore) -> Desk:
    """Return a desk of the one who gives every command."""
    person = Person(id="inventada", name="Persona Inventada", roles=("a",))
    shelf = Shelf({definition().procedure.key: definition()})
    return Desk(store, shelf, OFFICE, LFT, lambda: local("2026-03-02T09:00"), person)


def request(number: int) -> str:
    """Return the request of a command, counted from 0."""
    return f"envio-{number}"


def give(desk: Desk, number: int) -> Outcome:
    """Give command number so-and-so; also once more, and then it says that it was carried out."""
    turn, case = divmod(number, CASES)
    if turn == 0:
        result = desk.open(definition().procedure.key, request=request(number))
    else:
        files = (attachment(number.to_bytes(4, "big") * _FILE),) if turn == 1 else ()
        result = desk.do(_folio(case), _command(turn, number), request=request(number), attachments=files)
    assert not isinstance(result, Refusal), result.message
    return result


def _command(turn: int, number: int) -> commands.Command:
    if turn == 1:
        data = {"nombre": f"Persona Inventada {number}", "hechos": "Hechos inventados " * 20, "urgente": "no"}
        return commands.Advance(row="1", data=data, documents={"cedula": "carpeta 1"})
    if turn == 2:
        return commands.Advance(row="2")
    return commands.Advance(row="3") if turn % 2 else commands.Advance(row="concluye", answers=("No",))


def judge(place: Path, said: Sequence[str], policy: str, count: int) -> str:
    """Say what is wrong with what a power cut left of the database; "" when nothing is.

    It opens, it verifies, each request that was acknowledged is there; the one that was under way, given again, acts
    once; and no request acted twice.
    """
    acknowledged = [word for word in said if word.startswith("envio-")]
    with journalled(policy):
        try:
            store = open_store(place / FILE, KEYS)
        except StorageProblem as problem:
            return problem.code if MADE in said else ""
        with store:
            findings = verify(store).findings
            if findings:
                return f"does not verify: {findings[0].code}"
            with store.read() as transaction:
                lost = [each for each in acknowledged if transaction.seen(each) is None]
            if lost:
                return "acknowledged and lost"
            desk, under_way = desk_on(store), len(acknowledged)
            if under_way < count:
                give(desk, under_way)
                if not give(desk, under_way).repeated:
                    return "acted twice"
            return "" if _acted(store) == Counter(map(request, range(min(under_way + 1, count)))) else "not each once"


def _acted(store: DatabaseStore) -> Counter[str]:
    """Return how often each request acted."""
    found: Counter[str] = Counter()
    with store.read() as transaction:
        for case in range(CASES):
            name = transaction.find(_folio(case))
            if name is not None:
                entries = transaction.history(name)
                found.update(entry.request for entry in entries if isinstance(entry.event, Opened | Completed))
    return found


def _folio(case: int) -> str:
    return f"01-2026-{case + 1:04d}"


def main(folder: str, policy: str, count: str) -> None:
    """Make the database unless it is there, and give the commands."""
    path = Path(folder) / FILE
    with journalled(policy):
        if not path.exists():
            create(path, KEYS, datetime.now(UTC))
            _say(MADE)
        with open_store(path, KEYS) as store:
            desk = desk_on(store)
            for number in range(int(count)):
                give(desk, number)
                _say(request(number))


def _say(word: str) -> None:
    os.write(1, f"{word}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
