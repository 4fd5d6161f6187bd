"""Reasons and notes: typed at a prompt or read from a file.

Given on the command line they would stay in the shell's history and in the list of processes: only for training.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.problems import CommandError, UsageError
from cauce.cli.selection import readable
from cauce.cli.workspace.questions import can_ask

if TYPE_CHECKING:
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import Session

ASK = ""
"""An option written without its text: it is to be asked for."""
_LONGEST = 1_000_000


def secret_text(
    settings: Settings,
    session: Session,
    option: str,
    how: tuple[str | None, str | None],
    *,
    question: str,
    needed: bool = True,
) -> str:
    """Return a text that people write; `how` is what followed `option`, and the file of its other form.

    It comes from the file, is asked for, or (only in training) is what was typed. Without `needed`, a text that was not
    mentioned is empty. Raises UsageError when it is missing and nobody can be asked, or when it was typed on the
    command line of a workspace with real cases.
    """
    said, file = how
    if said is not None and file is not None:
        raise UsageError(f"«{option}» y «{option}-de» piden dos cosas distintas.", "Deje una.")
    if file is not None:
        return _not_empty(read_text(file), f"{option}-de")
    if said:
        if not session.training:
            raise UsageError(
                f"El texto de «{option}» no se escribe en la orden: quedaría a la vista en el historial de la "
                "computadora.",
                f"Escriba solo «{option}» y se le preguntará, o guárdelo en un archivo: {option}-de ARCHIVO",
            )
        return _not_empty(said, option)
    if said is None and not needed:
        return ""
    if not can_ask(settings):
        raise UsageError(f"Falta «{option}».", f"Guarde el texto en un archivo y diga cuál: {option}-de ARCHIVO")
    from cauce.cli.casos.asking.lines import Asker

    return Asker(training=session.training).need(question, str.strip)


def read_text(file: str) -> str:
    """Return the text of a file, or of standard input for «-». Raises CommandError when it cannot be read."""
    data = read_bytes(file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CommandError(
            f"«{file}» no está guardado como UTF-8.", "Guárdelo como UTF-8 y vuelva a intentarlo."
        ) from None


def read_bytes(file: str, longest: int = _LONGEST) -> bytes:
    """Return what a file holds, or standard input for «-»; raises CommandError when it cannot be read or is too big."""
    if file == "-":
        data = sys.stdin.buffer.read(longest + 1)
    else:
        path = Path(file)
        if not path.exists():
            raise CommandError(f"No existe el archivo «{file}».", "Revise la ruta.")
        with readable(), path.open("rb") as opened:
            data = opened.read(longest + 1)
    if len(data) > longest:
        raise CommandError(f"«{file}» es demasiado grande: se admiten hasta {longest // 1_000_000} MB.")
    return data


def _not_empty(text: str, option: str) -> str:
    if not text.strip():
        raise UsageError(f"El texto de «{option}» está vacío.", "Escriba el motivo con sus palabras.")
    return text.strip()
