"""The blocks that surround a place of the file, from the outermost to the nearest: what a line can align with."""

from __future__ import annotations

from collections.abc import Sequence as Listed
from dataclasses import dataclass

from cauce.compiler.reader.frames import Open
from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence
from cauce.compiler.reader.source import Source


@dataclass(frozen=True)
class Level:
    """A block: its column from 1, the nearest line that stands in it, the key there ("" in a list), and its kind."""

    column: int
    line: int
    key: str
    is_list: bool


def levels(source: Source, opened: Listed[Open]) -> list[Level]:
    """Return the blocks open at the end of what was read, none of them of brackets, and those that ended just there."""
    found: list[Level] = []
    last: Node | None = None
    for number, frame in enumerate(opened):
        if frame.mapping:
            key = frame.key or (frame.entries[-1].key if frame.entries else None)
            found.append(Level(frame.column, key.span.line if key else frame.line, key.text if key else "", False))
            last = frame.entries[-1].value if frame.entries and frame.key is None else None
        else:
            inner = opened[number + 1] if number + 1 < len(opened) else None
            line = inner.line if inner else frame.items[-1].span.line if frame.items else frame.line
            found.append(Level(frame.column, line, "", True))
            last = frame.items[-1] if frame.items else None
    while last is not None and not isinstance(last, Scalar) and _is_block(source, last):
        if isinstance(last, Mapping):
            entry = last.entries[-1]
            found.append(Level(last.span.column, entry.key.span.line, entry.key.text, False))
            last = entry.value
        else:
            found.append(Level(last.span.column, last.items[-1].span.line, "", True))
            last = last.items[-1]
    return found


def _is_block(source: Source, node: Mapping | Sequence) -> bool:
    parts = node.entries if isinstance(node, Mapping) else node.items
    return bool(parts) and source.text[source.index(node.span.line, node.span.column)] not in "[{"
