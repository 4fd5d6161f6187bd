"""A PostgreSQL server for tests: the one of CAUCE_TEST_POSTGRES, or one of our own in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Server:
    """A server that may make and drop databases. `base` is an address without the name of a database."""

    def __init__(self, base: str, data: Path | None = None) -> None:
        self.base = base
        self.data = data

    def address(self, name: str) -> str:
        """Return the address of one of its databases."""
        head, _, options = self.base.partition("?")
        return f"{head.rstrip('/')}/{name}" + (f"?{options}" if options else "")

    def make(self, name: str) -> None:
        """Make an empty database, again if there is one."""
        self.drop(name)
        self._run(f'CREATE DATABASE "{name}"')

    def clean(self, name: str) -> None:
        """Empty every table of a database, but for what says of which version and key it is."""
        import psycopg

        from cauce.store.revisions import REVISIONS
        from cauce.store.tables import METADATA

        tables = [table.name for table in reversed(METADATA.sorted_tables) if table.name != "meta"]
        with psycopg.connect(self.address(name)) as connection:
            connection.execute("SET LOCAL session_replication_role = replica")  # the history only grows, but for us
            for table in tables:
                connection.execute(f"DELETE FROM {table}".encode())  # noqa: S608
            connection.execute("UPDATE alembic_version SET version_num = %s", [REVISIONS[-1]])

    def drop(self, name: str) -> None:
        """Drop a database and who is connected to it."""
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def started_server() -> Iterator[Server | None]:
    """Give a server, None when the machine has none. Our own is stopped at the end."""
    given = os.environ.get("CAUCE_TEST_POSTGRES")
    if given:
        yield Server(given)
        return
    programs = max(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), default=None)
    if programs is None:
        yield None
        return
    # The server refuses to run as root, and whoever runs it must be able to enter every folder above its own.
    home = Path(tempfile.mkdtemp(prefix="cauce-pg-", dir="/tmp"))
    home.chmod(0o755)
    server = _start(programs.parent, home)
    try:
        yield server
    finally:
        subprocess.run(
            [*_as_nobody(), programs, "stop", "-D", home / "data", "-m", "immediate"], check=False, capture_output=True
        )
        shutil.rmtree(home, ignore_errors=True)


def _start(programs: Path, home: Path) -> Server:
    data = home / "data"
    data.mkdir()
    if os.geteuid() == 0:
        who = pwd.getpwnam(_nobody())
        os.chown(home, who.pw_uid, who.pw_gid)
        os.chown(data, who.pw_uid, who.pw_gid)
    options = ["-U", "cauce", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(
        [*_as_nobody(), programs / "initdb", "-D", data, *options], check=True, capture_output=True, cwd=home
    )
    settings = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c max_connections=60 -c fsync=off"
    subprocess.run(
        [*_as_nobody(), programs / "pg_ctl", "start", "-w", "-D", data, "-o", settings, "-l", home / "log"],
        check=True,
        capture_output=True,
        cwd=home,
    )
    return Server(f"postgresql://cauce@/?host={home}", data)


def _as_nobody() -> list[str]:
    return ["setpriv", "--reuid", _nobody(), "--regid", _group(), "--clear-groups"] if os.geteuid() == 0 else []


def _nobody() -> str:
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


def _group() -> str:
    return str(pwd.getpwnam(_nobody()).pw_gid)
