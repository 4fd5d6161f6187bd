"""What waits in a case that is seen, and which of it waits for the person who looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.runtime.desk.roles import roles_of
from cauce.runtime.desk.tasks import receiving_roles, tasks_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.records import Task

STEPS = ("paso", "espera")
ANSWERS = {"acuse": "aceptar", "derivacion": "aceptar", "rechazo": "turnar"}
"""The command that answers each kind of task that is not a step."""


def tasks_in(opened: Session, view: CaseView) -> tuple[Task, ...]:
    """Return everything that waits in a case, for anybody."""
    return tasks_of(view.procedure, view.case, view.folio, lambda key: _receivers(opened, key))


def mine(opened: Session, tasks: Iterable[Task]) -> list[Task]:
    """Return the tasks that wait for the person of the session, as the inbox would show them."""
    person = opened.person
    if person is None:
        return []
    with opened.desk.store.read() as transaction:
        substitutions = transaction.substitutions()
    today = opened.now.astimezone(opened.zone).date()
    acting = roles_of(person, opened.people.values(), substitutions, today)
    roles = {each.role for each in acting}
    people = {person.id, *(each.stands_in_for for each in acting)} - {""}
    return [
        task
        for task in tasks
        if task.person in people or (not task.person and (not task.roles or not roles.isdisjoint(task.roles)))
    ]


def _receivers(opened: Session, key: str) -> tuple[str, ...]:
    definition = opened.desk.definitions.current(key)
    return receiving_roles(definition.procedure) if definition is not None else ()
