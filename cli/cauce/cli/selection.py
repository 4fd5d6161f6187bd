"""Which files a person means: a path, a folder, or a procedure by its key as they remember it."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.places import procedures_folder
from cauce.cli.problems import CommandError, UsageError
from cauce.cli.spanish import did_you_mean

if TYPE_CHECKING:
    from cauce.cli.settings import Settings

_ENDINGS = (".yaml", ".yml")
_DASHES = re.compile(r"\s*[-‐-―−]\s*")
_REASONS = {
    errno.EACCES: "no hay permiso para abrirlo",
    errno.EPERM: "no hay permiso para abrirlo",
    errno.ENOENT: "ya no existe",
    errno.EISDIR: "es una carpeta",
    errno.ENOTDIR: "algo de su ruta no es una carpeta",
    errno.ENOSPC: "el disco está lleno",
    errno.EDQUOT: "se acabó el espacio que tiene permitido en el disco",
    errno.EFBIG: "no cabe en el disco",
    errno.EIO: "el disco no respondió",
    errno.EEXIST: "ya existe",
    errno.ENOTEMPTY: "no está vacía",
    errno.ENAMETOOLONG: "su nombre es demasiado largo",
    errno.EROFS: "la carpeta es de solo lectura",
}


def find_files(words: Sequence[str], settings: Settings) -> list[Path]:
    """Return what the words name, each once and in their order; without words, the folder of procedures.

    Raises UsageError when a word names nothing, a folder without YAML files, or a file that is not one.
    """
    if not words:
        return [_folder(procedures_folder(settings))]
    return list(dict.fromkeys(find_file(word, settings) for word in words))


def find_file(word: str, settings: Settings) -> Path:
    """Return the file or folder that a word names; raises UsageError."""
    path = Path(word)
    if path.is_dir():
        return _folder(path)
    if path.exists():
        if path.suffix.lower() not in _ENDINGS:
            raise UsageError(f"«{word}» no es un archivo de procedimiento.", "Su nombre debe terminar en «.yaml».")
        return path
    if "/" in word or "\\" in word or path.suffix.lower() in _ENDINGS:
        near = did_you_mean(path.name, _names(path.parent))
        raise UsageError(f"No existe el archivo «{word}».", near)
    return _by_key(word, procedures_folder(settings))


def expanded(paths: Sequence[Path]) -> list[Path]:
    """Return the files, those of each folder (and of its institutions and calendars) in the place of the folder."""
    found: list[Path] = []
    for path in paths:
        places = [path, path / "instituciones", path / "calendarios"] if path.is_dir() else []
        found += [path] if not places else [file for place in places for file in _yaml_files(place)]
    return list(dict.fromkeys(found))


def find_procedure(word: str, settings: Settings) -> Path:
    """Return the one file that a word names; raises UsageError, also for a folder."""
    path = find_file(word, settings)
    if path.is_dir():
        raise UsageError(f"«{word}» es una carpeta.", "Diga un solo procedimiento, por su clave o su archivo.")
    return path


@contextmanager
def readable() -> Iterator[None]:
    """Turn a file that cannot be opened or written into a CommandError that names it and says why."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        known = _REASONS.get(error.errno or 0)
        if error.filename is None:
            if known is None:
                raise
            # What fails in the middle of writing does not say which file it was.
            raise CommandError(f"No se pudo terminar de escribir: {known}.") from error
        reason = known or "el sistema no lo permite"
        raise CommandError(f"No se pudo usar «{error.filename}»: {reason}.") from error


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _yaml_files(folder: Path) -> list[Path]:
    return [folder / name for name in sorted(_names(folder)) if name.lower().endswith(_ENDINGS)]


def _folder(folder: Path) -> Path:
    if not expanded([folder]):
        inside = folder / "procedures"
        hint = f"¿Quiso decir «{inside}»?" if inside.is_dir() else "Sus nombres deben terminar en «.yaml»."
        raise UsageError(f"La carpeta «{folder}» no tiene archivos de procedimientos.", hint)
    return folder


def _by_key(word: str, folder: Path) -> Path:
    files = {path.stem: path for path in _yaml_files(folder)}
    wanted = bare_key(word)
    for stem, path in files.items():
        if bare_key(stem) == wanted:
            return path
    known = list(files)
    # Only a key that is not also the name of its file costs reading the files.
    for key, aliases, path in _claims(folder):
        if wanted in map(bare_key, (key, *aliases)):
            return path
        known += [key, *aliases]
    hint = did_you_mean(word, known) or f"Hay estos: {', '.join(sorted(files))}."
    where = "esta carpeta" if folder == Path() else f"«{folder}»"
    raise UsageError(f"No hay un procedimiento «{word}» en {where}.", hint)


def _claims(folder: Path) -> Iterator[tuple[str, tuple[str, ...], Path]]:
    from cauce.compiler.api import load_library

    with readable():
        library, _ = load_library(folder)
        for procedure in library.procedures.values():
            yield procedure.key, procedure.aliases, Path(procedure.file)


def bare_key(key: str) -> str:
    """Return a key without what manuals vary: the kind of dash, the spaces around it, capitals."""
    return _DASHES.sub("-", " ".join(key.split())).casefold()
