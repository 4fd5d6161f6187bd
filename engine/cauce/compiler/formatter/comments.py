"""Comments of a file, found between its scalars (the reader drops them) and handed out in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its place (from 1), its text from the `#` on, and whether it stands alone on its line."""

    line: int
    column: int
    text: str
    alone: bool


def _scalars(node: Node) -> Iterator[Scalar]:
    pending: list[Node] = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, Scalar):
            yield current
        elif isinstance(current, Sequence):
            pending.extend(current.items)
        elif isinstance(current, Mapping):
            for entry in current.entries:
                yield entry.key
                pending.append(entry.value)


def find_comments(lines: list[str], root: Node) -> list[Comment]:
    """Return every comment of a file in order, given its lines and what the reader made of it."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for scalar in _scalars(root):
        if scalar.style in ("|", ">"):
            _cover_block(covered, scalar, lines)
        else:
            _cover(covered, scalar)
    found = []
    for number, line in enumerate(lines, 1):
        column = _comment_column(line, covered.get(number, []))
        if column:
            alone = not line[: column - 1].strip()
            found.append(Comment(number, column, line[column - 1 :].rstrip(), alone))
    return found


def _cover(covered: dict[int, list[tuple[int, int]]], scalar: Scalar) -> None:
    span = scalar.span
    for line in range(span.line, span.end_line + 1):
        first = span.column if line == span.line else 1
        last = span.end_column if line == span.end_line else 1 << 30
        if last > first:
            covered.setdefault(line, []).append((first, last))


def _cover_block(covered: dict[int, list[tuple[int, int]]], scalar: Scalar, lines: list[str]) -> None:
    """Cover the lines indented like the first one of a block scalar; a comment may still follow on its header line."""
    number = scalar.span.line + 1
    indent = 0
    while number <= len(lines):
        line = lines[number - 1]
        depth = len(line) - len(line.lstrip(" "))
        if line.strip():
            indent = indent or depth
            if depth < indent or indent == 0:
                break
            covered.setdefault(number, []).append((1, 1 << 30))
        number += 1


def _comment_column(line: str, covered: list[tuple[int, int]]) -> int:
    for index, character in enumerate(line):
        if character != "#" or (index and line[index - 1] not in " \t"):
            continue
        if not any(first <= index + 1 < last for first, last in covered):
            return index + 1
    return 0
