"""Words that may turn out to be names once the errors of reading and shape are mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import words
from cauce.compiler.reader.nodes import Mapping, Sequence
from cauce.model.diagnostics import Severity
from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cauce.compiler.reader.nodes import Node
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.source import Span


def doubtful_words(root: Node, problems: Iterable[Diagnostic]) -> frozenset[str]:
    """Return every word of the entries and items at which an error points.

    A misspelt `responsble: trabajo_social` must not also say that the role is unused, nor a misspelt `dato:` that each
    of its data is unknown. A word counts also as it will be written once its accents and capitals are mended.
    """
    places = {_start(problem.span) for problem in problems if problem.severity is Severity.ERROR}
    found: set[str] = set()
    pending: list[Node] = [root] if places else []
    while pending:
        node = pending.pop()
        if isinstance(node, Mapping):
            if _hides_rows(node, places):
                found.update(words(node))
            for entry in node.entries:
                if _start(entry.key.span) in places or _start(entry.value.span) in places:
                    found.add(entry.key.text)
                    found.update(words(entry.value))
                else:
                    pending.append(entry.value)
        elif isinstance(node, Sequence):
            for item in node.items:
                if not isinstance(item, Mapping) and _start(item.span) in places:
                    found.update(words(item))
                else:
                    pending.append(item)
    if not found:
        return frozenset()
    from cauce.compiler.suggest import fold  # noqa: PLC0415 - only a file with mistakes pays for difflib

    return frozenset(found.union(map(fold, found)))


def _hides_rows(node: Mapping, places: Collection[tuple[int, int]]) -> bool:
    """Tell whether a row has lost what it is to a mistake, and with it the rows inside it."""
    keys = {entry.key.text for entry in node.entries}
    wrong = any(_start(entry.key.span) in places for entry in node.entries)
    return wrong and "ramas" in keys and not keys.intersection(set(RowKind))


def _start(span: Span) -> tuple[int, int]:
    return (span.line, span.column)
