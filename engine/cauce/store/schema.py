"""Creating a database and bringing one up to date, with Alembic. Imported only by those commands: it takes a second."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlmodel import Session as ReportSession

from cauce.store.driver import files, postgres
from cauce.store.keys import MasterKey
from cauce.store.problems import StorageProblem, problem
from cauce.store.revisions import KEY_CHECK
from cauce.store.tables import Meta

SCRIPTS = Path(__file__).parent / "migrations"


def create(address: str | Path, keys: MasterKey, at: datetime, group: str = "") -> None:
    """Create an empty database. A file that was begun and not finished is taken away. Raises StorageProblem."""
    if _is_server(address):
        with _connected(address, keys) as connection:
            if inspect(connection).has_table(Meta.__tablename__):
                raise problem("base_existente", "el servidor")
            _begin(connection, keys, at)
        return
    path = Path(address)
    files.reserve(path, group)
    try:
        with files.private_files(group), _connected(path, keys) as connection:
            _begin(connection, keys, at)
        files.make_durable(path.parent)
    except BaseException as error:
        for ending in ("", *files.COMPANIONS):
            files.remove(Path(f"{path}{ending}"))
        if isinstance(error, OSError):
            raise files.of_os(error) from None
        raise


def upgrade(address: str | Path, keys: MasterKey) -> None:
    """Bring an existing database to the present version; nothing changes when it fails. Raises StorageProblem."""
    with _connected(address, keys) as connection:
        command.upgrade(configuration(connection), "head")


@contextmanager
def connected(address: str | Path, keys: MasterKey) -> Iterator[Connection]:
    """Give SQLAlchemy's connection to an existing database, in one transaction: for reports and migrations."""
    with _connected(address, keys) as connection:
        yield connection


def configuration(connection: Connection) -> Config:
    """Return what Alembic asks for."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _begin(connection: Connection, keys: MasterKey, at: datetime) -> None:
    command.upgrade(configuration(connection), "head")
    with ReportSession(connection) as session:
        session.add(Meta(name=KEY_CHECK, value=keys.fingerprint))
        session.add(Meta(name="creada", value=at.isoformat()))
        session.flush()


def _is_server(address: str | Path) -> bool:
    return isinstance(address, str) and postgres.is_server(address)


@contextmanager
def _connected(address: str | Path, keys: MasterKey) -> Iterator[Connection]:
    """Connect by a creator: the key and the password are in no URL, where a `repr` would show them."""
    if _is_server(address):
        postgres.need_client()  # else SQLAlchemy looks for it first, and says so in its own words
        engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: postgres.connect(str(address), autocommit=False),
            poolclass=NullPool,
        )
    else:
        from cauce.store.driver import sqlite  # noqa: PLC0415

        engine = create_engine(
            "sqlite://",
            module=import_module(sqlite.DRIVER),
            creator=lambda: sqlite.connect(Path(address), keys.database),
            poolclass=NullPool,
        )
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # the driver begins nothing by itself
            yield connection
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("COMMIT")
            else:
                connection.commit()
    except SQLAlchemyError as error:
        raise _problem(error, _is_server(address)) from None


def _problem(error: SQLAlchemyError, server: bool) -> StorageProblem:
    """Return what was wrong, from the driver's own exception."""
    cause = getattr(error, "orig", None)
    if cause is None:
        return problem("base_falla")
    if server:
        return postgres.problem_of(cause)
    from cauce.store.driver import sqlite  # noqa: PLC0415

    return sqlite.problem_of(cause)
