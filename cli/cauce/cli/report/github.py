"""Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.diagnostics import Severity

if TYPE_CHECKING:
    from cauce.model.diagnostics import Diagnostic

_KIND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# What the format itself uses must be escaped: in the text, and (also «:» and «,») in the properties.
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_workflow_command(diagnostic: Diagnostic) -> str:
    """Return the `::error …::` line of a diagnostic."""
    span = diagnostic.span
    properties = {
        "file": diagnostic.file,
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": span.end_column,
        "title": diagnostic.code,
    }
    written = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    text = "\n".join(filter(None, (diagnostic.message, diagnostic.hint))).translate(_IN_TEXT)
    return f"::{_KIND[diagnostic.severity]} {written}::{text}"
