"""A campaign of spoilt files against the reader, or against the whole compiler.

    python tests/fuzz/reader_campaign.py --inputs 1000000 --seconds 1800 --processes 2

Each worker is a process of its own and leaves every input in a file before trying it, so that an interpreter that dies
or hangs gives up the input that did it. What is found is saved; the exit code is 1 if anything was.
"""

from __future__ import annotations

import argparse
import json
import mmap
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "engine")]

from tests.fuzz.mangling import Mangler  # noqa: E402 - as a command this file puts the root on the path itself

SECONDS_EACH = 1.0
MEBIBYTES_EACH = 200
HANGS_AFTER = 30
LONGEST = 8 * 1024 * 1024
HEAD = 16
"""Bytes of the scratch file before the input: how many were tried, and the length of the one being tried."""


@dataclass
class Tally:
    """What workers found; `longest` is the seconds of the slowest input, `peak` the MiB of the greediest worker."""

    tried: int = 0
    raised: int = 0
    died: int = 0
    slow: int = 0
    longest: float = 0.0
    peak: float = 0.0
    refused: int = 0
    codes: Counter[str] = field(default_factory=Counter)

    def add(self, other: dict[str, float], codes: dict[str, int]) -> None:
        """Take in the account of one worker."""
        for name in ("tried", "raised", "died", "slow", "refused"):
            setattr(self, name, getattr(self, name) + other.get(name, 0))
        self.longest, self.peak = max(self.longest, other.get("longest", 0)), max(self.peak, other.get("peak", 0))
        self.codes.update(codes)

    @property
    def clean(self) -> bool:
        """Whether nothing raised, died or went past the limits."""
        return not (self.raised or self.died or self.slow) and self.peak < MEBIBYTES_EACH


def target(stage: str) -> Callable[[bytes], Iterable[str]]:
    """Return what is tried: a function from bytes to the codes of what it says of them."""
    if stage == "compilador":
        from cauce.compiler.api import compile_procedure

        return lambda data: [found.code for found in compile_procedure(data, "x.yaml").diagnostics]
    from cauce.compiler.reader import read

    def read_it(data: bytes) -> list[str]:
        node, diagnostics = read(data, "x.yaml")
        assert node is not None or diagnostics, "nothing was read and nothing was said"
        assert all(found.message and found.hint for found in diagnostics), "a problem without cause or cure"
        return [found.code for found in diagnostics]

    return read_it


def work(seed: int, inputs: int, seconds: float, stage: str, scratch: Path, findings: Path) -> dict[str, object]:
    """Try inputs until there are enough or the time is over; return the account."""
    attempt, mangler = target(stage), Mangler(seed, whole=0.02 if stage == "lector" else 0.3)
    tried = raised = slow = refused = 0
    longest, codes = 0.0, Counter[str]()
    with scratch.open("r+b") as file, mmap.mmap(file.fileno(), LONGEST) as left:
        end = time.monotonic() + seconds
        while tried < inputs and (tried % 64 or time.monotonic() < end):
            data = mangler.next()[: LONGEST - HEAD]
            left[:HEAD] = tried.to_bytes(8) + len(data).to_bytes(8)
            left[HEAD : HEAD + len(data)] = data
            begun = time.process_time()
            try:
                said = Counter(attempt(data))
            except Exception:
                raised += 1
                save(findings, "excepcion", data, traceback.format_exc())
                said = Counter()
            took = time.process_time() - begun
            if took > SECONDS_EACH:
                slow += 1
                save(findings, "lento", data, f"{took:.2f} s")
            longest = max(longest, took)
            refused += bool(said)
            codes.update(said.keys())
            tried += 1
    account = {"tried": tried, "raised": raised, "slow": slow, "refused": refused, "longest": longest, "peak": peak()}
    return {"account": account, "codes": codes}


