"""A page of text being put together: lines that fit, with a little colour, harmless before they are measured."""

from __future__ import annotations

from cauce.cli.output import BOLD, Paint, write
from cauce.cli.safe_text import safe_text
from cauce.cli.wrapping import wrapped

_MARK = "…"
_LEAST = 12
"""Letters of a text that say what it is about."""
BELOW = 3
"""Lines that a page which keeps to the screen leaves: a blank one, what to do, and the terminal's own."""


class Page:
    """Lines of at most `columns` characters."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.lines: list[Paint] = []

    def heading(self, text: str, *, apart: bool = True) -> None:
        """Begin a part of the page, apart from what is above."""
        if apart and self.lines:
            self.lines.append(Paint("", ""))
        self.text(text, colour=BOLD)

    def text(self, text: str, indent: str = "", hanging: str | None = None, colour: str = "") -> None:
        """Add a text in as many lines as it needs."""
        for line in wrapped(safe_text(text), self.columns, indent, hanging):
            self.lines.append(Paint(line, colour))

    def one_line(self, left: str, text: str, right: str = "", colour: str = "", after: str = "") -> None:
        """Add one line: `left` and `right` whole, and of the text between them what fits.

        `after` follows the text whole, unless too little of the text would be left.
        """
        left, right, after = safe_text(left), safe_text(right), safe_text(after)
        room = self.columns - len(left) - (len(right) + 1 if right else 0)
        if room - len(after) < _LEAST:
            text, after = f"{text}{after}", ""
        body = f"{shortened(safe_text(text), room - len(after))}{after}"
        line = f"{left}{body:<{room}} {right}" if right else f"{left}{body}"
        self.lines.append(Paint(line.rstrip(), colour))

    def cut(self, kept: int, telling: str) -> None:
        """Keep the first lines and tell how many were cut; a line `kept` that is blank goes too."""
        lost = len(self.lines) - kept
        del self.lines[kept:]
        self.text(telling.format(lost))

    def show(self) -> None:
        """Write the page to standard output."""
        for line in self.lines:
            write(line if line.colour else line.text)

    @property
    def as_text(self) -> str:
        """The whole page without colours."""
        return "\n".join(line.text for line in self.lines)


def shortened(text: str, room: int) -> str:
    """Cut a text to some characters, at a word if that keeps most of it, with «…» where it was cut."""
    if len(text) <= room:
        return text
    cut = text[: max(0, room - 1)]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > room * 2 // 3 else cut.rstrip()) + _MARK


def screen_rows() -> int | None:
    """Return how many lines the terminal shows (`LINES`, if set), None where nobody looks at one."""
    import os
    import sys

    if not sys.stdout.isatty():
        return None
    rows = os.environ.get("LINES", "")
    return int(rows) if rows.isdecimal() else os.get_terminal_size(sys.stdout.fileno()).lines
