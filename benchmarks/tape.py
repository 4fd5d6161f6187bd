"""What a store says to its driver, recorded and said again: the same reads and writes, with nothing around them."""

from __future__ import annotations

from typing import Any

Said = tuple[str, str, Any]
"""The method called on the connection, the statement, its values."""


class Recorder:
    """Stands in for a connection of the driver and keeps what is said to it."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.tape: list[Said] = []

    def execute(self, statement: str, values: Any = ()) -> Any:
        """Record and execute."""
        self.tape.append(("execute", statement, dict(values) if values else ()))
        return self._connection.execute(statement, values)

    def executemany(self, statement: str, rows: Any) -> Any:
        """Record and execute."""
        self.tape.append(("executemany", statement, [dict(row) for row in rows]))
        return self._connection.executemany(statement, rows)

    def taken(self) -> list[Said]:
        """Return what was said since the last time."""
        tape, self.tape = self.tape, []
        return tape

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def say(connection: Any, tape: list[Said]) -> None:
    """Say it all again to another connection, and fetch what is read."""
    for method, statement, values in tape:
        cursor = getattr(connection, method)(statement, values)
        if method == "execute" and cursor.description is not None:
            cursor.fetchall()


def weight(tape: list[Said]) -> tuple[int, int]:
    """Return how many statements a tape has and how many bytes of values it writes."""
    rows = [row for method, _, values in tape for row in (values if method == "executemany" else [values]) if row]
    size = sum(len(part) if isinstance(part, bytes | str) else 8 for row in rows for part in row.values())
    return len(tape), size
