"""A report of what nobody expected: where in our code, never with what data."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence

from cauce.cli.registry import COMMANDS, command_in


def report(error: BaseException, words: Sequence[str]) -> list[str]:
    """Write a crash file readable only by its owner and return the lines to tell the person.

    The file holds the kinds of the errors and the lines of code, not their messages nor the words typed, which may
    carry data of a case.
    """
    try:
        # mkstemp gives mode 0600.
        handle, path = tempfile.mkstemp(prefix="cauce-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in _lines(error, words))
    except OSError:
        kept = "No se pudo guardar el informe técnico."
    else:
        kept = f"El informe técnico, sin datos de ningún caso, quedó en {path}: entréguelo a quien le da soporte."
    return ["Cauce encontró un problema que no esperaba y no terminó la orden. No es culpa de usted.", kept]


def _lines(error: BaseException, words: Sequence[str]) -> Iterator[str]:
    yield f"Python {platform.python_version()} · {sys.platform}"
    yield f"Orden: {command_in(words) or next((word for word in words if word in COMMANDS), '(ninguna)')}"
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"{type(current).__module__}.{type(current).__qualname__}"
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line or ''}"
        current = current.__cause__ or current.__context__
