"""The key of a workspace to paper, and from paper back."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.cli.files import write_private
from cauce.cli.output import paragraph, write
from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.selection import readable
from cauce.cli.settings import Settings
from cauce.cli.workspace.folder import Workspace, find_workspace
from cauce.cli.workspace.questions import can_ask, confirm
from cauce.cli.workspace.sheet import MADE, rows_in, sheet
from cauce.store.key_files import keep_key, key_path, read_key
from cauce.store.problems import StorageProblem
from cauce.store.recovery import ROWS, is_row, key_from_rows

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
        text = sheet(at.workspace, key, str(key_path(at.workspace.id)), at.now)
        with at.store.write() as transaction:
            transaction.audit(at.now, at.person.id if at.person else "", "", MADE, "", ())
        if on_screen:
            for line in text.splitlines():
                write(line)
            return ExitCode.DONE
        path = Path(place)
        if os.path.lexists(path):
            raise UsageError(f"Ya existe «{path}»: no se tocó.", "Dé el nombre de un archivo nuevo.")
        with readable():
            write_private(path, text.encode())
        write(f"Escrita la hoja de recuperación: {path}")
        paragraph("Imprímala, guarde el papel en un sobre cerrado donde diga la Dirección, y borre el archivo.")
        if path.resolve().is_relative_to(at.workspace.folder.resolve()):
            paragraph("Bórrelo sin falta: está junto a la base de datos que abre.")
    return ExitCode.DONE


def restore_key(place: str, settings: Settings, *, with_phrase: bool) -> int:
    """Put the key of a sheet where it belongs, once it has opened the database. Raises CommandError."""
    from cauce.cli.workspace.database import storage_problems
    from cauce.cli.workspace.unlocking import new_phrase

    workspace = find_workspace(settings)
    with storage_problems():
        key = key_from_rows(_typed(settings) if place == "-" else _read(Path(place)))
        _check_opens(workspace, key, settings)
        path = key_path(workspace.id)
        if not with_phrase and _is_there(workspace, key):
            paragraph(f"La llave ya estaba en su lugar: {path}")
            return ExitCode.DONE
        phrase = new_phrase(settings) if with_phrase else ""
        aside = _put_aside(path)
        keep_key(key, workspace.id, passphrase=phrase)
    paragraph(f"La llave quedó en {path}, y abre la base de datos.")
    if not phrase:
        paragraph("Quedó sin frase. Para cerrarla con una: cauce doctor --restaurar-llave - --frase")
    if aside is not None:
        paragraph(f"La que había quedó en {aside}; bórrela cuando vea que todo está bien.")
    return ExitCode.DONE


def _typed(settings: Settings) -> str:
    """Ask for the rows of the key one by one, again when one is not right."""
    if not can_ask(settings):
        return rows_in(sys.stdin.read())
    write(f"Copie de la hoja los {ROWS} renglones de la llave.")
    asker = Asker()
    return "\n".join(asker.need(f"Renglón {number}:", partial(_row, number)) for number in range(1, ROWS + 1))


def _row(number: int, answer: str) -> str:
    if not is_row(number, answer):
        raise NotUnderstoodError("No está como en la hoja. Cópielo otra vez: son dos grupos de cuatro letras y cifras.")
    return answer


def _read(path: Path) -> str:
    with readable():
        return rows_in(path.read_bytes().decode("utf-8", "replace"))


def _check_opens(workspace: Workspace, key: MasterKey, settings: Settings) -> None:
    from cauce.cli.workspace.database import address, with_password
    from cauce.store.store import open_store

    try:
        with_password(workspace, settings, lambda: open_store(address(workspace), key)).close()
    except StorageProblem as problem:
        if problem.code == "llave_equivocada":
            raise CommandError(
                "La llave de esa hoja no abre la base de datos de este espacio: no se cambió nada.",
                f"Busque la hoja que dice «Espacio de trabajo   {workspace.id}».",
            ) from None
        raise


def _is_there(workspace: Workspace, key: MasterKey) -> bool:
    try:
        return read_key(workspace.id).secret == key.secret
    except StorageProblem:
        return False


def _put_aside(path: Path) -> Path | None:
    """Keep a copy of the key that was there under another name; None when there was none."""
    if not path.is_file():
        return None
    names = (path.with_name(f"{path.name}.anterior{number}") for number in range(1, 1000))
    aside = next(name for name in names if not os.path.lexists(name))
    with readable():
        write_private(aside, path.read_bytes())
    return aside
