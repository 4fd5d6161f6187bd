"""A table of texts drawn with lines, laid out by rich, which is imported only when there is a table."""

from __future__ import annotations

import io
from collections.abc import Sequence

from cauce.cli.safe_text import safe_text


def table_lines(titles: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[str]:
    """Return the lines of a table that fits in a number of columns; a cell may hold several lines."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    def cell(text: str) -> Text:
        return Text("\n".join(map(safe_text, text.split("\n"))))

    table = Table(box=box.SQUARE, show_lines=True, width=columns)
    shortest = _shortest(titles, rows)
    for title, width in zip(titles, shortest, strict=True):
        # A column of short texts (numbers) keeps its width; the others share what is left by how much they hold.
        table.add_column(cell(title), no_wrap=width > 0, width=width or None, ratio=None)
    for row in rows:
        table.add_row(*map(cell, row))
    canvas = io.StringIO()
    # Everything a terminal could misread is already harmless; nothing here may be taken for rich's own markup.
    Console(file=canvas, width=columns, color_system=None, markup=False, highlight=False, emoji=False).print(table)
    return canvas.getvalue().rstrip("\n").split("\n")


def _shortest(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column whose longest cell is short, 0 for the others."""
    widths = []
    for index, title in enumerate(titles):
        longest = max((len(row[index]) for row in rows), default=0)
        width = max(longest, len(title))
        widths.append(width if width <= 8 else 0)
    return widths
