"""The key of a workspace to paper, and from paper back."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.output import paragraph, write, write_error
from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.selection import readable
from cauce.cli.settings import Settings
from cauce.cli.workspace.folder import Workspace, find_workspace
from cauce.cli.workspace.keys import key_path, read_key, write_key
from cauce.cli.workspace.questions import can_ask, confirm, line_of
from cauce.cli.workspace.recovery import LINES, key_of, key_part, sheet, wrong_line

if TYPE_CHECKING:
    from cauce.store.keys import MasterKey


def give_sheet(place: str, settings: Settings) -> int:
    """Write the recovery sheet to a new file, for this account only, or to the terminal after asking.

    That it was made is noted in the database, which also shows that the key on it is the right one.
    """
    from cauce.cli.workspace.session import session

    on_screen = place == "-"
    if on_screen and not can_ask(settings):
        raise UsageError(
            "La hoja solo se muestra en una terminal.", "Dé el nombre de un archivo: --hoja-de-recuperacion hoja.txt"
        )
    if on_screen and not confirm("La llave se verá en la pantalla. ¿Está a solas y quiere verla?"):
        write("No se mostró.")
        return ExitCode.DONE
    with session(settings, person=False) as at:
        key = at.store.keys
        text = sheet(at.workspace, key.secret, key.fingerprint, str(key_path(at.workspace)), at.now)
        with at.store.write() as transaction:
            transaction.audit(at.now, at.person.id if at.person else "", "", "doctor hoja-de-recuperacion", "", ())
        if on_screen:
            for line in text.splitlines():
                write(line)
            return ExitCode.DONE
        path = Path(place)
        _write_private(path, text)
        write(f"Escrita la hoja de recuperación: {path}")
        paragraph("Imprímala, guarde el papel en un sobre cerrado donde diga la Dirección, y borre el archivo.")
        if path.resolve().is_relative_to(at.workspace.folder.resolve()):
            paragraph("Bórrelo sin falta: está junto a la base de datos que abre.")
    return ExitCode.DONE


def _write_private(path: Path, text: str) -> None:
    if os.path.lexists(path):
        raise UsageError(f"Ya existe «{path}»: no se tocó.", "Dé el nombre de un archivo nuevo.")
    with readable():
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)


def restore_key(place: str, settings: Settings, *, with_phrase: bool) -> int:
    """Put the key of a sheet where it belongs, once it has opened the database. Raises CommandError."""
    from cauce.cli.workspace.unlocking import new_phrase
    from cauce.store.keys import MasterKey

    workspace = find_workspace(settings)
    key = MasterKey(_typed(settings) if place == "-" else _read(Path(place)))
    _check_opens(workspace, key, settings)
    path = key_path(workspace)
    if not with_phrase and _is_there(workspace, key):
        write(f"La llave ya estaba en su lugar: {path}")
        return ExitCode.DONE
    phrase = new_phrase(settings) if with_phrase else ""
    moved = _put_aside(path)
    try:
        write_key(path, workspace.id, key, phrase)
    except BaseException:
        if moved is not None:
            moved.replace(path)
        raise
    write(f"La llave quedó en {path}, y abre la base de datos.")
    if moved is not None:
        paragraph(f"La que había quedó en {moved}; bórrela cuando vea que todo está bien.")
    return ExitCode.DONE


def _typed(settings: Settings) -> bytes:
    """Ask for the lines of the key one by one, again when one is not right."""
    if not can_ask(settings):
        return key_of(sys.stdin.read().splitlines())
    write("Copie de la hoja las cuatro líneas de la llave.")
    parts = []
    for number in range(LINES):
        while (part := key_part(line_of(f"Línea {number + 1}: "), number)) is None:
            write_error(wrong_line(number).hint)
        parts.append(part)
    return b"".join(parts)


def _read(path: Path) -> bytes:
    with readable():
        data = path.read_bytes()
    return key_of(data.decode("utf-8", "replace").splitlines())


def _check_opens(workspace: Workspace, key: MasterKey, settings: Settings) -> None:
    from cauce.cli.workspace.database import address, prepare_password, storage_problems
    from cauce.store.problems import StorageProblem
    from cauce.store.store import open_store

    with storage_problems():
        prepare_password(workspace, settings)
        try:
            open_store(address(workspace), key).close()
        except StorageProblem as problem:
            if problem.code == "llave_equivocada":
                raise CommandError(
                    "La llave de esa hoja no abre la base de datos de este espacio: no se cambió nada.",
                    f"Busque la hoja que dice «Espacio de trabajo   {workspace.id}».",
                ) from None
            raise


def _is_there(workspace: Workspace, key: MasterKey) -> bool:
    try:
        found = read_key(workspace).key
    except CommandError:
        return False
    return found is not None and found.secret == key.secret


def _put_aside(path: Path) -> Path | None:
    """Keep the key that was there under another name; None when there was none."""
    if not os.path.lexists(path):
        return None
    names = (path.with_name(f"{path.name}.anterior{number}") for number in range(1, 1000))
    aside = next(name for name in names if not os.path.lexists(name))
    with readable():
        path.rename(aside)
    return aside
