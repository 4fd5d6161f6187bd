"""Somebody of the staff, or a role, as it is written in a command: by id or by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cauce.cli.problems import UsageError
from cauce.cli.spanish import did_you_mean
from cauce.compiler.suggest import fold

if TYPE_CHECKING:
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.records import Person


def person_id(people: Mapping[str, Person], said: str, option: str) -> str:
    """Return the id of somebody active of the register. Raises UsageError."""
    active = [person for person in people.values() if person.active]
    wanted = fold(said)
    for person in active:
        if wanted in (fold(person.id), fold(person.name)):
            return person.id
    hint = did_you_mean(said, [word for person in active for word in (person.id, person.name)])
    raise UsageError(f"«{option}»: no hay nadie «{said}» en el personal.", hint or "Véalo con: cauce personal listar")


def role_id(procedures: tuple[Procedure, ...], said: str, option: str) -> str:
    """Return the id of a role of the procedures, known by its id, its name or an alias. Raises UsageError."""
    known = {
        word: role.id
        for procedure in procedures
        for role in procedure.roles
        for word in (*role.aliases, role.name, role.id)
    }
    wanted = fold(said)
    for word, found in known.items():
        if fold(word) == wanted:
            return found
    hint = did_you_mean(said, known) or f"Existen: {', '.join(sorted(set(known.values())))}."
    raise UsageError(f"«{option}»: no hay una función «{said}».", hint)
