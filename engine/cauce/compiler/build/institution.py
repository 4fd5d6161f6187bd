"""An institution and a calendar, from the root nodes of their files."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from cauce.compiler.build.access import child, entries, flag, items, scalar, scalars, text, whole
from cauce.compiler.build.scope import Scope
from cauce.compiler.build.sources import build_source
from cauce.compiler.build.words import MONTHS, WEEKDAYS
from cauce.compiler.reader.nodes import Mapping
from cauce.model.institution import Calendar, Column, Institution, RestDay, Schedule, Table
from cauce.model.source import NOWHERE

if TYPE_CHECKING:
    from cauce.compiler.build.draft import Provenance
    from cauce.compiler.reader.nodes import Node, Scalar
    from cauce.model.source import Span

_COLUMNS = ("numero", "responsable", "actividad", "documento")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])")


class InstitutionDraft(NamedTuple):
    """A built institution, with the places that its checks point at."""

    institution: Institution
    provenance: tuple[Provenance, ...]
    zone_span: Span
    calendar_span: Span
    outside: tuple[tuple[str, Span], ...]


class CalendarDraft(NamedTuple):
    """A built calendar, with what could not be read as a date and the calendars it includes, not yet merged."""

    calendar: Calendar
    provenance: tuple[Provenance, ...]
    includes: tuple[tuple[str, Span], ...]
    impossible: tuple[tuple[str, Span], ...]
    key_span: Span
    valid_span: Span


def build_institution(root: Node) -> InstitutionDraft | None:
    """Return the institution of a file, None when it has no id."""
    name = scalar(child(root, "id"))
    if name is None:
        return None
    scope = Scope()
    zone, calendar = scalar(child(root, "zona_horaria")), scalar(child(root, "calendario"))
    schedules = [(key, node) for key, node in entries(child(root, "horarios"))]
    outside = (scalar(child(node, "fuera_de")) for _, node in schedules)
    institution = Institution(
        id=name.text,
        name=text(root, "nombre") or name.text,
        zone=zone.text if zone else "",
        calendar=calendar.text if calendar else "",
        address=text(root, "direccion"),
        aliases=tuple(alias.text for alias in scalars(child(root, "alias"))),
        schedules=tuple(_schedule(scope, key, node) for key, node in schedules),
        table=_table(child(root, "tabla")),
        source=build_source(scope, root, "en la institución"),
        span=name.span,
    )
    return InstitutionDraft(
        institution=institution,
        provenance=tuple(scope.provenance),
        zone_span=zone.span if zone else NOWHERE,
        calendar_span=calendar.span if calendar else NOWHERE,
        outside=tuple((word.text, word.span) for word in outside if word),
    )


def _schedule(scope: Scope, key: Scalar, node: Node) -> Schedule:
    days = (WEEKDAYS.get(day.text) for day in scalars(child(node, "dias")))
    return Schedule(
        id=key.text,
        days=tuple(day for day in days if day is not None),
        start=_clock(text(node, "de")),
        end=_clock(text(node, "a")),
        working_days_only=flag(node, "habiles"),
        outside_of=text(node, "fuera_de"),
        source=build_source(scope, node, f"en el horario «{key.text}»"),
    )


def _clock(word: str) -> time:
    """Return a time of day; 24:00, the end of the day, is 00:00 as the exclusive end of a schedule."""
    match = _CLOCK.fullmatch(word)
    return time(int(match[1]) % 24, int(match[2])) if match else time(0)


def _table(node: Node | None) -> Table | None:
    if not isinstance(node, Mapping):
        return None
    columns = (Column(text(column, "contiene"), text(column, "titulo")) for column in items(node.get("columnas")))
    return Table(
        columns=tuple(column for column in columns if column.holds in _COLUMNS),
        number_in_activity=flag(node, "numero_en_actividad"),
        start=text(node, "inicio"),
        end=text(node, "fin"),
    )


def build_calendar(root: Node) -> CalendarDraft | None:
    """Return the calendar of a file, None when it has no key or no readable validity."""
    key = scalar(child(root, "clave"))
    validity = child(root, "vigencia")
    impossible: list[tuple[str, Span]] = []
    valid_from = _date(child(validity, "desde"), impossible)
    valid_to = _date(child(validity, "hasta"), impossible)
    if key is None:
        return None
    scope = Scope()
    rest = child(root, "descanso_semanal")
    weekly = (WEEKDAYS.get(day.text) for day in scalars(rest))
    rest_days = [_rest_day(scope, node, impossible) for node in items(child(root, "inhabiles"))]
    calendar = Calendar(
        key=key.text,
        name=text(root, "nombre") or key.text,
        valid_from=valid_from or date.min,
        valid_to=valid_to or date.max,
        weekly_rest=(5, 6) if rest is None else tuple(day for day in weekly if day is not None),
        rest_days=tuple(day for day in rest_days if day is not None),
        source=build_source(scope, root, "en el calendario"),
    )
    return CalendarDraft(
        calendar=calendar,
        provenance=tuple(scope.provenance),
        includes=tuple((word.text, word.span) for word in scalars(child(root, "incluye"))),
        impossible=tuple(impossible),
        key_span=key.span,
        valid_span=validity.span if validity else NOWHERE,
    )


def _rest_day(scope: Scope, node: Node, impossible: list[tuple[str, Span]]) -> RestDay | None:
    reason, written = text(node, "motivo"), scalar(child(node, "fecha"))
    source = build_source(scope, node, f"en el día inhábil «{reason}»")
    if written:
        day = _date(written, impossible)
        return RestDay(reason=reason, date=day, source=source) if day else None
    month, day_word = whole(node, "mes") or MONTHS.get(text(node, "mes")), scalar(child(node, "dia"))
    if month is None or not 1 <= month <= 12:
        return None
    # 2024 is a leap year: 29 February is a rest day in the years that have one.
    if day_word and not _exists(2024, month, int(day_word.text) if day_word.text.isdecimal() else 0):
        impossible.append((f"{day_word.text} de {text(node, 'mes')}", day_word.span))
        return None
    return RestDay(
        reason=reason,
        month=month,
        day=whole(day_word) or 0,
        nth=whole(node, "semana") or 0,
        weekday=WEEKDAYS.get(text(node, "dia_semana"), 0),
        every_years=whole(node, "cada_anios") or 1,
        from_year=whole(node, "desde_anio") or 0,
        source=source,
    )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _date(node: Node | None, impossible: list[tuple[str, Span]]) -> date | None:
    """Return a date; one that the calendar does not have (30 February) is noted."""
    word = scalar(node)
    if word is None:
        return None
    try:
        return date.fromisoformat(word.text)
    except ValueError:
        impossible.append((word.text, word.span))
        return None
