"""From a path of keys and positions, such as JSON Schema reports, to a place in the file."""

from __future__ import annotations

from collections.abc import Iterable

from cauce.compiler.reader.nodes import Entry, Mapping, Node, Sequence
from cauce.model.source import Span


def node_at(node: Node, path: Iterable[str | int]) -> Node | None:
    """Return the node that a path of keys and zero-based positions leads to, or None where it leads nowhere."""
    current: Node | None = node
    for part in path:
        if isinstance(current, Mapping) and isinstance(part, str):
            current = current.get(part)
        elif isinstance(current, Sequence) and isinstance(part, int) and 0 <= part < len(current.items):
            current = current.items[part]
        else:
            return None
    return current


def entry_at(node: Node, path: Iterable[str | int]) -> Entry | None:
    """Return the entry (key and value) that the last part of a path names, or None when it names no key."""
    *parents, last = (*path,) or (0,)
    parent = node_at(node, parents)
    return parent.entry(last) if isinstance(parent, Mapping) and isinstance(last, str) else None


def value_span(node: Node, path: Iterable[str | int]) -> Span:
    """Return where the value of a path is written; where the path breaks off, the deepest node that exists."""
    current = node
    for part in path:
        deeper = node_at(current, (part,))
        if deeper is None:
            break
        current = deeper
    return current.span


def key_span(node: Node, path: Iterable[str | int]) -> Span:
    """Return where the key that a path ends in is written; the value's place when the path ends in a position."""
    parts = tuple(path)
    entry = entry_at(node, parts)
    return entry.key.span if entry else value_span(node, parts)
