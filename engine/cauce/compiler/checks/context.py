"""What every check is given, and how it says what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.diagnostics import Diagnostic, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cauce.compiler.build.draft import Draft
    from cauce.compiler.library import Library
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Row
    from cauce.model.source import Span

_MOST_LISTED = 8
_MOST_COMPARED = 20_000


class FileContext:
    """The file that is checked."""

    __slots__ = ("_left", "file")

    def __init__(self, file: str) -> None:
        self.file = file
        self._left = _MOST_COMPARED

    def error(self, code: str, span: Span, message: str, hint: str, related: tuple[Related, ...] = ()) -> Diagnostic:
        """Return an error of this file."""
        return Diagnostic(code, Severity.ERROR, self.file, message.removesuffix("."), span, hint, related)

    def warning(self, code: str, span: Span, message: str, hint: str) -> Diagnostic:
        """Return a warning of this file."""
        return Diagnostic(code, Severity.WARNING, self.file, message.removesuffix("."), span, hint)

    def note(self, code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
        """Return a note about this file."""
        return Diagnostic(code, Severity.NOTE, self.file, message.removesuffix("."), span, hint)

    def nearest(self, name: str, candidates: Iterable[str]) -> str:
        """Return the candidate that was probably meant, "" when none is near.

        In a file with very many unknown names the first ones are looked for and the rest left alone: comparing each
        with every candidate would take longer than correcting them.
        """
        from cauce.compiler.suggest import suggest  # noqa: PLC0415 - difflib is only paid for when something is wrong

        known = tuple(candidates)
        self._left -= len(known)
        return (suggest(name, known) or "") if self._left >= 0 else ""

    def meant(self, name: str, candidates: Iterable[str]) -> str:
        """Return «¿quiso decir «x»?», or "" when no candidate is near."""
        near = self.nearest(name, candidates)
        return f"¿quiso decir «{near}»?" if near else ""


class Context(FileContext):
    """A draft of a procedure, and the library around it when there is one."""

    __slots__ = ("draft", "library")

    def __init__(self, draft: Draft, library: Library | None = None) -> None:
        super().__init__(draft.file)
        self.draft = draft
        self.library = library

    @property
    def procedure(self) -> Procedure:
        """The procedure of the draft."""
        return self.draft.procedure

    def phrase(self, row: Row) -> str:
        """Return how people name a row: «el paso 2.7 «Elabora citatorio»»."""
        return self.draft.phrases[row.ref]

    def troubled(self, span: Span) -> bool:
        """Tell whether reading or shape found an error inside a span; what seems missing there may be misspelt."""
        return any(span.line <= line <= span.end_line for line in self.draft.troubled)


def among(candidates: Iterable[str], last: str = "o", near: str = "") -> str:
    """List names for a hint: «a», «b» o «c»; «a», «b» y 3 más. Of many numbers, those around the number `near`."""
    names = list(dict.fromkeys(candidates))
    chosen = names[:_MOST_LISTED]
    if near and len(names) > _MOST_LISTED:
        from cauce.compiler.suggest import around  # noqa: PLC0415 - as in `nearest`

        chosen = around(near, names, _MOST_LISTED)[:_MOST_LISTED]
    shown = [f"«{name}»" for name in chosen]
    left = len(names) - len(shown)
    if left:
        return f"{', '.join(shown)} y {left} más"
    return f"{', '.join(shown[:-1])} {last} {shown[-1]}" if len(shown) > 1 else "".join(shown)
