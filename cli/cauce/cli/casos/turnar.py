"""`cauce turnar`: hand an open step on to somebody here, or offer again a derivation that was rejected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.doing import whole_number
from cauce.cli.casos.reasons import with_reason
from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings
from cauce.model import commands

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def turnar(
    settings: Settings,
    folio: options.Folio,
    *,
    step: options.Step = None,
    person: Annotated[str | None, option("--persona", "PERSONA", help="A quién se turna, por id o nombre.")] = None,
    role: Annotated[str | None, option("--responsable", "FUNCIÓN", help="A qué función se turna.")] = None,
    offer: Annotated[
        str | None, option("--derivacion", "N", help="La derivación rechazada que se ofrece otra vez.")
    ] = None,
    procedure: Annotated[str | None, option("--a", "CLAVE", help="A qué otro procedimiento se ofrece.")] = None,
    start: Annotated[str | None, option("--inicio", "ID", help="Por cuál de sus inicios.")] = None,
    reason: options.Reason,
    sent: options.Sent,
) -> int:
    """Turna a otra persona o función el paso en que está un caso; queda con quien lo tiene hasta que lo acepten.

    Con --derivacion ofrece otra vez una derivación que rechazaron, al mismo procedimiento o, con --a, a otro.
    """
    if offer is None and (procedure is not None or start is not None):
        raise UsageError("«--a» y «--inicio» van con «--derivacion».", "Escriba también: --derivacion N")
    if offer is not None and (person is not None or role is not None):
        raise UsageError("«--derivacion» no lleva «--persona» ni «--responsable».", "Deje lo uno o lo otro.")
    if person is not None and role is not None:
        raise UsageError("«--persona» y «--responsable» son dos cosas distintas.", "Deje una.")

    def make(opened: Session, view: CaseView) -> Callable[..., commands.Command]:
        if offer is not None:
            number = whole_number("--derivacion", offer, 1)
            # What was rejected is offered again without giving reasons: they are in the rejection.
            return lambda reason: commands.Reoffer(offer=number, procedure=procedure or "", start=start or "")
        to_person, to_role = _whom(settings, opened, view, person, role)
        return partial(commands.HandOn, person=to_person, role=to_role, row=step or "")

    return with_reason(settings, "turnar", folio, reason, sent, make, needed=offer is None)


def _whom(settings: Settings, opened: Session, view: CaseView, person: str | None, role: str | None) -> tuple[str, str]:
    """Return to whom: a person or a role, the other empty."""
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.asking.step import ask_person
    from cauce.cli.casos.given.roles import role_id
    from cauce.cli.workspace.questions import can_ask
    from cauce.cli.workspace.staff import find_active

    if person is not None:
        return find_active(person, opened.people, "recibir nada").id, ""
    if role is not None:
        return "", role_id((view.procedure,), role, "--responsable")
    if not can_ask(settings):
        raise UsageError("Falta decir a quién se turna.", "Escriba --persona y quién, o --responsable y la función.")
    return ask_person(Asker(training=opened.training), "¿A quién se turna?", opened.people, ()), ""
