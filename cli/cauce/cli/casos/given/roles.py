"""A role, as it is written in a command: by id, by name or by another of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.problems import UsageError
from cauce.cli.spanish import did_you_mean
from cauce.compiler.suggest import fold

if TYPE_CHECKING:
    from cauce.model.procedure import Procedure


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
