"""The shipped procedures, compiled and laid out once for all the tests of the sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.diagrams.shipped import Drawn, drawn


@pytest.fixture(scope="session")
def shipped(procedures: Path) -> dict[str, Drawn]:
    """Every shipped procedure with its graph, its sheets and the time they took, by key."""
    return drawn(procedures)
