"""What every test shares: the flag that rewrites golden files, and the places of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is not a defect: limits of time are measured by the tests that are about time.
settings.register_profile("cauce", deadline=None, print_blob=True)
settings.load_profile("cauce")

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--actualizar`."""
    parser.addoption("--actualizar", action="store_true", help="rewrite golden files with what the code gives now")


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def procedures(root: Path) -> Path:
    """The folder of the procedures that Cauce ships."""
    return root / "procedures"


@pytest.fixture
def updating(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten (`--actualizar`)."""
    return bool(request.config.getoption("--actualizar"))
