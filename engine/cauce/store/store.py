"""A database of cases, opened: the `Store` of `cauce.runtime.desk.storage`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Lock, get_ident
from types import TracebackType
from typing import Self

from cauce.model.procedure import Procedure
from cauce.runtime.desk.storage import StaleCaseError
from cauce.store.driver.session import ConflictError, Session
from cauce.store.keys import MasterKey
from cauce.store.recent import Recent
from cauce.store.revisions import check_schema
from cauce.store.sealing import seal_when_due
from cauce.store.transaction import DatabaseTransaction


def open_session(address: str | Path, keys: MasterKey) -> Session:
    """Return a connection to an existing database: the path of a file, or `postgresql://…`. Raises StorageProblem."""
    if isinstance(address, str) and "://" in address:
        from cauce.store.driver.postgres import PostgresSession  # noqa: PLC0415 - an optional package

        return PostgresSession(address)
    from cauce.store.driver.sqlite import SqliteSession  # noqa: PLC0415 - who has a server needs no file

    return SqliteSession(Path(address), keys.database)


def open_store(address: str | Path, keys: MasterKey) -> DatabaseStore:
    """Open an existing database of this version. Raises StorageProblem."""
    session = open_session(address, keys)
    try:
        check_schema(session, keys.fingerprint)
    except BaseException:
        session.close()
        raise
    return DatabaseStore(session, keys)


class DatabaseStore:
    """A database of cases on one connection: its transactions follow one another. Close it, or use it in a `with`."""

    def __init__(self, session: Session, keys: MasterKey) -> None:
        self.session = session
        self.keys = keys
        self._known: dict[str, Procedure] = {}
        self._recent = Recent()
        self._turn = Lock()
        self._holder = 0

    def read(self) -> AbstractContextManager[DatabaseTransaction]:
        """Begin a transaction that only reads, all of it at one moment. Raises StorageProblem."""
        return self._transaction(write=False)

    def write(self) -> AbstractContextManager[DatabaseTransaction]:
        """Begin a transaction that writes. Raises StorageProblem; StaleCaseError when another one won."""
        return self._transaction(write=True)

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[DatabaseTransaction]:
        with self._taken():
            self.session.begin(write=write)
            transaction = DatabaseTransaction(self.session, self.keys, dict(self._known), self._recent)
            try:
                yield transaction
                transaction.finish()
                if transaction.last_change is not None:
                    seal_when_due(self.session, transaction.last_change)
                self.session.commit()
            except ConflictError:
                self.session.rollback()
                raise StaleCaseError from None
            except BaseException:
                self.session.rollback()
                raise
            self._known = transaction.known

    @contextmanager
    def _taken(self) -> Iterator[None]:
        """Wait for the other threads. One that waited for itself would wait forever: a bug, told at once."""
        if self._holder == get_ident():
            raise RuntimeError("a transaction is open already on this connection")
        with self._turn:
            self._holder = get_ident()
            try:
                yield
            finally:
                self._holder = 0

    def settle(self) -> None:
        """Bring the database's own file up to date before it is checked."""
        with self._taken():
            self.session.settle()

    def faults(self) -> list[str]:
        """Return what the database finds wrong in its own file, read whole. Raises StorageProblem if it cannot be."""
        self.settle()
        with self.read() as transaction:
            return transaction.session.faults()

    def close(self) -> None:
        """Let go of the database."""
        self.session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
