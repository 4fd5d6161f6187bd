"""Why something is done, which may tell of a person: never from the command line, which others can read."""

from __future__ import annotations

import sys
from pathlib import Path

from cauce.cli.problems import UsageError
from cauce.cli.selection import readable
from cauce.cli.settings import Settings


def read_reason(text: str | None, file: str | None, settings: Settings, *, training: bool) -> str:
    """Return the reason: from a file, from standard input («-»), from a question, or typed in a training workspace.

    Raises UsageError when it is typed elsewhere, is empty, or nobody can be asked.
    """
    from cauce.cli.workspace.questions import ask

    if text is not None and not training:
        raise UsageError(
            "«--motivo» quedaría en el historial de la terminal, a la vista de otros.",
            "Quítelo y Cauce lo pregunta, o escríbalo en un archivo: --motivo-de ARCHIVO",
        )
    if file is None:
        return (text or "").strip() or ask("¿Por qué motivo?", "--motivo-de", settings)
    with readable():
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        said = " ".join(data.decode("utf-8-sig").split())
    except UnicodeDecodeError:
        raise UsageError(f"«{file}» no está guardado como UTF-8.", "Guárdelo con codificación UTF-8.") from None
    if not said:
        raise UsageError(f"«{file}» no dice ningún motivo.", "Escríbalo ahí.")
    return said
