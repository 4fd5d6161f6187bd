"""A long run of `test_machine`: `uv run python tests/store/machine_campaign.py --steps N --seconds S [--postgresql]`.

Goes on, some examples at a time, until there were enough steps or time is up; the first failure is shown.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / name) for name in ("engine", "diagrams", "cli", ".")]

from hypothesis import HealthCheck, Phase, settings  # noqa: E402
from hypothesis.stateful import run_state_machine_as_test  # noqa: E402

from cauce.store.keys import MasterKey  # noqa: E402
from cauce.store.schema import create  # noqa: E402
from tests.store.machine import DeskMachine  # noqa: E402
from tests.store.server import started_server  # noqa: E402
from tests.support.scratch import scratch  # noqa: E402

Place = Callable[[], Path | str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--shrink", action="store_true", help="look for the shortest way to what failed: minutes")
    asked = parser.parse_args()
    counts: Counter[str] = Counter()
    how = settings(
        max_examples=5,
        stateful_step_count=60,
        deadline=None,
        database=None,
        phases=[Phase.generate] + [Phase.shrink] * asked.shrink,
        suppress_health_check=list(HealthCheck),
    )
    keys, begun = MasterKey.create(), time.monotonic()
    with on_server(keys) if asked.postgresql else on_files(keys) as place:
        while counts["steps"] < asked.steps and time.monotonic() - begun < asked.seconds:
            run_state_machine_as_test(lambda: DeskMachine(place, keys, counts), settings=how)  # type: ignore[no-untyped-call]
    for name, count in sorted(counts.items()):
        sys.stdout.write(f"{name}: {count}\n")
    sys.stdout.write(f"{time.monotonic() - begun:.0f} s\n")
    return 0


@contextmanager
def on_files(keys: MasterKey) -> Iterator[Place]:
    """Give what makes an empty file of SQLCipher."""
    with scratch() as folder:
        blank, numbers = folder / "cauce.db", itertools.count()
        create(blank, keys, datetime(2026, 1, 2, 9, tzinfo=UTC))

        def place() -> Path:
            inside = folder / str(next(numbers))
            inside.mkdir()
            return Path(shutil.copy2(blank, inside))

        yield place


@contextmanager
def on_server(keys: MasterKey) -> Iterator[Place]:
    """Give what makes an empty database of PostgreSQL."""
    with started_server() as server:
        if server is None:
            sys.exit("no PostgreSQL server: set CAUCE_TEST_POSTGRES, or install postgresql")
        server.make("blank")
        create(server.address("blank"), keys, datetime(2026, 1, 2, 9, tzinfo=UTC))
        yield lambda: server.address(server.copy("blank"))


if __name__ == "__main__":
    sys.exit(main())
