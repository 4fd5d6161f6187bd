"""Every seeded fault of the six procedures: how many are refused or reported, where, and which survive.

Run: `python -m tests.faults.campaign` (about three minutes); `--guardar` keeps the table in benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.report import keep, machine, table
from cauce.compiler.reader import read
from tests.support.mutation import Mutant, mutants
from tests.support.verdicts import Judge, meaning

ROOT = Path(__file__).parents[2]
PROCEDURES = sorted((ROOT / "procedures").glob("*.yaml"))


@dataclass
class Tally:
    """What became of the faults of a file: by which command each was found, those told elsewhere, those not found."""

    by: Counter[str] = field(default_factory=Counter)
    elsewhere: list[Mutant] = field(default_factory=list)
    survivors: list[Mutant] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.by.values()) + len(self.survivors)


def faults(path: Path) -> Iterator[Mutant]:
    """Yield the faults of a file."""
    root, problems = read(path.read_bytes(), str(path))
    assert root is not None, problems
    yield from mutants(root)


def try_all(path: Path, chosen: Iterable[Mutant]) -> Tally:
    """Judge some faults of a file. A change that compiles to the very same procedure is not one."""
    judge, tally = Judge(path), Tally()
    original = meaning(judge.procedure)
    for mutant in chosen:
        verdict = judge.verdict(mutant.tree)
        if verdict.by:
            tally.by[verdict.by] += 1
            if verdict.by == "validar" and not verdict.lines & mutant.lines:
                tally.elsewhere.append(mutant)
        elif meaning(verdict.procedure) != original:
            tally.survivors.append(mutant)
    return tally


def main() -> int:
    """Try every fault of the six."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--guardar", action="store_true")
    keeping = parser.parse_args().guardar
    rows, survivors = [], []
    for path in PROCEDURES:
        tally = try_all(path, faults(path))
        survivors += [f"{path.stem}: {'/'.join(map(str, fault.path))}: {fault.what}" for fault in tally.survivors]
        placed = 100 * (1 - len(tally.elsewhere) / max(1, tally.by["validar"]))
        counts = [tally.total, tally.by["validar"], tally.by["probar"], len(tally.survivors)]
        rows.append([path.stem, *map(str, counts), f"{placed:.1f} %"])
    head = ["file", "faults", "refused by validar", "failed by probar", "not found", "told at the spoilt place"]
    body = f"`python -m tests.faults.campaign` · {machine('pyyaml')}\n\n{table(head, rows)}\n"
    body += "\n".join(["", *(f"- {survivor}" for survivor in survivors)])
    if keeping:
        keep("Seeded faults", body)
    else:
        sys.stdout.write(body + "\n")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
