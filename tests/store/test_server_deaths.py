"""The server dies under those who write, and is started again: a little of `server_deaths`."""

from __future__ import annotations

import pytest

from cauce.store.driver import postgres
from tests.store.server import QUICK, own_server
from tests.store.server_deaths import Heard, deaths, judge

HASTY = f"{QUICK} -c synchronous_commit=off -c wal_writer_delay=10s"
"""A server that acknowledges before it has written, as some are set up to be quick."""


def died(settings: str, kills: int) -> Heard:
    """Let a server die so often and judge what is left."""
    with own_server(settings) as server:
        if server is None:
            pytest.skip("no PostgreSQL to kill: install postgresql")
        killed, heard = deaths(server, kills, seconds=60, seed=20261128)
        assert killed == kills
        assert len(heard.acknowledged) > 20
        assert heard.cut, "nobody was writing when it died"
        judge(server, heard)
        return heard


@pytest.mark.parametrize("settings", [QUICK, HASTY])
def test_a_server_that_dies_loses_nothing(settings: str) -> None:
    assert died(settings, kills=3).errors == []


def test_a_loss_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a hasty server left as it is, what was acknowledged would be lost with it."""
    monkeypatch.setattr(postgres, "_SETTINGS", "SET timezone = 'UTC'")
    with pytest.raises(AssertionError, match="what acted is not what was acknowledged"):
        died(HASTY, kills=3)