def peak() -> float:
    """Return the most memory that this process ever held, in MiB (0 where the system does not say)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def save(folder: Path, kind: str, data: bytes, note: str) -> None:
    """Keep an input that did harm, and what is known of it."""
    folder.mkdir(parents=True, exist_ok=True)
    name = folder / f"{kind}-{sha256(data).hexdigest()[:12]}.yaml"
    name.write_bytes(data)
    name.with_suffix(".txt").write_text(note, encoding="utf-8")


class Worker:
    """One process at work, and the file in which it leaves each input before trying it."""

    def __init__(self, seed: int, inputs: int, seconds: float, stage: str, findings: Path, folder: Path) -> None:
        self.scratch, self.findings = folder / f"{seed}.bin", findings
        self.scratch.write_bytes(bytes(LONGEST))
        job = json.dumps([seed, inputs, seconds, stage, str(self.scratch), str(findings)])
        command = [sys.executable, str(Path(__file__).resolve()), "--worker", job]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self._seen, self._since = -1, time.monotonic()

    def progress(self) -> tuple[int, bytes]:
        """Return how many inputs were tried and the one being tried."""
        with self.scratch.open("rb") as file:
            head = file.read(HEAD)
            return int.from_bytes(head[:8]), file.read(int.from_bytes(head[8:]))

    def end_if_hung(self) -> None:
        """End the process if it has not finished an input in a long time."""
        tried, _ = self.progress()
        if tried != self._seen:
            self._seen, self._since = tried, time.monotonic()
        elif time.monotonic() - self._since > HANGS_AFTER:
            self.process.kill()

    def account(self) -> tuple[dict[str, float], dict[str, int]]:
        """Return what the finished process found; its death is one more finding."""
        out, errors = self.process.communicate()
        if self.process.returncode == 0:
            said = json.loads(out)
            return said["account"], said["codes"]
        tried, data = self.progress()
        save(self.findings, "muerte", data, f"code {self.process.returncode}\n{errors}")
        return {"tried": tried + 1, "died": 1}, {}


def campaign(inputs: int, seconds: float, processes: int, stage: str, seed: int, findings: Path) -> Tally:
    """Try so many inputs, or for so many seconds, in several processes; a new one takes the place of one that dies."""
    tally, end, started = Tally(), time.monotonic() + seconds, 0
    with tempfile.TemporaryDirectory() as folder:
        running: list[Worker] = []
        promised = 0
        while True:
            while len(running) < processes and promised < inputs and time.monotonic() < end:
                share = min(-(-inputs // processes), 100_000, inputs - promised)
                left = end - time.monotonic()
                running.append(Worker(seed + started, share, left, stage, findings, Path(folder)))
                started, promised = started + 1, promised + share
            if not running:
                return tally
            time.sleep(0.05)
            for worker in list(running):
                worker.end_if_hung()
                if worker.process.poll() is not None:
                    account, codes = worker.account()
                    tally.add(account, codes)
                    running.remove(worker)


def summary(tally: Tally, took: float, stage: str, seed: int) -> str:
    """Return the figures of a campaign as a Markdown table."""
    rows = [
        ("inputs", f"{tally.tried:,}"),
        ("uncaught exceptions", str(tally.raised)),
        ("deaths of the interpreter or hangs", str(tally.died)),
        (f"inputs over {SECONDS_EACH:g} s", str(tally.slow)),
        ("slowest input", f"{tally.longest * 1000:.0f} ms"),
        ("peak memory of a worker", f"{tally.peak:.0f} MiB"),
        ("inputs with something to say of", f"{tally.refused:,}"),
        ("different codes given", str(len(tally.codes))),
        ("time", f"{took:.0f} s"),
    ]
    lines = [f"| {name} | {value} |" for name, value in rows]
    return "\n".join([f"Stage «{stage}», seed {seed}.", "", "| measure | value |", "| --- | --- |", *lines])


def main() -> int:
    """Run a campaign from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--stage", choices=("lector", "compilador"), default="lector")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()) / "cauce-fuzz")
    parser.add_argument("--guardar", action="store_true", help="keep the figures in benchmarks/RESULTS.md")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.worker:
        seed, inputs, seconds, stage, scratch, findings = json.loads(asked.worker)
        sys.stdout.write(json.dumps(work(seed, inputs, seconds, stage, Path(scratch), Path(findings))))
        return 0
    begun = time.monotonic()
    tally = campaign(asked.inputs, asked.seconds, asked.processes, asked.stage, asked.seed, asked.findings)
    figures = summary(tally, time.monotonic() - begun, asked.stage, asked.seed)
    sys.stdout.write(figures + "\n" + " ".join(f"{code}:{count}" for code, count in tally.codes.most_common()) + "\n")
    if asked.guardar:
        from benchmarks.report import keep, machine

        heading = "Reader fuzzing" if asked.stage == "lector" else "Compiler fuzzing"
        command = (
            f"python tests/fuzz/reader_campaign.py --stage {asked.stage} --inputs {asked.inputs} --seed {asked.seed}"
        )
        keep(heading, f"`{command}` · {machine('pyyaml')}\n\n{figures}")
    return 0 if tally.clean else 1


if __name__ == "__main__":
    sys.exit(main())
