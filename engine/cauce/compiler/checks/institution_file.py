"""An institution file: its calendar (E602), time zone (E603) and schedules (E613) exist, its id is its own (E609)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cauce.compiler.checks.context import FileContext, among
from cauce.compiler.checks.repeated_keys import check_repeated
from cauce.compiler.stages import INSTITUTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.institution import InstitutionDraft
    from cauce.compiler.library import Library
    from cauce.model.diagnostics import Diagnostic

_SURELY_EXISTS = "America/Mexico_City"
_MEXICAN = (
    "Mexico_City",
    "Cancun",
    "Merida",
    "Monterrey",
    "Matamoros",
    "Chihuahua",
    "Ciudad_Juarez",
    "Ojinaga",
    "Hermosillo",
    "Mazatlan",
    "Bahia_Banderas",
    "Tijuana",
)
"""The cities that name Mexico's zones. Among the 600 of the world some is always near, and seldom the one meant."""


def check_institution(draft: InstitutionDraft, file: str, library: Library | None) -> Iterator[Diagnostic]:
    """Yield what is wrong with an institution; its calendar is only looked for in a library."""
    context = FileContext(file)
    institution = draft.institution
    if institution.zone and not _exists(institution.zone) and _exists(_SURELY_EXISTS):
        message = f"la zona horaria «{institution.zone}» no existe."
        yield context.error("E603", draft.zone_span, message, _meant_zone(context, institution.zone))
    names = [schedule.id for schedule in institution.schedules]
    for name, span in draft.outside:
        if name not in names:
            message = f"«fuera_de» nombra el horario «{name}», que no existe."
            yield context.error("E613", span, message, context.meant(name, names) or f"Hay {among(names)}.")
    if library is None:
        return
    if institution.calendar and institution.calendar not in library.calendars:
        folder = library.place("calendarios")
        message = f"no se encontró el calendario «{institution.calendar}» en la carpeta «{folder}»."
        known = list(library.calendars)
        hint = context.meant(institution.calendar, known) or f"Agregue ahí el archivo «{institution.calendar}.yaml»."
        yield context.error("E602", draft.calendar_span, message, hint)
    yield from check_repeated(context, INSTITUTION, institution.id, institution.span, library)


def _exists(zone: str) -> bool:
    """Tell whether the system knows the zone. One that knows no zone at all (no tzdata) judges none."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _meant_zone(context: FileContext, zone: str) -> str:
    """Return the cure: the Mexican zone with a city like the one written, or the ones that most people need."""
    city = context.nearest(zone.rpartition("/")[2], _MEXICAN)
    if city:
        return f"¿quiso decir «America/{city}»?"
    return "En casi todo México es «America/Mexico_City»; en Sonora, «America/Hermosillo»."
