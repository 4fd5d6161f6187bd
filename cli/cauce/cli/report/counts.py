"""How many, in Spanish: «3 errores y 1 advertencia en 2 archivos»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cauce.model.diagnostics import Severity
from cauce.model.wording import listed

if TYPE_CHECKING:
    from cauce.model.diagnostics import Diagnostic

_WORDS = {
    Severity.ERROR: ("error", "errores"),
    Severity.WARNING: ("advertencia", "advertencias"),
    Severity.NOTE: ("nota", "notas"),
}


def counted(number: int, one: str, many: str) -> str:
    """Return «1 archivo» or «2 archivos»."""
    return f"{number} {one if number == 1 else many}"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many diagnostics of each severity there are, and in how many files; empty if there are none."""
    found = list(diagnostics)
    if not found:
        return ""
    numbers = Counter(diagnostic.severity for diagnostic in found)
    parts = [counted(numbers[severity], *words) for severity, words in _WORDS.items() if numbers[severity]]
    files = len({diagnostic.file for diagnostic in found})
    return f"{listed(parts)} en {counted(files, 'archivo', 'archivos')}"
