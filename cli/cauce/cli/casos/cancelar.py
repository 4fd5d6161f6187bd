"""`cauce cancelar`: cancel a case opened by mistake, or take back a derivation."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.doing import whole_number
from cauce.cli.casos.reasons import with_reason
from cauce.cli.settings import Settings
from cauce.model import commands


def cancelar(
    settings: Settings,
    folio: options.Folio,
    *,
    offer: Annotated[str | None, option("--derivacion", "N", help="El número de la derivación que se retira.")] = None,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Cancela un caso que se abrió por error; su folio no se vuelve a usar.

    Con --derivacion retira, en su lugar, una derivación que nadie ha aceptado.
    """
    number = None if offer is None else whole_number("--derivacion", offer, 1)
    return with_reason(
        settings,
        "cancelar",
        folio,
        reason,
        sent,
        lambda opened, view: commands.Cancel if number is None else partial(commands.WithdrawOffer, offer=number),
        question="¿Por qué se cancela?",
    )
