"""Texts broken into lines of a given width; no character is ever lost."""

from __future__ import annotations

from functools import lru_cache

from cauce.diagrams.text.measure import text_width

LEADING = 1.16
"""Distance between baselines, in em."""


@lru_cache(maxsize=16384)
def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines not wider than `width` points; a word wider than that is broken inside."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, width, size, bold):
            longer = f"{line} {piece}" if line else piece
            if line and text_width(longer, size, bold) > width:
                lines.append(line)
                line = piece
            else:
                line = longer
    if line:
        lines.append(line)
    return tuple(lines)


@lru_cache(maxsize=16384)
def balanced(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Break a text into as few lines as `wrap` does, of lengths as even as possible."""
    lines = wrap(text, width, size, bold)
    if len(lines) < 2:
        return lines
    low, high = max(width / 3, *(text_width(word, size, bold) for word in text.split())), width
    if low > width:
        return lines
    while high - low > 1:
        middle = (low + high) / 2
        if len(wrap(text, middle, size, bold)) > len(lines):
            low = middle
        else:
            high = middle
    return wrap(text, high, size, bold)


def widest(lines: tuple[str, ...], size: float, bold: bool = False) -> float:
    """Return the width of the widest line in points."""
    return max((text_width(line, size, bold) for line in lines), default=0.0)


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """Break a word that is wider than a line, at a slash or hyphen if there is one, else anywhere."""
    pieces: list[str] = []
    while word and text_width(word, size, bold) > width:
        end = 1
        while end < len(word) and text_width(word[: end + 1], size, bold) <= width:
            end += 1
        soft = max((word.rfind(mark, 0, end) + 1 for mark in "/-"), default=0)
        cut = soft if soft > 1 else end
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word] if word else pieces
