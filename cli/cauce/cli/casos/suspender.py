"""`cauce suspender`: suspend a case, so that nothing advances and its deadlines stand still."""

from __future__ import annotations

from cauce.cli.casos import options
from cauce.cli.casos.reasons import with_reason
from cauce.cli.settings import Settings
from cauce.model import commands


def suspender(
    settings: Settings,
    folio: options.Folio,
    *,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Suspende un caso: nada avanza y sus plazos quedan en pausa hasta reanudarlo.

    Sirve cuando algo de fuera detiene todo el asunto; pide el motivo.
    """
    return with_reason(
        settings,
        "suspender",
        folio,
        reason,
        sent,
        lambda opened, view: commands.Suspend,
        question="¿Por qué se suspende?",
    )
