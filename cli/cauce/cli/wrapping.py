"""Long texts in lines that fit."""

from __future__ import annotations

import textwrap


def wrapped(
    text: str, columns: int, indent: str = "", hanging: str | None = None, *, whole_words: bool = False
) -> list[str]:
    """Return the lines of a text, the first indented and the others (`hanging`) too; at least one line.

    A code such as PR-IMMUVER-01 is never broken at its hyphens. With `whole_words` a word longer than a line, such as
    a path to copy, is left whole: the terminal breaks it, and it is copied in one piece.
    """
    lines = textwrap.wrap(
        text,
        columns,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
        break_long_words=not whole_words,
    )
    return lines or [indent]


def shortened(text: str, columns: int) -> str:
    """Return a text that fits in one line, cut after a whole word and with «…» if it does not."""
    return textwrap.shorten(text, columns, placeholder="…")
