"""Writing files whole or not at all, and where new ones go."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.places import bundled_procedures, place

if TYPE_CHECKING:
    from cauce.cli.settings import Settings

_USUAL_MODE = 0o644


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; a link still leads to the file it led to. Raises OSError."""
    put_file(path.resolve(), data)


def put_file(place: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody ever sees half of it. Raises OSError.

    The mode of a file that existed is kept. A link at the place is replaced, never followed.
    """
    existed = place.is_file() and not place.is_symlink()
    mode = stat.S_IMODE(place.stat().st_mode) if existed else _USUAL_MODE
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(place)
    except BaseException:
        with suppress(OSError):  # gone already, or not to be taken away: why it was not finished is what counts
            Path(beside).unlink()
        raise


def write_private(path: Path, data: bytes) -> None:
    """Write a new file, for this account only, that a power cut does not undo.

    Raises OSError, and then leaves nothing; FileExistsError when there is anything at the place, a link too.
    """
    from cauce.store.driver.files import make_durable

    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        make_durable(path.parent)
    except BaseException:
        with suppress(OSError):  # as above
            path.unlink()
        raise


def own_folder(settings: Settings) -> Path:
    """Return the folder of the person's own procedures: of the workspace, `procedures` here, or the working folder.

    Never the copy that comes with an installed Cauce, which the next update would overwrite.
    """
    found = place(settings).folder
    if found != bundled_procedures() or settings.workspace_folder():
        return found
    folder = Path("procedures")
    return folder if folder.is_dir() else Path()
