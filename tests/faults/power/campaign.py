"""The power cut thousands of times: `python -m tests.faults.power.campaign --images 10000 --seconds 1200`.

Of each way of working (the desk on a file, journalled in each of the two ways of design.md §4; the real command) rounds
are recorded anew and cut at moments chosen at random, once in each mode, until there were so many images or its time is
up. Two careless ways follow, of which losses have to be found. `--guardar` keeps the table in benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import busy, keep, machine, table
from tests.faults.power.cutting import Cut
from tests.faults.power.disk import Mode
from tests.faults.power.recorder import built, missing
from tests.faults.power.scenes import DeskScene, MigrationScene, OfficeScene, Scene
from tests.support.scratch import scratch

ROUND = 500
"""Images of each mode between one recording and the next."""
SCENES: dict[str, tuple[bool, Callable[[Path, Path, int], Scene]]] = {
    "desk, WAL FULL": (True, lambda library, place, turn: DeskScene(library, place, "WAL FULL", 70 + 37 * turn % 110)),
    "desk, DELETE EXTRA": (
        True,
        lambda library, place, turn: DeskScene(library, place, "DELETE EXTRA", 70 + 37 * turn % 110),
    ),
    "new version of the schema": (True, lambda library, place, turn: MigrationScene(library, place)),
    "command, WAL FULL": (True, lambda library, place, turn: OfficeScene(library, place)),
    "desk, WAL NORMAL": (False, lambda library, place, turn: DeskScene(library, place, "WAL NORMAL", 90)),
    "desk, DELETE FULL": (False, lambda library, place, turn: DeskScene(library, place, "DELETE FULL", 90)),
}
"""What is recorded, each with whether nothing may be lost."""
_SAMPLE = 500
"""Images of a careless way: that something is lost is soon seen."""


def rounds(make: Callable[[Path, Path, int], Scene], library: Path, images: int, seconds: float, seed: int) -> Cut:
    """Record and cut, again and again."""
    found, until, turn = Cut(), time.monotonic() + seconds, 0
    while found.images[Mode.STRICT] < images and time.monotonic() < until:
        with scratch() as place:
            scene = make(library, place, turn)
            found.add(scene.cut(min(ROUND, images - found.images[Mode.STRICT]), seed + turn))
        turn += 1
    return found


def main() -> int:
    """Cut, and say what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=10_000, help="of each mode and way of working")
    parser.add_argument("--seconds", type=float, default=1200, help="of each way of working, at most")
    parser.add_argument("--only", default="", help="the ways of working that have this in their name")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--guardar", action="store_true")
    asked = parser.parse_args()
    if missing():
        sys.exit(missing())
    os.environ["CAUCE_LLAVES"] = "/"
    rows, right = [], True
    for name, (sound, make) in SCENES.items():
        if asked.only not in name:
            continue
        begun = time.monotonic()
        with scratch() as place:
            images = asked.images if sound else min(asked.images, _SAMPLE)
            found = rounds(make, built(place), images, asked.seconds, asked.seed)
        right = right and bool(found.wrong) is not sound
        counts = [f"{found.images[mode]:,} ({found.judged[mode]:,})" for mode in Mode]
        bad = [str(found.bad(mode)) for mode in Mode]
        rows.append([name, *counts, *bad, f"{time.monotonic() - begun:.0f} s"])
        for mode, moment, why in found.wrong[:5] if sound else ():
            sys.stdout.write(f"{name}, {mode.value}, before call {moment}: {why}\n")
    head = ["at work", *(f"{mode.value}: images (different)" for mode in Mode)]
    head += [*(f"{mode.value}: wrong" for mode in Mode), "time"]
    command = f"python -m tests.faults.power.campaign --images {asked.images} --seconds {asked.seconds:g}"
    body = f"`{command}`, seed {asked.seed} · {machine('sqlcipher3')} · {busy()}\n\n{table(head, rows)}\n\n{_MEANING}"
    if asked.guardar:
        keep("Power cuts", body)
    else:
        sys.stdout.write(body + "\n")
    return 0 if right else 1


_MEANING = """\
Every image is opened by Cauce itself and verified whole (as `cauce comprobar`); each request that was acknowledged has
to be there, the one under way, given again, has to act once, and none may have acted twice. Of the command, also its
key and its procedures have to be there, from the moment at which `cauce iniciar` said that it was done. What survives
without being synced: nothing (strict), the changes of each file and folder up to some moment (prefix), any of them,
also single sectors of 512 bytes (torn). The last two rows are journalled more carelessly than Cauce does, to see that
the cuts find it."""


if __name__ == "__main__":
    sys.exit(main())
