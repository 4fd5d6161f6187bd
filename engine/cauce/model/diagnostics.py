"""Problems of a definition, as values: collected, sorted and rendered, never raised."""

from __future__ import annotations

from enum import StrEnum

from cauce.model.frozen import dataclass
from cauce.model.source import NOWHERE, Span


class Severity(StrEnum):
    """How much a diagnostic weighs: only an error keeps a procedure from being used."""

    ERROR = "error"
    WARNING = "advertencia"
    NOTE = "nota"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a diagnostic points at, such as the first of two repeated keys."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: code, severity, place, what happens (Spanish) and what to do about it (Spanish)."""

    code: str
    severity: Severity
    file: str
    message: str
    span: Span = NOWHERE
    hint: str = ""
    related: tuple[Related, ...] = ()

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """The key by which diagnostics are sorted: file, place, code, text."""
        return (self.file, self.span, self.code, self.message)
