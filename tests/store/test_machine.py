"""Every command of the desk in any order, over the real database: a little of `machine_campaign`."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.store.conftest import KEYS
from tests.store.machine import DeskMachine
from tests.support.scratch import scratch

LITTLE = settings(max_examples=12, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck))


def test_whatever_the_staff_do_the_database_tells_one_story(blank: Path) -> None:
    with scratch() as folder:
        numbers = itertools.count()

        def place() -> Path:
            inside = folder / str(next(numbers))
            inside.mkdir()
            copy = Path(shutil.copy(blank, inside))
            copy.chmod(0o600)
            return copy

        run_state_machine_as_test(lambda: DeskMachine(place, KEYS), settings=LITTLE)  # type: ignore[no-untyped-call]
