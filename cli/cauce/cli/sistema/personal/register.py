"""What the commands of the register share: who may change it, and how somebody is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.problems import CommandError
from cauce.cli.workspace.session import Session

if TYPE_CHECKING:
    from cauce.runtime.desk.records import Person


def check_may_change(session: Session) -> None:
    """Raise CommandError unless who acts may change the register.

    Once there is somebody who supervises, only they may; in a training workspace, anybody.
    """
    if session.training:
        return
    supervisors = [each for each in session.people.values() if each.active and each.supervises]
    if not supervisors or (session.person is not None and session.person.supervises):
        return
    names = ", ".join(each.name for each in supervisors)
    raise CommandError(
        "Solo quien supervisa puede cambiar el registro del personal: no se cambió nada.", f"Pídalo a: {names}."
    )


def described(person: Person, roles: dict[str, str]) -> str:
    """Return somebody as the commands of the register say them: name, short name and roles."""
    named = ", ".join(roles.get(role, role) for role in person.roles) or "sin funciones"
    extra = "; supervisa" if person.supervises else ""
    return f"{person.name} ({person.id}): {named}{extra}"


def by_whom(session: Session) -> str:
    """Return the id of who acts, empty when nobody is known yet."""
    return session.person.id if session.person else ""
