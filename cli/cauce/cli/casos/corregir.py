"""`cauce corregir`: go back to a completed step, with a reason."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.reasons import with_reason
from cauce.cli.casos.stepping import the_completed
from cauce.cli.settings import Settings
from cauce.model import commands


def corregir(
    settings: Settings,
    folio: options.Folio,
    *,
    to: Annotated[str | None, option("--a", "PASO", help="El paso al que se vuelve.")] = None,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Vuelve a un paso ya completado para hacerlo bien, y dice por qué.

    La historia conserva todo; lo que se hizo después de ese paso queda sin efecto. Cada quien corrige lo último que
    hizo; más atrás, quien supervisa.
    """
    return with_reason(
        settings,
        "corregir",
        folio,
        reason,
        sent,
        lambda opened, view: partial(commands.Correct, row=the_completed(settings, opened, view, to)),
        question="¿Qué hay que corregir?",
    )
