"""The tree of nodes as plain Python values, for the JSON Schema and for tests."""

from __future__ import annotations

from typing import TypeAlias

from cauce.compiler.reader.nodes import Mapping, Node, Scalar

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def plain(node: Node) -> Plain:
    """Return the texts of a node as str, list and dict. Recursion is safe: the reader refuses depth over 40."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]
