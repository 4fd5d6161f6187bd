"""`cauce prorrogar`: give a running deadline more time."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.doing import whole_number
from cauce.cli.casos.reasons import with_reason
from cauce.cli.casos.stepping import the_deadline
from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings
from cauce.model import commands


def prorrogar(
    settings: Settings,
    folio: options.Folio,
    *,
    deadline: Annotated[str | None, option("--plazo", "ID", help="El plazo, por su id o su nombre.")] = None,
    more: Annotated[str | None, option("--mas", "N", help="Cuánto más, en la unidad del plazo.")] = None,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Da más tiempo a un plazo que corre, y dice por qué.

    El tiempo se cuenta en la unidad del plazo: horas, días naturales, días hábiles o meses.
    """
    if more is None:
        raise UsageError("Falta «--mas».", "Escriba cuánto más, por ejemplo: --mas 3")
    number = whole_number("--mas", more, 1)
    return with_reason(
        settings,
        "prorrogar",
        folio,
        reason,
        sent,
        lambda opened, view: partial(
            commands.Extend, deadline=the_deadline(settings, opened, view, deadline), amount=number
        ),
        question="¿Por qué se da más tiempo?",
    )
