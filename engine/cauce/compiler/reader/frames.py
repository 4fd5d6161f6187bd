"""Collections that the builder has opened and not yet closed."""

from __future__ import annotations

from cauce.compiler.reader.nodes import Entry, Mapping, Node, Scalar, Sequence
from cauce.model.source import Span


class Open:
    """A list or a mapping under construction.

    `index`, `line` and `column` (from 1) are its start; `flow` tells `[…]` and `{…}` from blocks. In a mapping `key` is
    the key that waits for its value and `key_end` the index where that key ends; `bare` are the keys of `{…}` written
    without a colon, and `without_dash` tells that two items of a list were read as one.
    """

    __slots__ = (
        "bare",
        "column",
        "entries",
        "flow",
        "index",
        "items",
        "key",
        "key_end",
        "line",
        "mapping",
        "seen",
        "without_dash",
    )

    def __init__(self, *, mapping: bool, flow: bool, index: int, line: int, column: int) -> None:
        self.mapping, self.flow = mapping, flow
        self.index, self.line, self.column = index, line, column
        self.items: list[Node] = []
        self.entries: list[Entry] = []
        self.seen: dict[str, Scalar] = {}
        self.key: Scalar | None = None
        self.key_end = 0
        self.bare: list[Scalar] = []
        self.without_dash = False

    def close(self, end_line: int, end_column: int) -> Mapping | Sequence:
        """Return the finished node. A block ends where its last part ends, not where the next one begins."""
        if not self.flow:
            last = self.entries[-1].value if self.entries else self.items[-1] if self.items else None
            end_line, end_column = (last.span.end_line, last.span.end_column) if last else (self.line, self.column)
        span = Span(self.line, self.column, end_line, end_column)
        return Mapping(tuple(self.entries), span) if self.mapping else Sequence(tuple(self.items), span)
