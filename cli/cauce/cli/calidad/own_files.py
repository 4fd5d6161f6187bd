"""Files that may be made again: ours are replaced, anybody else's only when told to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from cauce.cli.files import put_file
from cauce.cli.problems import CommandError

Ours = Callable[[bytes], bool]
"""Whether the content of a file was made by Cauce."""


def check_free(paths: Iterable[Path], ours: Ours, *, force: bool) -> None:
    """Raise CommandError if a place is taken by what is not ours; nothing has been written yet. Raises OSError."""
    taken = [path for path in paths if os.path.lexists(path) and not _is_ours(path, ours)]
    if taken and not force:
        others = f" (y otros {len(taken) - 1})" if len(taken) > 1 else ""
        raise CommandError(
            f"«{taken[0]}»{others} no lo escribió Cauce: no se tocó nada.",
            "Elija otra carpeta con «--salida», o reemplácelo con «--forzar».",
        )


def put_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, made if it is not there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        put_file(folder / name, data)


def remove_leftovers(paths: Iterable[Path], ours: Ours) -> list[Path]:
    """Remove those of some files that are ours, and return them. Raises OSError."""
    removed = [path for path in paths if _is_ours(path, ours)]
    for path in removed:
        path.unlink()
    return removed


def _is_ours(path: Path, ours: Ours) -> bool:
    return path.is_file() and not path.is_symlink() and ours(path.read_bytes())
