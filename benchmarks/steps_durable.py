"""Durable steps: one command of staff, one transaction, against the bare statements, an ORM, SpiffWorkflow and DBOS.

Run: `uv run --group peers python -m benchmarks.steps_durable`

A step through the desk reads the case, decides, and writes events, snapshot, tasks, clocks and request. «Bare
statements» says to the driver, with nothing around them, what the store said to it: same rows, same bytes, same
encryption, same journal. What every contender pays alike is the disk: hence both the time that passes and CPU time.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from sqlcipher3 import dbapi2

from benchmarks.at_the_desk import KEYS, Walker, copy_of, template
from benchmarks.engines.flat import flat, steps_of
from benchmarks.report import busy, keep, machine, table
from benchmarks.tape import Recorder, Said, say, weight
from benchmarks.walks import WHOLE_SCENARIO, Walk, scenario, ten_rows
from cauce.store.driver.sqlite import connect, set_up
from cauce.store.store import open_store

ROUNDS = 21
BATCH = 100
PEERS = ("spiffworkflow", "dbos")
BARE = "bare statements"
BATCHED, SINGLE = "a batch of 100", "the desk"
PROMISES = {BARE: 0.6, "SQLModel ORM": 3.0, "spiffworkflow": 5.0, "dbos": 5.0, BATCHED: 4.0}
"""How many times faster than each a step of ours is promised to be; a batched one, than a step of ours alone."""


@dataclass
class Times:
    """Seconds a step, round by round: those that passed, and of CPU."""

    passed: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


Contender = Callable[[int], int]
"""Does its part of round number n; returns how many steps that was."""


def main() -> int:
    """Measure in alternating rounds, keep the table, and tell whether every promise holds."""
    rows: list[list[str]] = []
    notes: dict[str, None] = {}
    disk: list[float] = []
    kept = True
    with tempfile.TemporaryDirectory(prefix="cauce-durable-") as name:
        for number, walk in enumerate((ten_rows(), scenario(*WHOLE_SCENARIO))):
            folder = Path(name) / str(number)
            folder.mkdir()
            with ExitStack() as stack:
                contenders = dict(_contenders(walk, folder, stack, notes))
                times = _measure(contenders)
            kept &= _tell(walk, times, rows)
            disk.append(median(times[BARE].passed) - median(times[BARE].cpu))
    there = [peer for peer in PEERS if f"Without {peer}: the package is absent." not in notes]
    how = (
        "`uv run --group peers python -m benchmarks.steps_durable` · "
        f"{machine('sqlcipher3', 'sqlmodel', 'sqlalchemy', *there)} · {busy()} · medians of {ROUNDS} alternating "
        "rounds of a whole walk, ratios too; each contender on its own file of the same disk, for which the bare "
        f"statements wait {median(disk) * 1e3:.1f} ms a step, whoever says them: no engine that writes so can be "
        "faster than that, and what the engines themselves cost is under CPU. DBOS keeps SQLite's own journal "
        "(DELETE, FULL), which may lose the last step at a power cut, encrypts nothing, and reads nothing back between "
        "two steps."
    )
    head = ["walk", "with", "passed", "CPU", "steps/s", "ratio, passed", "ratio, CPU", "promise (passed)"]
    keep("Durable steps", "\n\n".join([how, table(head, rows), *notes]))
    return int(not kept)


def _measure(contenders: dict[str, Contender]) -> dict[str, Times]:
    times = {name: Times() for name in contenders}
    for number in range(ROUNDS + 1):
        for name, play in contenders.items():
            gc.collect()
            passed, cpu = time.perf_counter(), time.process_time()
            steps = play(number)
            if number:  # the first round warms up
                times[name].passed.append((time.perf_counter() - passed) / steps)
                times[name].cpu.append((time.process_time() - cpu) / steps)
    return times


def _tell(walk: Walk, times: dict[str, Times], rows: list[list[str]]) -> bool:
    """Add the rows of one walk; return whether its promises hold."""
    own, kept = times[SINGLE], True
    for name, found in times.items():
        line = [f"{walk.name} ({len(walk.steps)} steps)", name]
        line += [f"{median(each) * 1e3:.2f} ms" for each in (found.passed, found.cpu)]
        line.append(f"{1 / median(found.passed):,.0f}")
        if name == SINGLE:
            rows.append([*line, "–", "–", "–"])
            continue
        # Of a batch the faster is ours too.
        pairs = ((found, own), (own, found))[name == BATCHED]
        ratio, of_cpu = _ratio(pairs[0].passed, pairs[1].passed), _ratio(pairs[0].cpu, pairs[1].cpu)
        promise = PROMISES[name]
        kept &= ratio >= promise
        rows.append([*line, f"{ratio:.2f} ×", f"{of_cpu:.2f} ×", f"≥ {promise:g} × {'✓' if ratio >= promise else '✗'}"])
    return kept


def _ratio(theirs: list[float], ours: list[float]) -> float:
    """Return the median of the ratios, round by round: what the disk does in a round is the same for all."""
    return median(their / our for their, our in zip(theirs, ours, strict=True))


def _contenders(walk: Walk, folder: Path, stack: ExitStack, notes: dict[str, None]) -> Iterator[tuple[str, Contender]]:
    """Yield everything that takes part, each on a file of its own."""
    length = len(walk.steps)
    in_a_batch = -(-BATCH // length)
    folios: list[str] = []

    def prepare(path: Path) -> None:
        with open_store(path, KEYS) as store:
            walker = Walker(store, walk)
            walker.hire()
            folios.extend(walker.open() for _ in range((ROUNDS + 1) * in_a_batch))

    blank = template(folder, prepare)
    tapes = _record(copy_of(blank, "grabada.db"), walk, folios[: ROUNDS + 1])
    said, size = weight([said for tape in tapes[0] for said in tape])
    notes[f"{walk.name}: {said / length:.0f} statements and {size / length:,.0f} bytes written a step."] = None

    walker = Walker(stack.enter_context(open_store(copy_of(blank, "mesa.db"), KEYS)), walk)

    def at_the_desk(number: int) -> int:
        walker.go(folios[number])
        return length

    yield SINGLE, at_the_desk
    yield BARE, _bare(copy_of(blank, "desnuda.db"), tapes)
    yield "SQLModel ORM", _orm(copy_of(blank, "orm.db"), tapes)
    for peer in PEERS:
        try:
            yield peer, (_spiff if peer == "spiffworkflow" else _dbos)(walk, folder, stack)
        except ImportError:
            notes[f"Without {peer}: the package is absent."] = None

    together = Walker(stack.enter_context(open_store(copy_of(blank, "lote.db"), KEYS)), walk)
    jobs = [(folio, index) for folio in folios for index in range(length)]

    def in_batches(number: int) -> int:
        first = number * in_a_batch * length
        with together.batch() as store:
            for folio, index in jobs[first : first + BATCH]:
                together.step(folio, index, store)
        return BATCH

    yield BATCHED, in_batches


def _record(path: Path, walk: Walk, folios: list[str]) -> list[list[list[Said]]]:
    """Return what the store says to its driver for each step of each case."""
    tapes = []
    with open_store(path, KEYS) as store:
        recorder = Recorder(store.session._connection)  # type: ignore[attr-defined]
        store.session._connection = recorder  # type: ignore[attr-defined]
        walker = Walker(store, walk)
        for folio in folios:
            steps = []
            for index in range(len(walk.steps)):
                walker.step(folio, index)
                steps.append(recorder.taken())
            tapes.append(steps)
    return tapes


def _bare(path: Path, tapes: list[list[list[Said]]]) -> Contender:
    connection = connect(path, KEYS.database)

    def play(number: int) -> int:
        for tape in tapes[number]:
            say(connection, tape)
        return len(tapes[number])

    return play


def _orm(path: Path, tapes: list[list[list[Said]]]) -> Contender:
    from benchmarks.engines.orm import OrmSteps

    orm = OrmSteps(connect(path, KEYS.database), dbapi2)

    def play(number: int) -> int:
        for tape in tapes[number]:
            orm.step(tape)
        return len(tapes[number])

    return play


def _spiff(walk: Walk, folder: Path, stack: ExitStack) -> Contender:
    from benchmarks.engines.kept_bpmn import KeptProcess

    connection = stack.enter_context(closing(dbapi2.connect(str(folder / "spiff.db"), isolation_level=None)))
    set_up(connection, KEYS.database)
    steps = steps_of(walk)
    process = KeptProcess(flat(walk.procedure, getattr(walk.opening.command, "start", "")), connection)
    cases = [process.open() for _ in range(ROUNDS + 1)]

    def play(number: int) -> int:
        for step in steps:
            process.step(cases[number], step)
        return len(steps)

    return play


def _dbos(walk: Walk, folder: Path, stack: ExitStack) -> Contender:
    from benchmarks.engines.dbos_steps import PeerWorkflows

    steps = steps_of(walk)
    workflows = PeerWorkflows(folder / "dbos.db")
    stack.callback(workflows.close)

    def play(number: int) -> int:
        workflows.go(steps)
        return len(steps)

    return play


if __name__ == "__main__":
    sys.exit(main())
