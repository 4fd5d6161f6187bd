"""Diagnostics as the golden files of curated mistakes keep them: what a person reads, with the place under a caret."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cauce.model.diagnostics import Diagnostic

CLEAN = "Sin problemas.\n"


def reported(diagnostics: Iterable[Diagnostic], lines: Sequence[str]) -> str:
    """Return the text of all diagnostics, `lines` being those of the file."""
    blocks = [_block(diagnostic, lines) for diagnostic in diagnostics]
    return "\n".join(blocks) if blocks else CLEAN


def _block(diagnostic: Diagnostic, lines: Sequence[str]) -> str:
    span = diagnostic.span
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    end = span.end_column if span.end_line == span.line else len(line) + 1
    number = str(span.line)
    caret = " " * (span.column - 1) + "^" * max(1, end - span.column)
    block = [
        f"{diagnostic.severity.value} {diagnostic.code}: {diagnostic.message}",
        f"  {number} | {line}",
        f"  {' ' * len(number)} | {caret}",
    ]
    if diagnostic.hint:
        block.append(f"  {diagnostic.hint}")
    block.extend(f"  línea {related.span.line}: {related.message}" for related in diagnostic.related)
    return "\n".join(block) + "\n"
