"""The text of a file and its lines: from positions in the text to places that people count."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from cauce.model.source import Span


class Source:
    """A decoded file. Indices count characters from 0, as libyaml's marks do; lines and columns of a Span from 1."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text

    @cached_property
    def starts(self) -> list[int]:
        """Index at which each line starts; lines end in LF, CRLF or CR, as for libyaml and for editors."""
        return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", self.text))]

    @cached_property
    def announced(self) -> frozenset[int]:
        """Indices after a «?» and its spaces: a key that begins there is announced, as YAML allows and nobody needs."""
        return frozenset(match.end() for match in re.finditer(r"\? *", self.text))

    def line_of(self, index: int) -> int:
        """Return the number of the line, from 1, that holds an index."""
        return bisect_right(self.starts, index)

    def line(self, number: int) -> str:
        """Return a line counted from 1, without its line break; "" outside the file."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")

    def start_of(self, number: int) -> int:
        """Return the index of the first character of a line counted from 1."""
        return self.starts[number - 1]

    def end_of_line(self, index: int) -> int:
        """Return the index where the line that holds an index ends, spaces at its end apart."""
        number = self.line_of(index)
        return max(index, self.start_of(number) + len(self.line(number).rstrip()))

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from start to end, exclusive."""
        line, end_line = self.line_of(start), self.line_of(end)
        return Span(line, start - self.starts[line - 1] + 1, end_line, end - self.starts[end_line - 1] + 1)

    def index(self, line: int, column: int) -> int:
        """Return the index of a place, both counted from 1."""
        return self.starts[line - 1] + column - 1

    def between(self, first: Span, last: Span) -> str:
        """Return the text from the start of one place to the end of another."""
        return self.text[self.index(first.line, first.column) : self.index(last.end_line, last.end_column)]
