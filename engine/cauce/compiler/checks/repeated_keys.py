"""In a folder, no two files have the same key or id (E609)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.stages import CALENDAR, INSTITUTION, PROCEDURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context, FileContext
    from cauce.compiler.library import Library
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.source import Span

_OWNERS: dict[str, str] = {PROCEDURE: "la clave", INSTITUTION: "el id", CALENDAR: "la clave"}


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error when another file of the folder has the key of this procedure."""
    if context.library is not None:
        key = context.procedure.key
        yield from check_repeated(context, PROCEDURE, key, context.draft.key_span, context.library)


def check_repeated(context: FileContext, kind: str, name: str, span: Span, library: Library) -> Iterator[Diagnostic]:
    """Yield an error when another file of the folder claims the name."""
    others = [file for file in library.claimants(kind, name) if file != context.file]
    if others:
        message = f"{_OWNERS[kind]} «{name}» ya está en otro archivo: {', '.join(others)}."
        yield context.error("E609", span, message, "Cambie uno de los dos archivos, o quite el que sobre.")
