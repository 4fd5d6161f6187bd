"""Long texts in lines that fit."""

from __future__ import annotations

import textwrap


def wrapped(text: str, columns: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """Return the lines of a text, the first indented and the others (`hanging`) too; at least one line.

    A code such as PR-IMMUVER-01 is never broken at its hyphens.
    """
    lines = textwrap.wrap(
        text,
        columns,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )
    return lines or [indent]
