"""Tolerant access to nodes: what has another shape than expected reads as absent (the shape stage has reported it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from cauce.compiler.reader.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from enum import StrEnum

    from cauce.compiler.reader.nodes import Node

    E = TypeVar("E", bound=StrEnum)

_WHOLE = re.compile(r"[0-9]{1,9}")


def child(node: Node | None, key: str) -> Node | None:
    """Return the value of a key, None when the node is no mapping or has no such key."""
    return node.get(key) if isinstance(node, Mapping) else None


def scalar(node: Node | None) -> Scalar | None:
    """Return the node if it is a text that is not empty."""
    return node if isinstance(node, Scalar) and node.text else None


def text(node: Node | None, key: str = "") -> str:
    """Return a text, of the node or of one of its keys; empty when there is none."""
    found = scalar(child(node, key) if key else node)
    return found.text if found else ""


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield one text or a list of them."""
    for item in node.items if isinstance(node, Sequence) else (node,):
        found = scalar(item)
        if found:
            yield found


def items(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list."""
    return node.items if isinstance(node, Sequence) else ()


def one_or_many(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list, or the node itself as the only one."""
    if node is None:
        return ()
    return node.items if isinstance(node, Sequence) else (node,)


def entries(node: Node | None) -> Iterator[tuple[Scalar, Node]]:
    """Yield the keys and values of a mapping."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key, entry.value


def flag(node: Node | None, key: str, default: bool = False) -> bool:
    """Return a yes/no key; the words are `si` and `no`."""
    word = text(node, key)
    return word == "si" if word in ("si", "no") else default


def member_of(node: Node, values: type[E], default: E) -> E:
    """Return the member of an enumeration that a text names, the default when there is no such member."""
    try:
        return values(text(node))
    except ValueError:
        return default


def whole(node: Node | None, key: str = "") -> int | None:
    """Return a whole number, None when it is none."""
    word = text(node, key)
    return int(word) if _WHOLE.fullmatch(word) else None


def member(node: Node | None, key: str, values: type[E]) -> E | None:
    """Return the member of an enumeration that a key names, None when there is no such member."""
    word = text(node, key)
    if not word:
        return None
    try:
        return values(word)
    except ValueError:
        return None


def words(node: Node | None) -> Iterator[str]:
    """Yield every key and text inside a node."""
    pending = [node] if node is not None else []
    while pending:
        current = pending.pop()
        if isinstance(current, Scalar):
            yield current.text
        elif isinstance(current, Sequence):
            pending.extend(current.items)
        else:
            for entry in current.entries:
                yield entry.key.text
                pending.append(entry.value)
