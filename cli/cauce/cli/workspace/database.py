"""The database of a workspace, opened or made; what goes wrong with it told as every command tells its problems."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC
from typing import TYPE_CHECKING, TypeVar

from cauce.cli.problems import CommandError
from cauce.cli.settings import Settings
from cauce.cli.workspace.folder import Workspace
from cauce.cli.workspace.unlocking import unlocked
from cauce.store.problems import StorageProblem

if TYPE_CHECKING:
    from cauce.model.procedure import Procedure
    from cauce.store.keys import MasterKey
    from cauce.store.store import DatabaseStore
    from cauce.store.transaction import DatabaseTransaction
    from cauce.store.verification import Verified

    Compile = Callable[[bytes], Procedure | None]

T = TypeVar("T")


class WorkspaceStore:
    """A database, and the definitions stored in it, which may be asked for also while a transaction is open.

    One connection carries one transaction at a time, and the desk asks for definitions in the middle of its own.
    """

    def __init__(self, store: DatabaseStore) -> None:
        self.keys = store.keys
        self._store = store
        self._open: DatabaseTransaction | None = None

    def read(self) -> AbstractContextManager[DatabaseTransaction]:
        """Begin a transaction that only reads."""
        return self._remembered(self._store.read())

    def write(self) -> AbstractContextManager[DatabaseTransaction]:
        """Begin a transaction that writes."""
        return self._remembered(self._store.write())

    def definition(self, digest: str) -> Procedure | None:
        """Return a stored definition, in the open transaction or in one of its own; None if there is none."""
        if self._open is not None:
            return self._open.definition(digest)
        with self.read() as transaction:
            return transaction.definition(digest)

    def verify(self, compile_text: Compile, progress: Callable[[int, int], None], witnessed: str = "") -> Verified:
        """Verify all that is stored; see `cauce.store.verification.verify`."""
        from cauce.store.verification import verify

        return verify(self._store, compile_text, progress, witnessed)

    @contextmanager
    def _remembered(self, beginning: AbstractContextManager[DatabaseTransaction]) -> Iterator[DatabaseTransaction]:
        with beginning as transaction:
            self._open = transaction
            try:
                yield transaction
            finally:
                self._open = None


@contextmanager
def storage_problems() -> Iterator[None]:
    """Turn a problem of the database into a CommandError with its words."""
    try:
        yield
    except StorageProblem as problem:
        raise CommandError(problem.message, problem.cure) from problem


@contextmanager
def opened(workspace: Workspace, settings: Settings) -> Iterator[WorkspaceStore]:
    """Open the database of a workspace with its key. Raises CommandError, also for what goes wrong while it is open."""
    from cauce.store.store import open_store

    with storage_problems():
        key = unlocked(workspace, settings)
        with with_password(workspace, settings, lambda: open_store(address(workspace), key)) as store:
            yield WorkspaceStore(store)


@contextmanager
def created(workspace: Workspace, key: MasterKey, settings: Settings) -> Iterator[WorkspaceStore]:
    """Make the database of a new workspace and open it. Raises CommandError."""
    from datetime import datetime

    from cauce.store.schema import create
    from cauce.store.store import open_store

    with storage_problems():
        now = datetime.now(UTC)
        with_password(workspace, settings, lambda: create(address(workspace), key, now, workspace.group))
        with open_store(address(workspace), key) as store:
            yield WorkspaceStore(store)


def address(workspace: Workspace) -> str:
    """Return the URL of a server, or the path of the file."""
    return workspace.database if workspace.on_server else str(workspace.database_file)


def with_password(workspace: Workspace, settings: Settings, connect: Callable[[], T]) -> T:
    """Return what `connect` gives; where the server refuses for want of a password, ask for it and try once more.

    The password is kept in this process only. The client of PostgreSQL reads PGPASSWORD and the file of PGPASSFILE (or
    ~/.pgpass) without being told. Raises StorageProblem.
    """
    from cauce.cli.workspace.questions import ask_secret, can_ask

    try:
        return connect()
    except StorageProblem as problem:
        if problem.code != "base_rechazada" or os.environ.get("PGPASSWORD") or not can_ask(settings):
            raise
    os.environ["PGPASSWORD"] = ask_secret("Contraseña de la base de datos:")
    return connect()
