"""The file of an embedded database: who may read it, and what may stand in its place."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cauce.store.problems import StorageProblem, problem

COMPANIONS = ("-wal", "-shm", "-journal", "-turno")
"""What the names of the files beside a database add to its own: SQLite's, and the queue of its writers."""


def check_file(path: Path) -> None:
    """Raise StorageProblem unless `path` is a regular file, not a link. It is not opened: that would drop its locks."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        raise problem("base_ausente", path) from None
    except PermissionError:
        raise problem("sin_permiso") from None
    except OSError:
        raise problem("disco_falla") from None
    if not stat.S_ISREG(mode):
        raise problem("base_no_es_archivo", path)


@contextmanager
def private_files(group: str = "") -> Iterator[None]:
    """Create files that only this account (and `group`) may read, whatever the folder or the account's own habit."""
    before = os.umask(0o007 if group else 0o077)
    try:
        yield
    finally:
        os.umask(before)


def reserve(path: Path, group: str = "") -> None:
    """Make the empty file of a new database, 0600, or 0660 in a 2770 folder of a group. Raises StorageProblem."""
    try:
        with private_files(group):
            make_folder(path.parent)
            if group:
                _share(path.parent, group, 0o2770)
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
            os.close(handle)
            if group:
                _share(path, group, 0o660)
    except FileExistsError:
        raise problem("base_existente", path) from None
    except PermissionError:
        raise problem("solo_lectura") from None
    except LookupError:
        raise problem("grupo_desconocido", group) from None
    except OSError as error:
        raise of_os(error) from None


def remove(path: Path) -> None:
    """Take away a file that was not finished, if the system lets us: why it was not is what counts. Never raises."""
    with suppress(OSError):
        path.unlink()


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder, and those above it that are not there; a power cut does not undo them. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(mode=mode, parents=True, exist_ok=True)
    for made in missing:
        make_durable(made.parent)


def make_durable(folder: Path) -> None:
    """Make sure that the names in a folder survive a power cut, where the system can. Raises OSError."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # who may write in it and not look into it cannot do more
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def of_os(error: OSError) -> StorageProblem:
    """Return the problem behind an error of the operating system."""
    import errno  # noqa: PLC0415

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return problem("disco_lleno")
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return problem("solo_lectura")
    return problem("disco_falla")


def _share(path: Path, group: str, mode: int) -> None:
    import grp  # noqa: PLC0415 - absent on Windows, where there is nothing to share this way

    os.chown(path, -1, grp.getgrnam(group).gr_gid)
    path.chmod(mode)
