"""Hand-overs name a procedure (E604) and a start (E605) that takes them (E606) with its documents (E607)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.checks.context import among
from cauce.model.declarations import Failing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.compiler.library import Library
    from cauce.model.declarations import Start
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Derivation, Row


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield the errors about other procedures; nothing without a library."""
    library = context.library
    if library is None:
        return
    for reference in context.draft.references:
        if reference.kind is not Kind.PROCEDURE or reference.name in library.procedures:
            continue
        if reference.name in context.draft.doubtful:
            continue
        message = (
            f"{reference.where}: no se encontró el procedimiento «{reference.name}» en la carpeta «{library.folder}»."
        )
        yield context.error("E604", reference.span, message, _cure(context, reference.name, library))
    for row in context.procedure.all_rows():
        for derivation in row.derives:
            other = library.procedures.get(derivation.procedure)
            if other is not None:
                yield from _derivation(context, row, derivation, other)


def _cure(context: Context, name: str, library: Library) -> str:
    known = list(library.procedures)
    aliases = {alias: key for key in known for alias in library.procedures[key].aliases}
    if name in aliases:
        return f"Aquí se escribe la clave: «{aliases[name]}»."
    return context.meant(name, known) or (f"Ahí está {among(known)}." if known else "Agregue su archivo a esa carpeta.")


def _derivation(context: Context, row: Row, derivation: Derivation, other: Procedure) -> Iterator[Diagnostic]:
    where, here = f"en {context.phrase(row)}", context.procedure.key
    span = derivation.start_span
    if derivation.start and derivation.start not in other.start_by_id:
        message = f"{where}: el procedimiento «{other.key}» no tiene el inicio «{derivation.start}»."
        hint = context.meant(derivation.start, other.start_by_id) or f"Tiene {among(other.start_by_id)}."
        yield context.error("E605", span, message, hint)
        return
    start = other.start_by_id[derivation.start] if derivation.start else start_for(other, here)
    if start is None:
        message = f"{where}: «{other.key}» tiene varios inicios y no se dice por cuál entra el caso."
        yield context.error("E605", span, message, f"Agregue «inicio» con {among(other.start_by_id)}.")
        return
    if start.comes_from and here not in start.comes_from:
        message = f"{where}: el inicio «{start.id}» de «{other.key}» no recibe casos de «{here}»."
        hint = f"Agregue «{here}» a «de» en ese inicio, o derive a otro inicio."
        yield context.error("E606", span, message, hint)
    for use in start.receives:
        needed = use.failing is Failing.BLOCKS and not use.optional and use.when is None
        if needed and use.document not in derivation.carries:
            message = f"{where}: «{other.key}» recibe el documento «{use.document}», y aquí no se le lleva."
            yield context.error("E607", derivation.span, message, f"Agregue «{use.document}» a «lleva».")


def start_for(other: Procedure, sender: str) -> Start | None:
    """Return the start by which a case of `sender` enters when the hand-over names none; None when it is not clear."""
    named = [start for start in other.starts if sender in start.comes_from]
    candidates = named or [start for start in other.starts if start.period is None]
    return candidates[0] if len(candidates) == 1 else None
