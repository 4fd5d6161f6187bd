"""The one place that writes to the terminal: everything passes `safe_text`, colour is only for people."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Self, TextIO, TypeVar

from cauce.cli.safe_text import safe_text
from cauce.cli.wrapping import wrapped

RED, YELLOW, BLUE, GREEN, BOLD, DIM = "31;1", "33;1", "34;1", "32", "1", "2"
_NARROWEST, _WIDEST, _USUAL = 40, 120, 80
_BAR = 20

Item = TypeVar("Item")


class Paint(NamedTuple):
    """A text in a colour, where the stream shows colours."""

    text: str
    colour: str


def prepare_streams() -> None:
    """Keep a narrow encoding from failing on a letter that it lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def write(*parts: str | Paint, stream: TextIO | None = None) -> None:
    """Write one line, made of parts put together; raises OSError. Line breaks inside a part are shown as marks."""
    target = stream or sys.stdout
    coloured = has_colour(target)
    for part in parts:
        text = safe_text(part if isinstance(part, str) else part.text)
        if coloured and isinstance(part, Paint):
            text = f"\x1b[{part.colour}m{text}\x1b[0m"
        target.write(text)
    target.write("\n")


def paragraph(text: str, indent: str = "", hanging: str | None = None) -> None:
    """Write a text wrapped to the width in use, its first line indented and the others (`hanging`) too."""
    for line in wrapped(safe_text(text), width(), indent, hanging, whole_words=True):
        write(line)


class Progress:
    """How much of something is done, on standard error: on a terminal only, once a second has gone by.

    Use it in a `with`, which takes away what it showed.
    """

    def __init__(self, doing: str) -> None:
        self._doing = safe_text(doing)
        self._started = time.monotonic()
        self._shown = False

    def tell(self, done: int, total: int) -> None:
        """Say that `done` of `total` are done."""
        if not sys.stderr.isatty() or time.monotonic() - self._started <= 1:
            return
        self._shown = True
        bar = "#" * (_BAR * done // max(total, 1))
        sys.stderr.write(f"\r{self._doing} [{bar:<{_BAR}}] {done} de {total}\x1b[K")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def progress(items: Sequence[Item], doing: str) -> Iterator[Item]:
    """Yield the items, telling how many are done."""
    with Progress(doing) as shown:
        for done, item in enumerate(items):
            shown.tell(done, len(items))
            yield item


def write_error(*parts: str | Paint) -> None:
    """Write one line to standard error, after what standard output already holds."""
    sys.stdout.flush()
    write(*parts, stream=sys.stderr)


def error_paragraph(text: str) -> None:
    """Write a text to standard error: wrapped where a person reads it, in one line where a program does."""
    fits = not sys.stderr.isatty() or text.startswith(" ")  # a command to copy is indented, and stays whole
    for line in [text] if fits else wrapped(safe_text(text), width(), whole_words=True):
        write_error(line)


def write_json(value: Any) -> None:
    """Write a value as JSON, always in UTF-8: letters as they are, controls escaped, so that it reads back the same."""
    import json

    write_json_lines(json.dumps(value, ensure_ascii=False, indent=2).split("\n"))


def write_json_lines(lines: Iterable[str]) -> None:
    """Write lines that are JSON already, in the same way."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")
    for line in lines:
        harmless = safe_text(line) == line
        sys.stdout.write((line if harmless else "".join(map(_json_character, line))) + "\n")


def _json_character(character: str) -> str:
    return character if safe_text(character) == character else f"\\u{ord(character):04x}"


def has_colour(stream: TextIO) -> bool:
    """Whether colour may be written to a stream: a terminal, without `NO_COLOR`."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    return os.name != "nt" or "WT_SESSION" in os.environ


def width() -> int:
    """Return the columns to use: `COLUMNS`, else those of the terminal, else 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit():
        return max(_NARROWEST, min(_WIDEST, int(columns)))
    try:
        found = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        found = _USUAL
    return max(_NARROWEST, min(_WIDEST, found))
