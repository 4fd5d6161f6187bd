"""A session on the embedded file, through SQLCipher."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from cauce.store.driver.files import check_file
from cauce.store.driver.policy import journal_policy
from cauce.store.driver.session import TOUCHED, ConflictError, Session
from cauce.store.driver.turns import Turns
from cauce.store.problems import StorageProblem, problem

DRIVER = "sqlcipher3.dbapi2"
PATIENCE = 30.0
"""Seconds that a writer waits for the others in all."""
_TURN = 0.05
"""Seconds of one attempt: SQLite's own waiting is unfair, so it waits little and we try again at random moments."""

_PROBLEMS: Mapping[int, str] = {
    dbapi2.SQLITE_NOTADB: "llave_equivocada",
    dbapi2.SQLITE_CORRUPT: "base_danada",
    dbapi2.SQLITE_READONLY: "solo_lectura",
    dbapi2.SQLITE_CANTOPEN: "sin_permiso",
    dbapi2.SQLITE_PERM: "sin_permiso",
    dbapi2.SQLITE_FULL: "disco_lleno",
    dbapi2.SQLITE_IOERR: "disco_falla",
    dbapi2.SQLITE_BUSY: "base_ocupada",
    dbapi2.SQLITE_LOCKED: "base_ocupada",
}


def connect(path: Path, key: bytes) -> Any:
    """Return a raw connection to an existing file, set up as design.md §4 says. Raises StorageProblem."""
    check_file(path)
    with translated():
        # mode=rw: a file that vanished meanwhile is not made anew.
        connection = dbapi2.connect(
            f"file:{quote(str(path))}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=_TURN,
            check_same_thread=False,
        )
    try:
        with translated():
            set_up(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def set_up(connection: Any, key: bytes) -> None:
    """Give a connection its key and its rules; the first page that is read tells whether the key is right."""
    # Before the key, or SQLCipher writes English to the terminal.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    version = tuple(map(int, dbapi2.sqlite_version.split(".")))
    journal, synchronous = journal_policy((version[0], version[1], version[2]))
    patiently(lambda: connection.execute("SELECT count(*) FROM sqlite_master").fetchone())
    if patiently(lambda: connection.execute("PRAGMA journal_mode").fetchone())[0] != journal.lower():
        patiently(lambda: connection.execute(f"PRAGMA journal_mode = {journal}").fetchone())
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # else INSERT OR REPLACE deletes without asking the triggers
    connection.execute("PRAGMA secure_delete = ON")  # a destroyed key must not survive in a free page
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")


def patiently(action: Callable[[], Any]) -> Any:
    """Try until the file is free, at most `PATIENCE` seconds."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return action()
        except dbapi2.OperationalError as error:
            if _code(error) != dbapi2.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            import random  # noqa: PLC0415 - few ever wait

            time.sleep(random.uniform(0.001, 0.015))  # noqa: S311 - fairness, not secrecy


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite's exceptions into ours. Their text is English and may hold data: it goes no further."""
    try:
        yield
    except dbapi2.Error as error:
        raise _ours(error) from None


def _ours(error: BaseException) -> Exception:
    # The driver gives the same code for every constraint.
    if isinstance(error, dbapi2.IntegrityError) and str(error).startswith("UNIQUE"):
        return ConflictError()
    return problem_of(error)


def problem_of(error: BaseException) -> StorageProblem:
    """Return the problem behind an exception of SQLite."""
    return problem(_PROBLEMS.get(_code(error), "base_falla"))


class SqliteSession(Session):
    """A connection to the embedded file."""

    dialect = "sqlite"

    def __init__(self, path: Path, key: bytes) -> None:
        self._connection = connect(path, key)
        self._settled = False
        self._turns = Turns(path)

    def begin(self, *, write: bool) -> None:
        """Begin; a writer takes the file at once, because a reader that turns writer cannot wait (promises.md §1.4)."""
        if write and not self._turns.take(PATIENCE):
            raise problem("base_ocupada")
        try:
            with translated():
                patiently(lambda: self._connection.execute("BEGIN IMMEDIATE" if write else "BEGIN"))
        except BaseException:
            self._turns.leave()
            raise
        self.writing = write

    def commit(self) -> None:
        """Commit."""
        with translated():
            patiently(lambda: self._connection.execute("COMMIT"))
        self._turns.leave()

    def rollback(self) -> None:
        """Roll back what is open."""
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except dbapi2.Error:  # SQLite has rolled back already, or will when the connection closes
            return
        finally:
            self._turns.leave()

    def close(self) -> None:
        """Close."""
        self._connection.close()
        self._turns.leave()

    def lock(self, name: str) -> None:
        """Do nothing: a writer has the file."""

    def try_lock(self, name: str) -> bool:
        """Tell that it is taken: a writer has the file."""
        return True

    def settle(self) -> None:
        """Copy into the file what its WAL holds: a copying that the power cut left halfway is done again."""
        self._settled = False
        try:
            row = patiently(lambda: self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone())
        except dbapi2.Error:  # a disk that is full or read-only: what is in the WAL stays there
            return
        self._settled = row[1] == row[2]

    def faults(self) -> list[str]:
        """Check every page against its own seal, and the structure of the file; at most a few are told.

        The check of pages knows nothing of the WAL: while it holds what the file does not, the check of the structure,
        which reads each page where it is, has to do alone. A journal does not put back the pages that hold nothing.
        """
        wrong = len(self.all("PRAGMA cipher_integrity_check")) if self._settled else 0
        whole = self.all("PRAGMA quick_check(1)") == [("ok",)]
        if wrong and whole and self.all("PRAGMA journal_mode") == [("delete",)]:
            free: int = self.all("PRAGMA freelist_count")[0][0]
            wrong = 0 if wrong <= free else wrong
        found = [f"{wrong} páginas no son las que se escribieron"] if wrong else []
        if not whole:
            found.append("su estructura no es correcta")
        if self.all("PRAGMA foreign_key_check"):
            found.append("hay renglones que se refieren a otros que no están")
        return found

    def later(self, statement: str, rows: Sequence[Mapping[str, Any]], *, sure: bool = False) -> None:
        """Carry out a statement for each of `rows`, at once."""
        if len(rows) == 1:
            touched = self._execute(statement, rows[0], TOUCHED)
        elif rows:
            with translated():
                touched = self._connection.executemany(statement, rows).rowcount
        else:
            return
        if sure and touched != len(rows):
            raise ConflictError

    def _execute(self, statement: str, values: Mapping[str, Any], take: Callable[[Any], Any]) -> Any:
        # Twenty times a step: what waits and what translates is made only when something is the matter.
        try:
            return take(self._connection.execute(statement, values))
        except dbapi2.Error as error:
            if _code(error) != dbapi2.SQLITE_BUSY:
                raise _ours(error) from None
        with translated():
            return patiently(lambda: take(self._connection.execute(statement, values)))


def _code(error: BaseException) -> int:
    """Return the primary code of an error: an extended one says more in its upper bytes."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
