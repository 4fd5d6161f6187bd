"""The institution of a procedure exists (E601), and so do the schedules it reads (E613)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.checks.context import among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Reference
    from cauce.compiler.checks.context import Context
    from cauce.compiler.library import Library
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield the errors about the institution and its schedules; nothing without a library."""
    library = context.library
    if library is None:
        return
    institution = library.institution(context.procedure.institution)
    schedules = {schedule.id for schedule in institution.schedules} if institution else set()
    for reference in context.draft.references:
        if reference.name in context.draft.doubtful:
            continue
        if reference.kind is Kind.INSTITUTION and reference.name not in library.institutions:
            yield _unknown(context, reference, library)
        elif reference.kind is Kind.SCHEDULE and institution and reference.name not in schedules:
            message = f"{reference.where}: la institución «{institution.id}» no tiene el horario «{reference.name}»."
            hint = context.meant(reference.name, schedules) or (
                f"Tiene {among(schedules)}." if schedules else f"Agréguelo a «horarios» en {institution.id}.yaml."
            )
            yield context.error("E613", reference.span, message, hint)


def _unknown(context: Context, reference: Reference, library: Library) -> Diagnostic:
    folder = library.place("instituciones")
    message = f"no se encontró la institución «{reference.name}» en la carpeta «{folder}»."
    known = dict(library.institutions)
    aliases = {alias: key for key, each in known.items() for alias in (each.name, *each.aliases)}
    hint = context.meant(reference.name, known)
    if not hint and context.nearest(reference.name, aliases):
        hint = f"Aquí se escribe su id: «{aliases[context.nearest(reference.name, aliases)]}»."
    if not hint:
        there = f"Ahí está {among(known, 'y')}. " if known else ""
        hint = f"{there}Escriba el id de una de ellas, o agregue el archivo «{reference.name}.yaml»."
    return context.error("E601", reference.span, message, hint)
