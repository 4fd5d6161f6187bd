"""`cauce cerrar`: close a case outside the ends of its procedure."""

from __future__ import annotations

from cauce.cli.casos import options
from cauce.cli.casos.reasons import with_reason
from cauce.cli.settings import Settings
from cauce.model import commands


def cerrar(
    settings: Settings,
    folio: options.Folio,
    *,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Cierra un caso sin llegar a un fin de su procedimiento.

    Es un cierre administrativo: queda como presunta no conformidad. Pide el motivo.
    """
    return with_reason(
        settings,
        "cerrar",
        folio,
        reason,
        sent,
        lambda opened, view: commands.Close,
        question="¿Por qué se cierra sin terminar su procedimiento?",
    )
