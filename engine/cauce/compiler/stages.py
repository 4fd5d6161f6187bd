"""The stages that need only the file itself: reading, shape, building."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, NamedTuple

from cauce.model.diagnostics import Severity
from cauce.model.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cauce.compiler.build.draft import Draft
    from cauce.compiler.build.institution import CalendarDraft, InstitutionDraft
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.institution import Institution
    from cauce.model.procedure import Procedure

CURLY = ("“".encode(), "‘".encode())
FileKind = Literal["procedimiento", "institucion", "calendario"]
PROCEDURE: FileKind = "procedimiento"
INSTITUTION: FileKind = "institucion"
CALENDAR: FileKind = "calendario"


class Stage(NamedTuple):
    """A file after reading, shape and building: at most one of the drafts, and what was found on the way."""

    file: str
    kind: FileKind
    diagnostics: tuple[Diagnostic, ...]
    draft: Draft | None = None
    institution_draft: InstitutionDraft | None = None
    calendar_draft: CalendarDraft | None = None

    @property
    def procedure(self) -> Procedure | None:
        """The procedure of the file, if it holds one."""
        return self.draft.procedure if self.draft else None

    @property
    def institution(self) -> Institution | None:
        """The institution of the file, if it holds one."""
        return self.institution_draft.institution if self.institution_draft else None

    @property
    def name(self) -> str:
        """The key or id that the file claims, "" if none can be read."""
        if self.draft:
            return self.draft.procedure.key
        if self.institution_draft:
            return self.institution_draft.institution.id
        return self.calendar_draft.calendar.key if self.calendar_draft else ""


def first_stages(data: bytes, file: str, kind: FileKind) -> Stage:
    """Read, check the shape of, and build one file. Never raises on what a person may write."""
    with _uncollected():
        return _first_stages(data, file, kind)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking, again and again, trees that hold no cycles (half the time of a file)."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _first_stages(data: bytes, file: str, kind: FileKind) -> Stage:
    from cauce.compiler.reader import read  # noqa: PLC0415 - starting up must not wait for what a command may not need
    from cauce.compiler.shape import check_shape  # noqa: PLC0415

    root, found = read(data, file)
    if root is None:
        return Stage(file=file, kind=kind, diagnostics=tuple(found))
    shape = check_shape(root, file, kind, found)
    # What could not be read as it was written is not judged further: the next reading will tell.
    unread = {(each.span.line, each.span.column) for each in found if each.severity is Severity.ERROR}
    shape = [each for each in shape if (each.span.line, each.span.column) not in unread]
    lost = {each.span for each in shape if each.code == "E234"}
    found = [*(each for each in found if each.code != "W102" or each.span not in lost), *shape]
    if any(mark in data for mark in CURLY):
        from cauce.compiler.shape.curly_quotes import curly_quotes  # noqa: PLC0415

        wrong = {each.span for each in found}
        found.extend(each for each in curly_quotes(root, file) if each.span not in wrong)
    if kind == PROCEDURE:
        from cauce.compiler.build.procedure import build_procedure  # noqa: PLC0415

        digest = digest_of(data)
        return Stage(
            file=file, kind=kind, diagnostics=tuple(found), draft=build_procedure(root, file, digest, problems=found)
        )
    from cauce.compiler.build.institution import build_calendar, build_institution  # noqa: PLC0415

    if kind == INSTITUTION:
        return Stage(file=file, kind=kind, diagnostics=tuple(found), institution_draft=build_institution(root))
    return Stage(file=file, kind=kind, diagnostics=tuple(found), calendar_draft=build_calendar(root))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of them keeps a file from being used."""
    return any(found.severity is Severity.ERROR for found in diagnostics)
