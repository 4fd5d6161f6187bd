"""`cauce omitir`: omit an optional step, with a reason."""

from __future__ import annotations

from functools import partial

from cauce.cli.casos import options
from cauce.cli.casos.reasons import with_reason
from cauce.cli.casos.stepping import the_step
from cauce.cli.settings import Settings
from cauce.model import commands


def omitir(
    settings: Settings,
    folio: options.Folio,
    *,
    step: options.Step = None,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Deja sin hacer un paso que el procedimiento permite omitir, y dice por qué."""
    return with_reason(
        settings,
        "omitir",
        folio,
        reason,
        sent,
        lambda opened, view: partial(commands.Skip, row=the_step(settings, opened, view, step)),
        question="¿Por qué se omite este paso?",
    )
