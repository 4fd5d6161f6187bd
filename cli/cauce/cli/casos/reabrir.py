"""`cauce reabrir`: open an ended case again."""

from __future__ import annotations

from cauce.cli.casos import options
from cauce.cli.casos.reasons import with_reason
from cauce.cli.settings import Settings
from cauce.model import commands


def reabrir(
    settings: Settings,
    folio: options.Folio,
    *,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Abre de nuevo un caso concluido, cerrado o cancelado.

    Uno concluido sigue en el paso que dice su fin; uno cerrado o cancelado, donde estaba.
    """
    return with_reason(
        settings,
        "reabrir",
        folio,
        reason,
        sent,
        lambda opened, view: commands.Reopen,
        question="¿Por qué se abre de nuevo?",
    )
