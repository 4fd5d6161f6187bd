"""`cauce pendientes`: what waits for the person, most pressing first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import option
from cauce.cli.casos.doing import at_desk, whole_number
from cauce.cli.output import width, write, write_json
from cauce.cli.problems import ExitCode, UsageError
from cauce.cli.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.records import Task


def pendientes(
    settings: Settings,
    role: Annotated[
        str | None, option("--responsable", "FUNCIÓN", help="Lo que espera a una función, por id o nombre.")
    ] = None,
    everybody: Annotated[bool, option("--todos", help="Lo que espera a cualquiera.")] = False,
    overdue: Annotated[bool, option("--vencidos", help="Solo lo que ya venció.")] = False,
    days: Annotated[str | None, option("--proximos", "DIAS", help="Solo lo que vence en esos días.")] = None,
    whole: Annotated[bool, option("--completo", help="Toda la lista, aunque no quepa en la pantalla.")] = False,
    as_json: Annotated[bool, option("--json", help="Escribe la lista como JSON.")] = False,
) -> int:
    """Lista lo que espera a la persona que actúa: primero lo vencido, luego lo de hoy y los siete días que siguen.

    En la lista no hay nombres ni datos de quien se atiende: se ven con «cauce ver».
    """
    if overdue and days is not None:
        raise UsageError("«--vencidos» y «--proximos» piden dos cosas distintas.", "Deje una.")
    if everybody and role is not None:
        raise UsageError("«--todos» y «--responsable» piden dos cosas distintas.", "Deje una.")
    within = None if days is None else whole_number("--proximos", days, 0)
    with at_desk(settings, as_json=as_json) as opened:
        role_id = "" if role is None else _role(opened, role)
        tasks = opened.desk.inbox(role=role_id, everybody=everybody, overdue=overdue, within_days=within)
        if as_json:
            from cauce.cli.casos.screens.inbox_json import task_json

            write_json([task_json(task, opened.zone) for task in tasks])
            return ExitCode.DONE
        from cauce.cli.casos.screens.inbox import inbox_page
        from cauce.cli.casos.screens.page import screen_rows

        rows = None if whole else screen_rows()

        whose = "todo el personal" if everybody else role or (opened.person.name if opened.person else "")
        own = role is None and not everybody
        notes = [] if not own else _standing_in(opened)
        mine = None if own else frozenset(opened.desk.inbox())
        shown = (tasks, whose, opened.people, opened.now, opened.zone, width(), rows, notes)
        inbox_page(*shown, opened.as_me(), mine, _doubtful(opened, tasks[:rows])).show()
        if not tasks and not (overdue or days is not None or everybody):
            write("Para ver lo que espera a los demás: cauce pendientes --todos")
    return ExitCode.DONE


def _doubtful(opened: Session, tasks: Sequence[Task]) -> frozenset[Task]:
    """Return the tasks of whose deadline it is not known yet whether it applies, as `ver` tells of each case."""
    from cauce.cli.casos.words.deadlines import is_doubtful
    from cauce.runtime.ports import Context

    context = Context(opened.institution, opened.desk.calendar)
    found = set()
    with opened.desk.store.read() as transaction:
        for task in tasks:
            if task.due is None:
                continue
            stored = transaction.load(task.case)
            if is_doubtful(stored.procedure, stored.case, task.deadline, opened.now, context):
                found.add(task)
    return frozenset(found)


def _standing_in(opened: Session) -> list[str]:
    """Return for whom the person stands in today, and until when: their list holds what waits for those too."""
    from cauce.cli.casos.words.times import date_text

    if opened.person is None:
        return []
    with opened.desk.store.read() as transaction:
        substitutions = transaction.substitutions()
    today = opened.now.astimezone(opened.zone).date()
    return [
        f"Con lo de {opened.people[item.absent].name}, a quien suple hasta el {date_text(item.until)}."
        for item in substitutions
        if item.substitute == opened.person.id and item.since <= today <= item.until and item.absent in opened.people
    ]


def _role(opened: Session, said: str) -> str:
    """Return the id of a role; its own id needs no procedure to be read."""
    known = {role for person in opened.people.values() for role in person.roles}
    if said in known:
        return said
    from cauce.cli.casos.given.roles import role_id

    definitions = opened.desk.definitions
    found = [definition.procedure for key in (*definitions.keys(),) if (definition := definitions.current(key))]
    return role_id(tuple(found), said, "--responsable")
