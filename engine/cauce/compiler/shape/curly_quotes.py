"""Quotation marks of a word processor around a whole value (W201): they do not quote it, they are part of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.reader.nodes import Mapping, Scalar
from cauce.model.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.reader.nodes import Node

_PAIRS = {"“": "”", "‘": "’"}
_SHOWN = 40


def curly_quotes(root: Node, file: str) -> Iterator[Diagnostic]:
    """Yield a warning for each value that begins and ends with curly quotation marks and has none inside.

    A value between straight quotation marks says that the curly ones are meant.
    """
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, Mapping):
            pending.extend(entry.value for entry in node.entries)
        elif not isinstance(node, Scalar):
            pending.extend(node.items)
        elif node.style == "" and _wrapped(node.text):
            shown = node.text if len(node.text) <= _SHOWN else f"{node.text[:_SHOWN]}…{node.text[-1]}"
            message = f"las comillas {node.text[0]} {node.text[-1]} quedarían como parte del texto y se imprimirían"
            hint = f'Quítelas; o, si así está en el manual, ponga además comillas rectas por fuera: "{shown}".'
            yield Diagnostic("W201", Severity.WARNING, file, message, node.span, hint)


def _wrapped(text: str) -> bool:
    closing = _PAIRS.get(text[:1])
    return closing is not None and text.endswith(closing) and not any(mark in text[1:-1] for mark in (text[0], closing))
