"""A long run of `test_walks`: `uv run python tests/store/walks_campaign.py --walks N --seconds S`.

Stops at whichever comes first, or at the first walk that goes wrong; then it prints the seeds that give it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / name) for name in ("engine", "diagrams", "cli", ".")]

from cauce.store.keys import MasterKey  # noqa: E402
from cauce.store.schema import create  # noqa: E402
from tests.store.walking import walk, whole  # noqa: E402
from tests.support.scratch import scratch  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", help="where the databases go; in memory by default, where there is such a folder")
    asked = parser.parse_args()
    with scratch(asked.folder) as folder:
        counts = run(asked, folder)
    for name, count in counts.items():
        sys.stdout.write(f"{name}: {count}\n")
    return 0


def run(asked: argparse.Namespace, folder: Path) -> Counter[str]:
    keys, blank = MasterKey.create(), folder / "blank.db"
    create(blank, keys, datetime(2026, 1, 2, 9, tzinfo=UTC))
    rng, begun = Random(asked.seed), time.monotonic()
    counts: Counter[str] = Counter()
    while counts["walks"] < asked.walks and time.monotonic() - begun < asked.seconds:
        seed, path = rng.randrange(2**32), rng.randrange(2**32)
        place = folder / f"{counts['walks']}"
        place.mkdir()
        try:
            walker = walk(Path(shutil.copy2(blank, place)), keys, (seed, path), size=4 + path % 9, steps=2 + path % 11)
            counts["steps"] += len(walker.given)
            counts["events"] += len(walker.events)
            counts["refusals"] += walker.refused
            if counts["walks"] % 20 == 0:
                assert walker.finish(), "no end can be reached"
                whole(walker)
                counts["taken to an end"] += 1
        except BaseException:
            sys.stdout.write(f"seed {seed}, path {path}\n")
            raise
        counts["walks"] += 1
        shutil.rmtree(place)
    counts["seconds"] = round(time.monotonic() - begun)
    return counts


if __name__ == "__main__":
    sys.exit(main())
