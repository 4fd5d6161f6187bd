"""`cauce reanudar`: go on with a suspended case."""

from __future__ import annotations

from cauce.cli.casos import options
from cauce.cli.casos.reasons import with_reason
from cauce.cli.settings import Settings
from cauce.model import commands


def reanudar(
    settings: Settings,
    folio: options.Folio,
    *,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Reanuda un caso suspendido: sigue donde estaba y sus plazos vuelven a correr."""
    return with_reason(
        settings,
        "reanudar",
        folio,
        reason,
        sent,
        lambda opened, view: commands.Resume,
        needed=False,
    )
