"""A PostgreSQL server of our own for as long as a benchmark runs: its own folder, a socket in it, no network port."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60
"""Seconds that the server may take to start or to stop."""


class NoServerError(Exception):
    """There are no programs of PostgreSQL on this machine, or nobody to run them as."""


def programs() -> Path:
    """Return the folder of the newest PostgreSQL here. Raises NoServerError."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoServerError("initdb is not on this machine")
    return Path(on_path).parent


@contextmanager
def cluster() -> Iterator[str]:
    """Start a server with its defaults (fsync on) and yield the address of an empty database; stop it and forget it."""
    bin_ = programs()
    user = _user()
    signal.signal(signal.SIGTERM, _leave)
    folder = Path(tempfile.mkdtemp(prefix="cauce-pg-"))
    try:
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"
        _run(user, bin_ / "initdb", "-D", data, "-U", "cauce", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        settings = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        _run(user, bin_ / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-t", PATIENCE, "-o", settings, "start")
        try:
            _run(user, bin_ / "createdb", "-h", folder, "-U", "cauce", "casos")
            yield f"postgresql://cauce@/casos?host={folder}"
        finally:
            _run(user, bin_ / "pg_ctl", "-D", data, "-w", "-t", PATIENCE, "-m", "fast", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _leave(*_: object) -> None:
    """End in order: whoever ends this program, perhaps twice, must not leave a server behind."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(143)


def _user() -> str | None:
    """Return whom to run the server as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        raise NoServerError("root cannot run PostgreSQL, and there is no user postgres") from None


def _run(user: str | None, program: Path, *arguments: object) -> None:
    done = subprocess.run(
        [str(program), *map(str, arguments)],
        user=user,
        cwd="/",
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=2 * PATIENCE,
    )
    if done.returncode != 0:
        raise NoServerError(f"{program.name}: {done.stderr.strip()}")
