"""Every command of an office, with every one of its calls to the system failing: the words, and what is left.

`python -m tests.faults.calls.failing --seconds 1200`: each call of each command fails with each error, alone and with
every later one, in rounds, until all were tried or time is up; `--guardar` keeps the table in benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from benchmarks.report import busy, keep, machine, table
from tests.faults.power import office
from tests.faults.power.recorder import built, missing, recording
from tests.faults.power.scenes import PATHS, ROOT
from tests.support.said import spanish
from tests.support.scratch import scratch

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT)
WAYS = tuple(product(ERRORS, (False, True)))
COMMANDS = range(len(office.COMMANDS) + 1)


@dataclass(frozen=True, slots=True)
class Fault:
    """In a command, the call that fails, counted from 1, with what; and whether all later ones do too."""

    command: int
    call: int
    error: int
    on: bool

    def __str__(self) -> str:
        words = " ".join(office.words(self.command)[:2])
        return f"«{words}» ({self.command}), call {self.call}{' and on' * self.on}: {errno.errorcode[self.error]}"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    said: str
    calls: int


class Bench:
    """An office as it was before each command, which is put back before each trial."""

    def __init__(self, scratch: Path, server: subprocess.Popen[str]) -> None:
        self.folder = scratch / "folder"
        self._before = scratch / "before"
        self._reports = scratch / "reports"
        self._server = server
        office.prepare(self.folder)
        self.calls: list[int] = []
        for number in COMMANDS:
            shutil.copytree(self.folder, self._before / str(number))
            ran = self._run(Fault(number, 0, 0, False))
            assert ran.code == 0, ran
            self.calls.append(ran.calls)

    def faults(self, command: int) -> Iterator[Fault]:
        """Yield every fault of a command, by rounds: each has every call, with an error that differs in the next."""
        for turn in range(len(WAYS)):
            for call in range(1, self.calls[command] + 1):
                yield Fault(command, call, *WAYS[(call + turn) % len(WAYS)])

    def try_one(self, fault: Fault) -> tuple[Ran, str]:
        """Let a call fail, and return how the command ended and what is wrong with it, or with what it left."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._before / str(fault.command), self.folder)
        for report in self._reports.iterdir():
            report.unlink()
        ran = self._run(fault)
        return ran, self._words(ran) or self._left(fault, ran)

    def _run(self, fault: Fault) -> Ran:
        order = {
            "where": str(office.place(self.folder, fault.command)),
            "words": office.words(fault.command),
            "keys": str(self.folder / office.KEYS),
            "call": fault.call,
            "error": fault.error,
            "on": fault.on,
        }
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        answer = json.loads(self._server.stdout.readline())
        return Ran(**answer) if answer else Ran(-1, "it died", 0)

    def _words(self, ran: Ran) -> str:
        if ran.code not in (0, 1):
            reports = [path.read_text(encoding="utf-8") for path in self._reports.iterdir()]
            return f"exit code {ran.code}: {ran.said}{''.join(reports)}"
        try:
            said = spanish(ran.said)
        except AssertionError:
            return f"not in Spanish: {ran.said}"
        return "" if said or ran.code == 0 else "nothing said"

    def _left(self, fault: Fault, ran: Ran) -> str:
        if fault.command == 0 and ran.code and not fault.on:
            there = sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())
            before = self._before / "0"
            if there != sorted(str(path.relative_to(before)) for path in before.rglob("*") if path.is_file()):
                return f"something was left: {there}"
        told = ["hecho"] if ran.code == 0 else []
        return office.judge(self.folder, [f"> {fault.command}", *told])


@contextmanager
def bench() -> Iterator[Bench]:
    """Give an office."""
    with scratch() as place:
        for name in ("folder", "reports"):
            (place / name).mkdir()
        paths = {"PYTHONPATH": ":".join(map(str, PATHS)), "TMPDIR": str(place / "reports")}
        environment = recording(built(place), place / "folder") | paths
        program = [sys.executable, "-m", "tests.faults.calls.server"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
        with subprocess.Popen(program, env=environment, cwd=ROOT, **pipes) as server:  # type: ignore[call-overload]
            try:
                yield Bench(place, server)
            finally:
                server.stdin.close()


def sample(found: Bench, many: int, seed: int) -> list[Fault]:
    """Return some faults, as many of each command."""
    source = random.Random(seed)
    each = [source.sample(list(found.faults(command)), many // len(COMMANDS)) for command in COMMANDS]
    return [fault for faults in each for fault in faults]


def main() -> int:
    """Let every call fail, and say what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=1200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--guardar", action="store_true")
    asked = parser.parse_args()
    if missing():
        sys.exit(missing())
    os.environ["CAUCE_LLAVES"] = "/"
    tried, refused, wrong = Counter[int](), Counter[int](), Counter[int]()
    until = time.monotonic() + asked.seconds
    with bench() as found:
        every = [fault for command in COMMANDS for fault in found.faults(command)]
        random.Random(asked.seed).shuffle(every)
        for fault in every:
            if time.monotonic() > until:
                break
            ran, why = found.try_one(fault)
            tried[fault.command] += 1
            refused[fault.command] += ran.code != 0
            if why:
                wrong[fault.command] += 1
                sys.stdout.write(f"{fault}: {why}\n")
                sys.stdout.flush()
    rows = [
        [f"`cauce {office.words(command)[0]}`", f"{found.calls[command]:,}", f"{found.calls[command] * len(WAYS):,}"]
        + [f"{count[command]:,}" for count in (tried, refused, wrong)]
        for command in COMMANDS
    ]
    head = ["command", "calls", "faults there are", "tried", "told, and not done", "wrong"]
    body = f"`python -m tests.faults.calls.failing --seconds {asked.seconds:g}`, seed {asked.seed} · "
    body += f"{machine('sqlcipher3')} · {busy()}\n\n{table(head, rows)}\n\n{_MEANING}"
    if asked.guardar:
        keep("Failing calls", body)
    else:
        sys.stdout.write(body + "\n")
    return 1 if wrong else 0


_MEANING = """\
A call is an open, write, truncation, synchronisation, renaming or removal beneath the workspace, its key and what it is
made of; it fails with ENOSPC, EIO, EROFS or EDQUOT, alone or with every one after it. The exit code has to be 0 or 1
and the words Spanish; afterwards everything verifies, what had been acknowledged is there, and the command given again
acts once."""


if __name__ == "__main__":
    sys.exit(main())
