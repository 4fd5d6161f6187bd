"""`cauce prorrogar`: give a running deadline more time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.doing import whole_number
from cauce.cli.casos.reasons import ANY_REASON, with_reason
from cauce.cli.casos.stepping import the_deadline
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings
from cauce.cli.workspace.questions import can_ask
from cauce.model import commands

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


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
    number = None if more is None else whole_number("--mas", more, 1)
    if number is None and not can_ask(settings):
        raise UsageError("Falta «--mas».", "Escriba cuánto más, por ejemplo: --mas 3")

    def extending(opened: Session, view: CaseView) -> partial[commands.Extend]:
        which = the_deadline(settings, opened, view, deadline)
        amount = _how_much(opened, view, which) if number is None else number
        return partial(commands.Extend, deadline=which, amount=amount)

    return with_reason(settings, "prorrogar", folio, reason, sent, extending, question="¿Por qué se da más tiempo?")


def _how_much(opened: Session, view: CaseView, which: str) -> int:
    """Ask how much time is added, once it is known that whoever is asked may add it. Raises RefusedError."""
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.rehearsing import check_allowed
    from cauce.cli.casos.words.deadlines import running

    check_allowed(opened, view, commands.Extend(deadline=which, amount=1, reason=ANY_REASON))
    notes = [
        f"«{clock.name}» es de {clock.limit}: escriba solo el número, en esa unidad."
        for clock in running(view, opened.now)
        if clock.id == which
    ]
    return Asker(training=opened.training).need("¿Cuánto tiempo más se da?", _read_amount, notes=notes[:1])


def _read_amount(typed: str) -> int:
    try:
        return whole_number("--mas", typed, 1)
    except UsageError as problem:
        raise NotUnderstoodError(problem.hint) from None
