"""Many cases in one file: written in batches through the desk, then asked for as staff do, against the same SQL bare.

Run: `uv run python -m benchmarks.many_cases [--cases 100000] [--minutes 20] [--seed 1]`

A hundred thousand cases are the promise, a million the campaign; ten thousand tell whether anything has changed.
Ninety-eight of a hundred cases have ended; of the rest some wait at each row, half of them overdue.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.at_the_desk import KEYS, Walker, template
from benchmarks.report import busy, keep, machine, table
from benchmarks.tape import Recorder, say
from benchmarks.walks import START, three_rows
from cauce.runtime.desk.desk import Desk
from cauce.runtime.desk.records import Person
from cauce.store.driver.sqlite import connect
from cauce.store.store import DatabaseStore, open_store

BATCH = 250
"""Cases in one transaction."""
OPEN_OF_A_HUNDRED = 2
YEARS = 5
ROUNDS = 15
LIMIT = 1.5


@dataclass(frozen=True)
class Written:
    """What was written, and what it took."""

    cases: int
    events: int
    seconds: float
    size: int


def main() -> int:
    """Write, ask, keep the table; tell whether every promise holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=20.0, help="stop writing after this long")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cauce-muchos-") as folder:
        path = template(Path(folder), _hire)
        written, last = _write(path, options.cases, options.minutes * 60, random.Random(options.seed))
        rows, kept = _ask(path, last)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    body = (
        f"`python -m benchmarks.many_cases --cases {options.cases} --minutes {options.minutes:g}` · "
        f"{machine('sqlcipher3')} · {busy()}\n\n"
        f"{written.cases:,} cases of {written.events:,} events written in {written.seconds:,.0f} s, {BATCH} cases in "
        f"a transaction: {written.cases / written.seconds:,.0f} cases/s, "
        f"{written.events / written.seconds:,.0f} events/s; "
        f"{written.size / written.cases:,.0f} bytes a case, {written.size / written.events:,.0f} an event; "
        f"the process took at most {peak} MiB.\n\n"
        + table(["asked", "rows", "the desk", "the same SQL, bare", "ratio", "promise"], rows)
    )
    keep(f"Many cases: {written.cases:,}", body)
    return int(not kept)


def _hire(path: Path) -> None:
    with open_store(path, KEYS) as store:
        Walker(store, three_rows()).hire()


def _write(path: Path, cases: int, seconds: float, dice: random.Random) -> tuple[Written, Walker]:
    """Write cases in order of their moments until there are enough or it takes too long."""
    walk = three_rows()
    events = done = 0
    apart = timedelta(days=365 * YEARS) / cases
    begin = time.monotonic()
    with open_store(path, KEYS) as store:
        walker = Walker(store, walk)
        while done < cases and time.monotonic() - begin < seconds:
            with walker.batch() as together:
                for number in range(done, min(done + BATCH, cases)):
                    left = dice.randrange(len(walk.steps)) if dice.randrange(100) < OPEN_OF_A_HUNDRED else None
                    # What is still open began in the last ten days, when half of it is overdue by now.
                    late = timedelta(days=365 * YEARS - dice.uniform(0, 10))
                    walker.shift = apart * number if left is None else late
                    folio = walker.open(together)
                    steps = range(len(walk.steps) if left is None else left)
                    sequence = [walker.step(folio, index, together).case.sequence for index in steps]
                    events += sequence[-1] if sequence else 3
            done = min(done + BATCH, cases)
        took = time.monotonic() - begin
    size = sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*"))
    return Written(done, events, took, size), walker


def _ask(path: Path, last: Walker) -> tuple[list[list[str]], bool]:
    """Ask for what staff ask for, and say the same statements to a bare connection, turn by turn."""
    now = START + timedelta(days=365 * YEARS)
    rows, kept = [], True
    with open_store(path, KEYS) as store:
        recorder = Recorder(store.session._connection)  # type: ignore[attr-defined]
        bare = connect(path, KEYS.database)
        person = last.people["persona_abogada", "abogada"]
        desk = _desk(store, last, person, now)
        folio = desk.inbox()[0].folio
        with store.read() as transaction:
            case = transaction.find(folio)
            assert case is not None

        def told() -> Any:
            with store.read() as transaction:
                return transaction.history(case)

        questions: dict[str, Callable[[], Any]] = {
            "inbox": desk.inbox,
            "overdue": lambda: desk.inbox(overdue=True),
            "everybody's overdue": lambda: desk.inbox(overdue=True, everybody=True),
            "history, as read": told,
            "history, shown and noted": lambda: desk.history(folio),
        }
        for name, ask in questions.items():
            ask()  # whoever asks first records what has lapsed meanwhile
            store.session._connection = recorder  # type: ignore[attr-defined]
            answer = ask()
            tape = recorder.taken()
            store.session._connection = recorder._connection  # type: ignore[attr-defined]
            own, raw = _turns(ask, lambda tape=tape: say(bare, tape))
            kept &= own / raw <= LIMIT
            count = len(answer[1]) if name.endswith("noted") else len(answer)
            verdict = f"≤ {LIMIT:g} × {'✓' if own / raw <= LIMIT else '✗'}"
            line = [name, f"{count:,}", f"{own * 1e3:.2f} ms", f"{raw * 1e3:.2f} ms", f"{own / raw:.2f} ×", verdict]
            rows.append(line)
        bare.close()
    return rows, kept


def _desk(store: DatabaseStore, last: Walker, person: Person, now: Any) -> Desk:
    return Desk(store, last.shelf, last.institution, last.calendar, lambda: now, person)


def _turns(ours: Callable[[], Any], theirs: Callable[[], Any]) -> tuple[float, float]:
    """Return the median seconds of both, by turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for kept, ask in zip(times, (ours, theirs), strict=True):
            begin = time.perf_counter()
            ask()
            kept.append(time.perf_counter() - begin)
    return median(times[0]), median(times[1])


if __name__ == "__main__":
    sys.exit(main())
