"""A calendar file: included calendars (E610), dates that exist (E611), a validity that ends after it begins (E612)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.checks.context import FileContext
from cauce.compiler.checks.repeated_keys import check_repeated
from cauce.compiler.stages import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.institution import CalendarDraft
    from cauce.compiler.library import Library
    from cauce.model.diagnostics import Diagnostic


def check_calendar(draft: CalendarDraft, file: str, library: Library | None) -> Iterator[Diagnostic]:
    """Yield what is wrong with a calendar."""
    context = FileContext(file)
    calendar = draft.calendar
    for words, span in draft.impossible:
        yield context.error("E611", span, f"no existe la fecha «{words}».", "Revise el día y el mes.")
    if calendar.valid_from > calendar.valid_to:
        message = f"la vigencia termina ({calendar.valid_to}) antes de empezar ({calendar.valid_from})."
        yield context.error("E612", draft.valid_span, message, "Revise «desde» y «hasta».")
    if library is None:
        return
    for name, span in draft.includes:
        if name == calendar.key:
            message = f"el calendario «{name}» se incluye a sí mismo."
            yield context.error("E610", span, message, "Quítelo de «incluye».")
        elif name not in library.calendars:
            folder = library.place("calendarios")
            message = f"no se encontró el calendario «{name}» en la carpeta «{folder}»."
            hint = context.meant(name, library.calendars) or f"Agregue ahí el archivo «{name}.yaml»."
            yield context.error("E610", span, message, hint)
    yield from check_repeated(context, CALENDAR, calendar.key, draft.key_span, library)
