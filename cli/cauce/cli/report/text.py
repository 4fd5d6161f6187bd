"""Diagnostics for people: what happens, where, the line with a caret, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.output import BLUE, BOLD, RED, YELLOW, Paint, write
from cauce.cli.wrapping import wrapped
from cauce.model.diagnostics import Severity
from cauce.model.source import NOWHERE, Span

if TYPE_CHECKING:
    from cauce.cli.wrapping import wrapped
from cauce.model.diagnostics import Diagnostic

Line = tuple[str | Paint, ...]

_COLOUR = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.NOTE: BLUE}
_CONTEXT = 12
_LEAST_EXCERPT = 24


def write_diagnostics(diagnostics: Iterable[Diagnostic], columns: int) -> None:
    """Write diagnostics with the lines of their files, which are read once each."""
    sources: dict[str, Sequence[str]] = {}
    for diagnostic in diagnostics:
        if diagnostic.file not in sources:
            sources[diagnostic.file] = _lines_of(diagnostic.file)
        for line in as_text(diagnostic, sources[diagnostic.file], columns):
            write(*line)
        write()


def _lines_of(file: str) -> Sequence[str]:
    """Return the lines of a file as the reader counts them; what is not UTF-8 is shown as marks."""
    try:
        text = Path(file).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ()
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def as_text(diagnostic: Diagnostic, source: Sequence[str], columns: int) -> Iterator[Line]:
    """Yield the lines of a diagnostic. `source` are the lines of its file, empty if they cannot be shown."""
    colour = _COLOUR[diagnostic.severity]
    title = f"{diagnostic.severity.value}[{diagnostic.code}]"
    first, *others = wrapped(f"{title}: {diagnostic.message}", columns, hanging="  ")
    yield (Paint(title, colour), Paint(first.removeprefix(title), BOLD))
    for line in others:
        yield (Paint(line, BOLD),)
    places = [(diagnostic.span, "^", diagnostic.hint)]
    places += [(related.span, "-", related.message) for related in diagnostic.related]
    shown = [place for place in places if place[0] != NOWHERE and place[0].line <= len(source)]
    margin = max((len(str(span.line)) for span, _, _ in shown), default=1)
    where = diagnostic.file if diagnostic.span == NOWHERE else _place(diagnostic.file, diagnostic.span)
    yield (" " * margin, Paint("--> ", BLUE), where)
    for place in places:
        span, mark, words = place
        if place in shown:
            yield from _excerpt(source[span.line - 1], span, mark, words, margin, columns, colour)
        elif words:
            yield from _note(words, margin, columns)


def _place(file: str, span: Span) -> str:
    return f"{file}:{span.line}:{span.column}"


def _excerpt(line: str, span: Span, mark: str, words: str, margin: int, columns: int, colour: str) -> Iterator[Line]:
    bar = Paint(f"{' ' * margin} |", BLUE)
    text, start, length = _window(line, span, max(_LEAST_EXCERPT, columns - margin - 4))
    pointer = " " * _columns(text[:start]) + mark * max(1, _columns(text[start : start + length]))
    yield (bar,)
    yield (Paint(f"{span.line:>{margin}} |", BLUE), f" {text}".rstrip())
    fits = len(pointer) + len(words) + margin + 4 <= columns
    yield (bar, " ", Paint(f"{pointer} {words}".rstrip() if fits else pointer, colour if mark == "^" else BLUE))
    if words and not fits:
        yield from _note(words, margin, columns)


def _note(words: str, margin: int, columns: int) -> Iterator[Line]:
    indent = " " * (margin + 1)
    for number, line in enumerate(wrapped(words, max(_LEAST_EXCERPT, columns - len(indent) - 2))):
        yield (indent, Paint("= " if number == 0 else "  ", BLUE), line)


def _window(line: str, span: Span, room: int) -> tuple[str, int, int]:
    """Return the part of a long line around the place, and where in it the place starts and how long it is."""
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    length = max(0, end - start)
    if len(line) <= room:
        return line, start, length
    left = 0 if start < room - _CONTEXT else start - _CONTEXT
    text = line[left : left + room - 2]
    if left:
        text = f"…{text[1:]}"
    if left + room - 2 < len(line):
        text += "…"
    return text, start - left, min(length, len(text) - (start - left))


def _columns(text: str) -> int:
    """Count the terminal columns of a text: accents written apart take none, East Asian letters two."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
