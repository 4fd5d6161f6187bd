"""`cauce personal agregar`: somebody new in the register, or more roles for somebody who is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.output import write
from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.settings import Settings
from cauce.cli.sistema.personal.register import by_whom, check_may_change, described
from cauce.cli.workspace.session import Session, session

if TYPE_CHECKING:
    from cauce.runtime.desk.records import Person

_LONGEST_NAME = 120


def personal_agregar(
    settings: Settings,
    name: Annotated[str, argument("NOMBRE", help="El nombre completo de la persona, entre comillas.")],
    roles: Annotated[
        list[str] | None,
        option("--responsable", "FUNCIÓN", help="Una función de los procedimientos; se repite para varias."),
    ] = None,
    supervises: Annotated[
        bool, option("--supervisa", help="Puede corregir lo de otros, asignar, prorrogar, cerrar y dar de alta.")
    ] = False,
    account: Annotated[
        str | None, option("--cuenta", "CUENTA", help="Su cuenta en esta computadora: con ella no hace falta «--como».")
    ] = None,
) -> int:
    """Agrega una persona al registro del personal, con sus funciones.

    Si ya está (por su nombre, completo o corto), le agrega lo que se diga; si estaba de baja, la da de alta otra vez.
    """
    from cauce.cli.workspace.roles import find_roles, roles_of
    from cauce.cli.workspace.staff import check_written

    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise UsageError(f"El nombre debe tener de 1 a {_LONGEST_NAME} letras.", "Por ejemplo: «Persona Inventada Uno»")
    check_written("El nombre", name, "«Persona Inventada Uno»")
    if account is not None and account.strip():
        check_written("La cuenta", account, "--cuenta uno")
    with session(settings, person=False) as at:
        check_may_change(at)
        known = roles_of(at.definitions.all())
        person = _person(at, name)
        person = replace(
            person,
            roles=tuple(dict.fromkeys((*person.roles, *find_roles(roles or (), known)))),
            supervises=person.supervises or supervises,
            account=person.account if account is None else account.strip(),
            active=True,
        )
        if not person.roles and not person.supervises:
            raise UsageError("Falta «--responsable».", f"Diga al menos una función: {', '.join(known)}.")
        _check_account(at, person)
        with at.store.write() as transaction:
            transaction.save_person(person, at.now, by_whom(at))
        write(("Actualizado: " if person.id in at.people else "Agregado: ") + described(person, known))
        if not person.account:
            write(f"Para actuar: --como {person.id}")
    return ExitCode.DONE


def _person(at: Session, name: str) -> Person:
    from cauce.cli.workspace.staff import new_id, plain
    from cauce.runtime.desk.records import Person

    for each in at.people.values():
        if plain(name) in (plain(each.id), plain(each.name)):
            return each
    return Person(id=new_id(name, at.people), name=name)


def _check_account(at: Session, person: Person) -> None:
    """Raise CommandError if somebody else is bound to the account: what is done from it would be of two people."""
    for each in at.people.values():
        if each.active and person.account and each.account == person.account and each.id != person.id:
            raise CommandError(
                f"La cuenta «{person.account}» ya es de {each.name}: no se cambió nada.",
                "Diga otra con «--cuenta»; si dos personas usan la misma cuenta, cada una dice quién es con «--como».",
            )
