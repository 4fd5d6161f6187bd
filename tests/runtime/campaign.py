"""A long run of what `test_roaming` does a little of: `uv run python tests/runtime/campaign.py --cases N --seconds S`.

Stops at whichever comes first, or at the first case that is not whole; then it prints the two seeds that give it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / name) for name in ("engine", "diagrams", "cli", ".")]

from tests.runtime.test_roaming import redo, roam  # noqa: E402
from tests.runtime.walker import check  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    rng, begun = Random(asked.seed), time.monotonic()
    counts: Counter[str] = Counter()
    while counts["cases"] < asked.cases and time.monotonic() - begun < asked.seconds:
        seed, path = rng.randrange(2**32), rng.randrange(2**32)
        try:
            walker = roam(seed, path, 12 + path % 60)
            counts["redone"] += redo(walker)
            counts["steps"] += len(walker.given)
            counts.update(f"  {type(command).__name__}" for command, _, _ in walker.given)
            assert walker.finish(), "no end can be reached"
            check(walker.procedure, walker.case, walker.events)
        except BaseException:
            sys.stdout.write(f"seed {seed}, path {path}\n")
            raise
        counts["cases"] += 1
        counts["events"] += len(walker.events)
    sys.stdout.write(f"{time.monotonic() - begun:.0f} s\n")
    for name, count in counts.items():
        sys.stdout.write(f"{name}: {count}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
