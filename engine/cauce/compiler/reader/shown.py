"""Fragments of a file as messages show them: short, on one line, and without characters that act on a terminal."""

from __future__ import annotations

import re

_UNSEEN = "[\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"


def shown(text: str, limit: int = 40) -> str:
    """Return a text fit for a message: one space for blanks, «·» for unseen characters, «…» for the rest."""
    clean = re.sub(_UNSEEN, "·", " ".join(text[: 4 * limit].split()))
    return clean if len(clean) <= limit else clean[: limit - 1].rstrip() + "…"


def spaces(count: int) -> str:
    """Say how many spaces stand before a line."""
    return "sin espacios delante" if count == 0 else "1 espacio" if count == 1 else f"{count} espacios"


def quoted(text: str, limit: int = 60) -> str:
    """Return a text between the quotes in which YAML reads it literally, to be copied from a message."""
    clean = shown(text, limit)
    if '"' in text or "\\" in text:
        return "'" + clean.replace("'", "''") + "'"
    return f'"{clean}"'
