"""`cauce asignar`: say who is to act in an open step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.doing import Giving, giving, run
from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings
from cauce.model import commands

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def asignar(
    settings: Settings,
    folio: options.Folio,
    *,
    step: options.Step = None,
    person: Annotated[str | None, option("--persona", "PERSONA", help="A quién se asigna, por id o nombre.")] = None,
    nobody: Annotated[bool, option("--nadie", help="Lo deja a quien tenga la función.")] = False,
    sent: options.Sent,
) -> int:
    """Dice qué persona debe hacer el paso en que está un caso.

    Sin decir quién, lo pregunta entre quienes tienen la función.
    """
    if nobody and person is not None:
        raise UsageError("«--persona» y «--nadie» son dos cosas distintas.", "Deje una.")

    def make(opened: Session, view: CaseView, how: Giving) -> commands.Command:
        return commands.Assign(person="" if nobody else _whom(settings, opened, view, step, person), row=step or "")

    return run(settings, folio, "asignar", giving(sent), make)


def _whom(settings: Settings, opened: Session, view: CaseView, step: str | None, said: str | None) -> str:
    if said is not None:
        from cauce.cli.workspace.staff import find_active

        return find_active(said, opened.people, "hacer el paso").id
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.asking.step import ask_person
    from cauce.cli.workspace.questions import can_ask

    if not can_ask(settings):
        raise UsageError(
            "Falta «--persona».", "Escriba --persona y quién, o --nadie. Véalas con: cauce personal listar"
        )
    row = view.procedure.row_by_ref.get(step or "")
    moves = [move for move in view.moves if row is None or move.row == row.ref]
    roles = tuple(dict.fromkeys(role for move in moves for role in move.roles))
    return ask_person(Asker(training=opened.training), "¿A quién se asigna?", opened.people, roles)
