"""Random procedures, random paths, every command: after each step all is thrown away and read again from the database.

`python -m tests.store.stored_roaming --walks 10000 --seconds 1200` is the campaign; the default tests walk hundreds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from random import Random

from cauce.model import commands
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.decide import carry_out
from cauce.runtime.desk.storage import Change, Definition
from cauce.runtime.evolve import fold
from cauce.runtime.ports import Context, Numbers
from cauce.runtime.possible import possible
from cauce.store.compiled import running_form
from cauce.store.keys import MasterKey
from cauce.store.store import DatabaseStore, open_store
from cauce.store.verification import verify
from tests.runtime.roaming import Roamer, enriched
from tests.store.clerk import Numbering, tasks_of
from tests.support.generator import Shape, random_procedure

Open = Callable[[], DatabaseStore]


class StoredRoamer(Roamer):
    """A roamer whose steps are decided from what is stored, and stored; what it remembers only serves to compare."""

    def __init__(self, procedure: Procedure, rng: Random, name: str, reopen: Open) -> None:
        text = name.encode()
        known = running_form(replace(procedure, digest=sha256(text).hexdigest()))
        super().__init__(known, rng)
        self.definition = Definition(procedure=known, text=text)
        self.name = name
        self.reopen = reopen

    def give(self, command: commands.Command, context: Context) -> Refusal | None:
        """Decide on the case as it is stored, store what was decided, and compare with what one remembers."""
        before = self.opened
        if isinstance(command, commands.Open):
            command = replace(command, case=self.name)
        with self.reopen().write() as transaction:
            numbers: Numbers = Numbering(transaction, self.procedure.key)
            if before is None:
                transaction.save_definition(self.definition)
                folio, case, procedure = f"AZAR-2026-{transaction.next_folio('AZAR', 2026):04d}", None, self.procedure
            else:
                stored = transaction.load(self.name)
                folio, case, procedure = "", stored.case, stored.procedure
            done = carry_out(procedure, case, command, self.now, replace(context, numbers=numbers))
            if isinstance(done, Refusal):
                return done
            change = Change(
                case=done.case,
                events=done.events,
                before=case.sequence if case else 0,
                procedure=procedure,
                at=self.now,
                person=context.person,
                role=context.role,
                folio=folio,
                tasks=tuple(task for task in tasks_of(done.case) if _rests(done.case, task.item)),
            )
            transaction.append(change)
        again = carry_out(self.procedure, before, command, self.now, replace(context, numbers=_Same(done.case)))
        assert not isinstance(again, Refusal)
        assert again.events == done.events, "the stored case and definition decide as the remembered ones"
        self.events.extend(done.events)
        self.opened = done.case
        self.compare()
        return None

    def compare(self) -> None:
        """Read everything again, as another process would."""
        with self.reopen().read() as transaction:
            stored = transaction.load(self.name)
            entries = transaction.history(self.name)
        assert stored.case == self.case
        assert [entry.event for entry in entries] == self.events
        assert fold(entry.event for entry in entries) == stored.case
        assert entries[-1].hash == stored.head
        offered = possible(stored.procedure, stored.case, self.now, self.context)
        assert list(offered) == list(self.moves())


class _Same:
    """Gives again the numbers that a case got."""

    def __init__(self, case: object) -> None:
        self.case = case

    def next_number(self, series: str, year: int) -> int:
        """Return the number that was issued."""
        del year
        return int(self.case.numbers[series].number)  # type: ignore[attr-defined]


def _rests(case: object, visit: int) -> bool:
    status, positions = case.status, case.positions  # type: ignore[attr-defined]
    return status.value == "abierto" and any(item.visit == visit and not item.waiting for item in positions.values())


def walk(reopen: Open, seed: int, path: int, steps: int, size: int = 10) -> StoredRoamer:
    """Walk once. The procedure comes from `seed`, what is done in it from `path`."""
    rng = Random(path)
    procedure = enriched(random_procedure(seed, Shape(size=size)), rng)
    walker = StoredRoamer(procedure, rng, f"azar-{seed}-{path}", reopen)
    walker.open()
    for _ in range(steps):
        walker.roam()
    return walker


def main() -> int:
    """Walk until the number or the time is over, or a walk fails; then print the seeds that give it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=1200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    from cauce.store.schema import create

    keys = MasterKey(bytes(range(32)))
    rng, begun, counts = Random(asked.seed), time.monotonic(), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cauce.db"
        create(path, keys, datetime.now(UTC))
        with open_store(path, keys) as store:
            while counts["walks"] < asked.walks and time.monotonic() - begun < asked.seconds:
                seed, way = rng.randrange(2**32), rng.randrange(2**32)
                try:
                    walker = walk(lambda: DatabaseStore(store.session, keys), seed, way, 4 + way % 20, 6 + way % 20)
                except BaseException:
                    sys.stdout.write(f"seed {seed}, path {way}\n")
                    raise
                counts["walks"] += 1
                counts["steps"] += len(walker.given)
                counts["events"] += len(walker.events)
            found = verify(store)
    sys.stdout.write(f"{time.monotonic() - begun:.0f} s, {dict(counts)}, {len(found.findings)} findings\n")
    return 1 if found.findings else 0


if __name__ == "__main__":
    sys.exit(main())
