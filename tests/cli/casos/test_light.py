"""The daily commands start without the libraries that they do not need."""

from __future__ import annotations

import pytest

from tests.cli.test_imports import HEAVY, imported
from tests.support.counter import Counter


@pytest.mark.parametrize(
    "command", [["pendientes"], ["ver", "01-2026-1"], ["avanzar", "01-2026-1", "--dato", "canal=redes"]]
)
def test_nothing_heavy_is_imported(women: Counter, command: list[str]) -> None:
    women.done("abrir", "PR-IMMUVER-01")
    _, names = imported(*command, "--no-preguntar", "--como", women.person, "--ahora", women.as_of)
    assert "sqlcipher3" in names
    assert not names & (HEAVY - {"transitions"} | {"typer", "alembic", "psycopg"})
