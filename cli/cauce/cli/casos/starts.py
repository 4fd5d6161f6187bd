"""The procedures of the workspace and their starts, for opening cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos.doing import RefusedError
from cauce.cli.problems import UsageError
from cauce.cli.spanish import did_you_mean
from cauce.compiler.suggest import fold
from cauce.runtime.desk import unknown

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.model.declarations import Start
    from cauce.model.procedure import Procedure


def definition_of(opened: Session, key: str) -> Procedure:
    """Return a procedure in force, by key or alias. Raises RefusedError when there is none."""
    definition = opened.desk.definitions.current(key)
    if definition is None:
        broken = opened.definitions.broken(key)
        if broken is not None:
            raise RefusedError(unknown.procedure_with_errors(key, broken.file))
        raise RefusedError(unknown.unknown_procedure(key, opened.desk.definitions.keys()))
    return definition.procedure


def starts_by_hand(procedure: Procedure) -> list[Start]:
    """Return the starts by which a person opens a case; those of derivations when there is no other."""
    by_hand = [start for start in procedure.starts if start.period is None and not start.comes_from]
    return by_hand or list(procedure.starts)


def start_of(procedure: Procedure, said: str) -> Start:
    """Return a start by id or name. Raises UsageError."""
    for start in procedure.starts:
        if fold(said) in (fold(start.id), fold(start.name)):
            return start
    known = [word for start in procedure.starts for word in (start.id, start.name)]
    names = ", ".join(start.id for start in procedure.starts)
    raise UsageError(f"«{said}» no es un inicio de {procedure.key}.", did_you_mean(said, known) or f"Existen: {names}.")
