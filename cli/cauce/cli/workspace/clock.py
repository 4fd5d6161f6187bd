"""The clock of a session: the real one, or in a training workspace the moment that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings


def clock(settings: Settings, zone: tzinfo, *, training: bool) -> Callable[[], datetime]:
    """Return the clock, which gives aware moments in a zone. Raises UsageError if `--ahora` may not be used here.

    With `--ahora` it stands still: a training session is the same each time it is repeated.
    """
    if not settings.now:
        return lambda: datetime.now(zone)
    if not training:
        raise UsageError(
            "«--ahora» solo se usa en un espacio de capacitación; aquí la hora es la del reloj.",
            "Quite «--ahora», o cree un espacio para aprender con: cauce iniciar CARPETA --capacitacion",
        )
    said = datetime.fromisoformat(settings.now)
    moment = said.astimezone(zone) if said.tzinfo else said.replace(tzinfo=zone)
    return lambda: moment
