"""Lines that look like keys inside a text of several lines: read as text, they would be lost without a word."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TypeAlias

from cauce.compiler.reader.report import ENOUGH, Report
from cauce.compiler.reader.source import Source
from cauce.model.diagnostics import Severity
from cauce.model.source import Span

_KEY_LINE = re.compile(r"^ *(?:- )?([a-z][a-z0-9_]*):(?= |\r?$)", re.MULTILINE)


KeyLine: TypeAlias = tuple[str, Span]
"""A line of a text that begins like a key: the word, and where it is."""


def key_lines(source: Source, start: int, end: int) -> list[KeyLine]:
    """Return the lines between two indices, the first apart, that begin like a key, as far as anybody would read."""
    found = islice(_KEY_LINE.finditer(source.text, start, end), ENOUGH)
    return [(match[1], source.span(*match.span(1))) for match in found]


def warn_swallowed(lines: list[KeyLine], keys: set[str], report: Report) -> None:
    """Warn of the lines that begin with a key of the language, or of this file: a text may say so, but seldom does."""
    for word, span in lines:
        if word in keys or word in _vocabulary():
            message = f"«{word}:» parece una clave, pero por su sangría es parte del texto de arriba"
            hint = "Si es una clave, alinéela con la clave del texto; si es texto, no haga nada."
            report.add("W102", span, message, hint, severity=Severity.WARNING)


@cache
def _vocabulary() -> frozenset[str]:
    """Every key of the language; asked for only when a line of a text looks like one."""
    from cauce.compiler.shape.kinds import ObjectKind  # noqa: PLC0415
    from cauce.compiler.shape.vocabulary import KINDS  # noqa: PLC0415

    return frozenset(key.name for kind in KINDS.values() if isinstance(kind, ObjectKind) for key in kind.keys)
