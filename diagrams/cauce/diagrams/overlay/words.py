"""What an overlay says, in Spanish: instants in the institution's zone, lengths, names."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from cauce.model import wording
from cauce.model.case import Status
from cauce.model.procedure import Procedure

CASE_MARK = "HOJA DE CASO: NO ES PARTE DEL MANUAL"
TRAINING = "CAPACITACIÓN"
LOAD_MARK = "HOJA DE CARGA: NO ES PARTE DEL MANUAL"
HERE, OVERDUE, ENDED = "AQUÍ", "VENCIDO", "CONCLUYÓ AQUÍ"
_STANDS_STILL = {Status.SUSPENDED: "desde el", Status.CLOSED: "el", Status.CANCELLED: "el"}
_DAY_HOURS = 24
_LONG = timedelta(hours=48)


def when(instant: datetime, zone: tzinfo) -> str:
    """Write an instant: «13/03/2026 16:20»."""
    return f"{instant.astimezone(zone):%d/%m/%Y %H:%M}"


def due_text(due: datetime, zone: tzinfo) -> str:
    """Write when something is due. What ends with the day is due on that day: midnight belongs to the day before it."""
    if ends_a_day(due, zone):
        return f"{due.astimezone(zone) - timedelta(minutes=1):%d/%m/%Y}"
    return when(due, zone)


def is_overdue(due: datetime | None, at: datetime, zone: tzinfo) -> bool:
    """Whether a due instant has passed, as the clocks of the cases count it (`runtime.dues.has_passed`)."""
    if due is None:
        return False
    return at >= due if ends_a_day(due, zone) else at > due


def ends_a_day(due: datetime, zone: tzinfo) -> bool:
    """Whether an instant is a midnight of the zone."""
    local = due.astimezone(zone)
    return (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)


def still_text(status: Status, since: datetime | None, zone: tzinfo) -> str:
    """Write why a case does not go on: «suspendido desde el 13/03/2026 16:20», «cerrado el …»; "" if it does."""
    if status not in _STANDS_STILL or since is None:
        return ""
    return f"{status.value} {_STANDS_STILL[status]} {when(since, zone)}"


def length(wait: timedelta) -> str:
    """Write a length in the unit that tells most: «40 min», «5 h», «2.5 días»."""
    minutes = wait / timedelta(minutes=1)
    if minutes < 60:
        return f"{minutes:.0f} min"
    if wait < _LONG:
        return f"{minutes / 60:.3g} h"
    days = minutes / 60 / _DAY_HOURS
    return f"{days:.1f}".removesuffix(".0") + " días"


def cases_text(cases: int) -> str:
    """Write «1 caso», «12 casos»."""
    return f"{cases} {'caso' if cases == 1 else 'casos'}"


def overdue_text(overdue: int) -> str:
    """Write «1 vencido», «3 vencidos»."""
    return f"{overdue} {'vencido' if overdue == 1 else 'vencidos'}"


def roles_text(procedure: Procedure, roles: tuple[str, ...]) -> str:
    """Name the roles that may act."""
    return wording.listed([wording.role_name(procedure, role) for role in roles], "o")


def row_words(procedure: Procedure, ref: str) -> str:
    """Name a row by its number and what it says; an interruption or an end by its name."""
    row = procedure.row_by_ref.get(ref)
    if row is None:
        ends = procedure.end_by_id
        return ends[ref].name if ref in ends else ref
    return f"{row.step} {row.short or row.text}".strip()
