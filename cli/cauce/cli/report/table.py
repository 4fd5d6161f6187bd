"""A table of texts drawn with lines, laid out by rich, which is imported only when there is a table."""

from __future__ import annotations

import io
from collections.abc import Sequence

from cauce.cli.safe_text import safe_text

_LONG_WORD = 16


def table_lines(titles: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[str]:
    """Return the lines of a table that fits in a number of columns; a cell may hold several lines."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    def cell(text: str) -> Text:
        return Text("\n".join(map(safe_text, text.split("\n"))))

    table = Table(box=box.SQUARE, show_lines=True)
    for title, width in zip(titles, _widths(titles, rows, columns), strict=True):
        table.add_column(cell(title), width=width, overflow="fold")
    for row in rows:
        table.add_row(*map(cell, row))
    canvas = io.StringIO()
    # Everything a terminal could misread is already harmless; nothing here may be taken for rich's own markup.
    Console(file=canvas, width=columns, color_system=None, markup=False, highlight=False, emoji=False).print(table)
    return canvas.getvalue().rstrip("\n").split("\n")


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[int]:
    """Share out the columns: by how much text each holds, but no wider than its longest line.

    A column is never narrower than its longest word, up to sixteen letters.
    """
    room = columns - 3 * len(titles) - 1
    cells = [[title, *(row[index] for row in rows)] for index, title in enumerate(titles)]
    wanted = [max(len(line) for text in column for line in text.split("\n")) for column in cells]
    weights = [sum(map(len, column)) ** 0.5 for column in cells]
    widths = [0] * len(titles)
    # The narrowest first, so that what a short column does not need goes to the long ones.
    for index in sorted(range(len(titles)), key=wanted.__getitem__):
        share = int(room * weights[index] / sum(weights[other] for other, width in enumerate(widths) if not width))
        least = min(_LONG_WORD, max(len(word) for text in cells[index] for word in (text.split() or [""])))
        widths[index] = max(1, least, min(wanted[index], share))
        room -= widths[index]
    return widths
