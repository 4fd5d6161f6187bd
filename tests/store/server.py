"""A PostgreSQL server for tests: the one of CAUCE_TEST_POSTGRES, or one of our own in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


QUICK = "-c fsync=off"
"""Settings of a server that need not survive a power cut."""


class OwnServer(Server):
    """A server of our own in a folder of its own, which may be started, stopped and killed."""

    def __init__(self, programs: Path, home: Path, settings: str = QUICK) -> None:
        super().__init__(f"postgresql://cauce@/?host={home}", home / "data")
        self._programs = programs
        self._home = home
        self._settings = settings
        self._make()

    def start(self) -> None:
        """Start it and wait until it takes orders, after whatever it has to recover."""
        where = f"-c listen_addresses='' -c unix_socket_directories='{self._home}' -c max_connections=60"
        self._control("start", "-w", "-o", f"{where} {self._settings}", "-l", self._home / "log")

    def stop(self) -> None:
        """Stop it at once, if it runs."""
        self._control("stop", "-m", "immediate", check=False)

    def kill(self) -> None:
        """Kill the server and every process of it with SIGKILL, and wait until they are gone."""
        assert self.data
        first = int((self.data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        found = [first, *_children(first)]
        for process in found:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        deadline = time.monotonic() + 30
        while any(_runs(process) for process in found):
            assert time.monotonic() < deadline, "a process of the server does not die"
            time.sleep(0.005)
        # Perhaps nobody has buried them yet, and the next server would take them for alive.
        for lock in (self.data / "postmaster.pid", *self._home.glob(".s.PGSQL.*.lock")):
            lock.unlink(missing_ok=True)

    def _make(self) -> None:
        assert self.data
        self.data.mkdir()
        if os.geteuid() == 0:
            who = pwd.getpwnam(_nobody())
            os.chown(self._home, who.pw_uid, who.pw_gid)
            os.chown(self.data, who.pw_uid, who.pw_gid)
        options = ["-U", "cauce", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        self._command("initdb", "-D", self.data, *options)

    def _control(self, *words: str | Path, check: bool = True) -> None:
        assert self.data
        self._command("pg_ctl", *words, "-D", self.data, check=check)

    def _command(self, program: str, *words: str | Path, check: bool = True) -> None:
        command = [*_as_nobody(), self._programs / program, *words]
        subprocess.run(command, check=check, capture_output=True, cwd=self._home)


@contextmanager
def started_server() -> Iterator[Server | None]:
    """Give a server, None when the machine has none. Our own is stopped at the end."""
    given = os.environ.get("CAUCE_TEST_POSTGRES")
    if given:
        yield Server(given)
        return
    with own_server() as server:
        yield server


@contextmanager
def own_server(settings: str = QUICK) -> Iterator[OwnServer | None]:
    """Give a server of our own, None when PostgreSQL is not installed here."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), default=None)
    if programs is None:
        yield None
        return
    # The server refuses to run as root, and whoever runs it must be able to enter every folder above its own.
    home = Path(tempfile.mkdtemp(prefix="cauce-pg-", dir="/tmp"))
    home.chmod(0o755)
    try:
        server = OwnServer(programs.parent, home, settings)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _children(parent: int) -> list[int]:
    """Return the processes that a process began, from what the system says of each."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if _status(status)[1] == str(parent):
                found.append(int(status.parent.name))
    return found


def _runs(process: int) -> bool:
    """Tell whether a process is there and not only waiting to be buried."""
    try:
        return _status(Path(f"/proc/{process}/stat"))[0] != "Z"
    except OSError:
        return False


def _status(path: Path) -> list[str]:
    """Return the state of a process, its parent and so on: what follows its name, which may hold anything."""
    return path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()


def _as_nobody() -> list[str]:
    return ["setpriv", "--reuid", _nobody(), "--regid", _group(), "--clear-groups"] if os.geteuid() == 0 else []


def _nobody() -> str:
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


def _group() -> str:
    return str(pwd.getpwnam(_nobody()).pw_gid)
