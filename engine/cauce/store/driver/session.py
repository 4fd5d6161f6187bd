"""One connection to a database, in the few words that the statements need. Statements use `:name` for their values."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter, methodcaller
from typing import Any

Row = tuple[Any, ...]

TOUCHED = attrgetter("rowcount")
_EVERY = methodcaller("fetchall")
_FIRST = methodcaller("fetchone")


class ConflictError(Exception):
    """A row with that key is there already, or another transaction won; carries no data."""


class Session(ABC):
    """A connection. `writing` tells whether the transaction now open may write."""

    dialect: str
    writing = False

    def run(self, statement: str, **values: Any) -> int:
        """Carry out a statement; return how many rows it touched."""
        touched: int = self._execute(statement, values, TOUCHED)
        return touched

    def all(self, statement: str, **values: Any) -> list[Row]:
        """Return every row that a statement gives."""
        rows: list[Row] = self._execute(statement, values, _EVERY)
        return rows

    def one(self, statement: str, **values: Any) -> Row | None:
        """Return the first row, None when there is none."""
        row: Row | None = self._execute(statement, values, _FIRST)
        return row

    @abstractmethod
    def later(self, statement: str, rows: Sequence[Mapping[str, Any]], *, sure: bool = False) -> None:
        """Carry out a statement once for each of `rows`: now, or before anything else is asked of the database.

        What is only written is told to a server in few trips. With `sure`, each must touch a row. Raises ConflictError,
        then or now, when one touches none, or when a row is there already.
        """

    @abstractmethod
    def lock(self, name: str) -> None:
        """Wait until no other writing transaction holds this name; held until this one ends."""

    @abstractmethod
    def try_lock(self, name: str) -> bool:
        """Take such a lock only if nobody holds it; tell whether it was taken."""

    def settle(self) -> None:
        """Bring the database's own file up to date, as `faults` needs it; outside a transaction. Never raises."""
        return

    def faults(self) -> list[str]:
        """Return what the database finds wrong in its own file; a server looks after that itself."""
        return []

    @abstractmethod
    def begin(self, *, write: bool) -> None:
        """Begin a transaction."""

    @abstractmethod
    def commit(self) -> None:
        """End it: everything is durable."""

    @abstractmethod
    def rollback(self) -> None:
        """End it: nothing has changed. Never raises."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the connection. Never raises."""

    @abstractmethod
    def _execute(self, statement: str, values: Mapping[str, Any], take: Callable[[Any], Any]) -> Any:
        """Carry out a statement and return what `take` takes from its cursor; exceptions are ours."""


def listed(name: str, values: Sequence[Any]) -> tuple[str, dict[str, Any]]:
    """Return «:name0, :name1…» and its values, for an `IN (…)`."""
    keys = {f"{name}{index}": value for index, value in enumerate(values)}
    return ", ".join(f":{key}" for key in keys), keys


LOCKS = re.compile(r"/\*lock( of \w+)?\*/")
"""Where a statement locks the rows that it reads; to SQLite, whose file is locked whole already, it is a comment."""
NAMED = re.compile(r"(?<!:):([a-z_][a-z_0-9]*)")
