"""The problems of one reading, and whether what was read can still be trusted by the stages that follow."""

from __future__ import annotations

from cauce.model.diagnostics import Diagnostic, Related, Severity
from cauce.model.source import Span

LIMIT = 50
"""Problems told at once; a person corrects these and validates again."""


ENOUGH = 4 * LIMIT
"""Problems after which a file is not read any further."""


class Report:
    """Collects diagnostics of one file.

    `usable` turns false when a problem leaves the tree without something that was written: then the next stages must
    not speak, since they would complain of what is only unread. `full` turns true when there are more problems than
    anybody wants to read.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.usable = True
        self.full = False
        self._found: list[Diagnostic] = []

    def add(
        self,
        code: str,
        span: Span,
        message: str,
        hint: str,
        *,
        usable: bool = True,
        related: tuple[Related, ...] = (),
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one problem."""
        self._found.append(Diagnostic(code, severity, self.file, message, span, hint, related))
        self.usable = self.usable and usable
        self.full = len(self._found) >= ENOUGH

    def include(self, other: Report) -> None:
        """Take over the problems of another report; the same problem counts once."""
        self._found += other._found
        self.usable = self.usable and other.usable
        self.full = len(self._found) >= ENOUGH

    def has_error_between(self, first: int, last: int) -> bool:
        """Tell whether a problem that spoils what follows was found on one of these lines."""
        return not self.usable and any(first <= diagnostic.span.line <= last for diagnostic in self._found)

    def diagnostics(self) -> list[Diagnostic]:
        """Return the problems in the order of the file, the first `LIMIT` of them and how many were left out."""
        found = sorted(set(self._found), key=lambda diagnostic: diagnostic.order)
        rest = len(found) - LIMIT
        if rest <= 0:
            return found
        count = f"más de {rest}" if self.full else str(rest)
        left_out = Diagnostic(
            "E198",
            Severity.ERROR,
            self.file,
            f"hay {count} problemas más de lectura de aquí en adelante, que no se muestran",
            found[LIMIT].span,
            "Corrija los anteriores y vuelva a validar: varios suelen tener la misma causa.",
        )
        return [*found[:LIMIT], left_out]
