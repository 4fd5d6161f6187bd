"""The proof alone, on procedures of 1,000 and 10,000 steps built in memory: CPU time, and the limits of the issue.

Run: `python -m benchmarks.proof`
"""

from __future__ import annotations

import gc
import time

from benchmarks.report import keep, machine, table
from cauce.compiler.proof import prove
from cauce.model.procedure import Procedure
from tests.support.generator import Shape, random_procedure

ROUNDS = 25
LIMITS = {1_000: 5.0, 10_000: 100.0}
"""Milliseconds of CPU by number of steps."""
SEED = 1


def least(value: Procedure) -> float:
    """Return the least CPU milliseconds of several proofs of the same procedure."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        begin = time.process_time()
        found = prove(value)
        best = min(best, time.process_time() - begin)
        assert found == [], found[:3]
    return best * 1000


def main() -> None:
    """Measure and keep the table."""
    rows = []
    for size, limit in LIMITS.items():
        value = random_procedure(SEED, Shape(size=size))
        steps = sum(1 for _ in value.all_rows())
        took = least(value)
        held = f"{len(value.data)} data, {len(value.documents)} documents, {len(value.deadlines)} deadlines"
        held += f", {len(value.rules)} rules, {len(value.starts)} starts, {len(value.interruptions)} interruptions"
        rows.append(
            [
                f"{steps:,}",
                held,
                f"{took:.1f} ms",
                f"{took * 1000 / steps:.1f} µs",
                f"{limit:.0f} ms",
                f"{took / limit:.2f}",
            ]
        )
    how = f"least CPU time of {ROUNDS} proofs, random procedure of seed {SEED}"
    body = f"`python -m benchmarks.proof` · {machine()} · {how}.\n\n"
    body += table(["steps", "with", "CPU", "per step", "limit", "of the limit"], rows)
    keep("The proof alone", body)


if __name__ == "__main__":
    main()
