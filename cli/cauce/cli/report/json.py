"""Diagnostics as JSON: a list of flat objects with stable keys (docs/json.md)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cauce.model.diagnostics import Diagnostic


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, str | int]]:
    """Return one object per diagnostic; lines and columns count characters from 1, the end is exclusive."""
    return [
        {
            "codigo": diagnostic.code,
            "severidad": diagnostic.severity.value,
            "archivo": diagnostic.file,
            "linea": diagnostic.span.line,
            "columna": diagnostic.span.column,
            "fin_linea": diagnostic.span.end_line,
            "fin_columna": diagnostic.span.end_column,
            "mensaje": diagnostic.message,
            "sugerencia": diagnostic.hint,
        }
        for diagnostic in diagnostics
    ]
