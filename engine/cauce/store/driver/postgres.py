"""A session on a PostgreSQL server, through psycopg 3. Row locks, so that many work at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cauce.store.driver.session import LOCKS, NAMED, ConflictError, Session
from cauce.store.problems import StorageProblem, problem

if TYPE_CHECKING:
    import psycopg

_SCHEMES = ("postgresql+psycopg://", "postgresql://", "postgres://")
_SETTINGS = """
SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '10min'; SET timezone = 'UTC';
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
"""
"""The last: a server that is set up to acknowledge before it has written is not to do so with a case."""

_CLASSES: Mapping[str, str] = {
    "08": "sin_conexion",
    "28": "base_rechazada",
    "3D": "base_rechazada",
    "53": "base_ocupada",
    "57": "sin_conexion",
}
_STATES: Mapping[str, str] = {
    "25006": "solo_lectura",
    "42501": "sin_permiso",
    "53100": "disco_lleno",
    "55P03": "base_ocupada",
}
_LOST = {"23505", "40001", "40P01"}
"""A row was there already, or another transaction won (serialization, deadlock): the command is to be tried again."""


def is_server(address: str) -> bool:
    """Tell whether an address is that of a PostgreSQL server; else it is a file's."""
    return address.startswith(_SCHEMES)


def plain_address(address: str) -> str:
    """Return an address as the driver takes it, without the name that SQLAlchemy wants in the scheme."""
    scheme = next(scheme for scheme in _SCHEMES if address.startswith(scheme))
    return "postgresql://" + address.removeprefix(scheme)


def need_client() -> None:
    """Raise StorageProblem where the client of PostgreSQL is not installed: only who has a server needs it."""
    try:
        import psycopg  # noqa: F401, PLC0415
    except ImportError:
        raise problem("falta_postgresql") from None


def connect(address: str, *, autocommit: bool = True) -> psycopg.Connection[Any]:
    """Return a raw connection. Raises StorageProblem, in which the address (it may hold a password) does not appear."""
    need_client()
    import psycopg  # noqa: PLC0415

    _silence()
    try:
        connection: psycopg.Connection[Any] = psycopg.connect(plain_address(address), autocommit=True)
        connection.execute(_SETTINGS)
        connection.autocommit = autocommit
    except psycopg.ProgrammingError:
        raise problem("direccion_mal_escrita") from None
    except psycopg.Error as error:
        refused = _wanted_password(error) or "authentication" in str(error) or "does not exist" in str(error)
        raise problem("base_rechazada") if refused else problem("sin_conexion") from None
    return connection


@cache
def _silence() -> None:
    """Let the client tell of a lost connection by its exception only, not also in English at the terminal."""
    import logging  # noqa: PLC0415 - psycopg has it already

    logging.getLogger("psycopg").addHandler(logging.NullHandler())


def _wanted_password(error: psycopg.Error) -> bool:
    """Tell whether the server asked for a password, which it did not get or did not like.

    Before there is a session no code comes with an error, and its text is in the server's own language.
    """
    connection = error.pgconn
    return connection is not None and (connection.needs_password or connection.used_password)


@contextmanager
def translated(*, writing: bool) -> Iterator[None]:
    """Turn psycopg's exceptions into ours. Their text is English and quotes rows: it goes no further."""
    import psycopg  # noqa: PLC0415

    try:
        yield
    except psycopg.Error as error:
        if error.sqlstate in _LOST:
            raise ConflictError from None
        raise problem_of(error, writing=writing) from None


def problem_of(error: BaseException, *, writing: bool = False) -> StorageProblem:
    """Return the problem behind an exception of psycopg, met while something was being written or only read.

    Whoever only read has nothing that might be stored twice.
    """
    import psycopg  # noqa: PLC0415

    state = getattr(error, "sqlstate", None) or ""
    found = _STATES.get(state) or _CLASSES.get(state[:2])
    if found is None and isinstance(error, psycopg.OperationalError):
        found = "sin_conexion"
    if found == "sin_conexion" and writing:
        found = "conexion_cortada"
    return problem(found or "base_falla")


class _Said(NamedTuple):
    """A statement, its values, and whether it must touch a row."""

    statement: bytes
    values: Mapping[str, Any]
    sure: bool = False


class PostgresSession(Session):
    """A connection to a server."""

    dialect = "postgresql"

    def __init__(self, address: str) -> None:
        self._address = address
        self._connection = connect(address)
        self._queue: list[_Said] = []

    def begin(self, *, write: bool) -> None:
        """Begin: a reader sees one moment; a writer sees what the one it waited for left, and locks rows itself."""
        if self._connection.closed:
            self._connection = connect(self._address)
        how = "READ COMMITTED" if write else "REPEATABLE READ READ ONLY"
        self._queue = [_Said(f"BEGIN ISOLATION LEVEL {how}".encode(), {})]
        self.writing = write

    def commit(self) -> None:
        """Commit."""
        with translated(writing=self.writing):
            # Only when it is known what each statement touched.
            self._tell()
            self._connection.execute("COMMIT")

    def rollback(self) -> None:
        """Roll back what is open; a connection that was cut has nothing open."""
        import psycopg  # noqa: PLC0415

        self._queue = []
        if self._connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE:
            return
        try:
            self._connection.execute("ROLLBACK")
        except psycopg.Error:
            return

    def close(self) -> None:
        """Close."""
        self._connection.close()

    def lock(self, name: str) -> None:
        """Take an advisory lock on a name, until the end of the transaction."""
        if self.writing:
            self.run("SELECT pg_advisory_xact_lock(:number)", number=_number(name))

    def try_lock(self, name: str) -> bool:
        """Take an advisory lock if it is free."""
        row = self.one("SELECT pg_try_advisory_xact_lock(:number)", number=_number(name))
        return bool(row and row[0])

    def later(self, statement: str, rows: Sequence[Mapping[str, Any]], *, sure: bool = False) -> None:
        """Keep a statement until the server is asked something, or the transaction ends: one trip for all."""
        translated_statement = _translated(statement, self.writing)
        self._queue.extend(_Said(translated_statement, row, sure) for row in rows)

    def _execute(self, statement: str, values: Mapping[str, Any], take: Callable[[Any], Any]) -> Any:
        with translated(writing=self.writing):
            return take(self._tell(_Said(_translated(statement, self.writing), values)))

    def _tell(self, *last: _Said) -> Any:
        """Tell the server what was kept for it and something more, in one trip; return the cursor of the last."""
        said, self._queue = (*self._queue, *last), []
        if len(said) == 1:
            return self._connection.execute(said[0].statement, said[0].values)
        with self._connection.pipeline():
            cursors = [self._connection.execute(each.statement, each.values) for each in said]
        if any(each.sure and cursor.rowcount != 1 for each, cursor in zip(said, cursors, strict=True)):
            raise ConflictError
        return cursors[-1] if cursors else None


def _number(name: str) -> int:
    """Return the number by which the server knows a lock."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)


@cache
def _translated(statement: str, writing: bool) -> bytes:
    """Return a statement with psycopg's marks, and its row lock when it is read to be written."""
    marked = NAMED.sub(r"%(\1)s", statement.replace("%", "%%"))
    return LOCKS.sub(r"FOR UPDATE\1" if writing else "", marked).encode()
