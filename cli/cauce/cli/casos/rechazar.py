"""`cauce rechazar`: reject a hand-over or a derivation, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from cauce.cli.casos import options
from cauce.cli.casos.reasons import with_reason
from cauce.cli.casos.stepping import answerable
from cauce.cli.settings import Settings
from cauce.model import commands

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def rechazar(
    settings: Settings,
    folio: options.Folio,
    *,
    handover: options.HandOver = None,
    offer: options.Offer = None,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Rechaza, con un motivo, lo que se turnó o se derivó: vuelve a quien lo envió.

    Si solo una cosa espera respuesta en el caso, no hace falta decir cuál.
    """
    return with_reason(
        settings,
        "rechazar",
        folio,
        reason,
        sent,
        lambda opened, view: _rejection(settings, opened, view, handover, offer),
        question="¿Por qué se rechaza?",
    )


def _rejection(
    settings: Settings, opened: Session, view: CaseView, handover: str | None, offer: str | None
) -> Callable[..., commands.Command]:
    kind, number = answerable(settings, opened, view, handover, offer)
    if kind == "acuse":
        return partial(commands.RejectHandOver, handover=number)
    return partial(commands.RejectOffer, offer=number)
