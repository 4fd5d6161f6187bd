"""DBOS on SQLite: one workflow a case, each step of the walk a step of the workflow.

To its advantage: the workflow runs through without waiting for anybody, reads nothing back between two steps, encrypts
nothing, and its journal (SQLite's default) may lose the last acknowledged step at power loss.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSConfig

from benchmarks.engines.flat import PeerStep


class PeerWorkflows:
    """DBOS launched over one file, until `close`."""

    def __init__(self, path: Path) -> None:
        DBOS(
            config=DBOSConfig(
                name="benchmark",
                system_database_url=f"sqlite:///{path}",
                log_level="ERROR",
                run_admin_server=False,
            )
        )

        @DBOS.step()
        def complete(state: dict[str, Any], ref: str, data: dict[str, Any]) -> dict[str, Any]:
            return {**state, **data, "fila": ref}

        @DBOS.workflow()
        def walk(steps: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
            state: dict[str, Any] = {}
            for ref, data in steps:
                state = complete(state, ref, data)
            return state

        self._walk = walk
        DBOS.launch()

    def go(self, steps: list[PeerStep]) -> None:
        """Take a case through all the steps."""
        self._walk([(step.ref, step.data) for step in steps])

    def close(self) -> None:
        """Let go of the file."""
        DBOS.destroy()
