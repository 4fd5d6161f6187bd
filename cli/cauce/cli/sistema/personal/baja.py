"""`cauce personal baja`: somebody does not act any more, or not in some of their roles. What they did stays theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.output import paragraph, write
from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.settings import Settings
from cauce.cli.sistema.personal.register import by_whom, check_may_change, described
from cauce.cli.workspace.session import Session, session

if TYPE_CHECKING:
    from cauce.runtime.desk.records import Person


def personal_baja(
    settings: Settings,
    who: Annotated[str, argument("PERSONA", help="Su nombre corto o completo, como en «cauce personal listar».")],
    roles: Annotated[
        list[str] | None, option("--responsable", "FUNCIÓN", help="Le quita solo esta función; se repite para varias.")
    ] = None,
) -> int:
    """Da de baja a una persona, o le quita funciones.

    Lo que hizo queda a su nombre. Si tenía asuntos asignados, dice cuáles, para asignarlos a alguien más.
    """
    from cauce.cli.workspace.roles import find_roles, roles_of
    from cauce.cli.workspace.staff import find_person

    with session(settings, person=False) as at:
        check_may_change(at)
        person = find_person(who, at.people)
        known = roles_of(at.definitions.all())
        if roles:
            taken = find_roles(roles, {**{role: role for role in person.roles}, **known})
            if missing := [role for role in taken if role not in person.roles]:
                raise UsageError(
                    f"{person.name} no tiene la función «{missing[0]}».", f"Tiene: {', '.join(person.roles)}."
                )
            changed = replace(person, roles=tuple(role for role in person.roles if role not in taken))
        else:
            _check_remains(at, person)
            changed = replace(person, active=False)
        with at.store.write() as transaction:
            transaction.save_person(changed, at.now, by_whom(at))
            assigned = [task for task in transaction.tasks(roles=(), person=person.id) if task.person == person.id]
        write(described(changed, known) if changed.active else f"De baja: {person.name} ({person.id}).")
        if assigned and not changed.active:
            folios = ", ".join(dict.fromkeys(task.folio for task in assigned))
            paragraph(f"Tenía asuntos asignados en {folios}: asígnelos a alguien más con «cauce asignar».")
    return ExitCode.DONE


def _check_remains(at: Session, leaving: Person) -> None:
    """Raise CommandError if nobody who supervises would be left: the register could not be changed any more."""
    others = [each for each in at.people.values() if each.active and each.supervises and each.id != leaving.id]
    if leaving.active and leaving.supervises and not others and not at.training:
        raise CommandError(
            f"{leaving.name} es la única persona que supervisa: no se dio de baja.",
            "Antes agregue a otra: cauce personal agregar NOMBRE --supervisa",
        )
