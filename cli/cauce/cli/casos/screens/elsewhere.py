"""The names of roles that a case names and its procedure does not have: those of the procedures it derives to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def roles_elsewhere(opened: Session, view: CaseView, named: Iterable[str] = ()) -> Mapping[str, str]:
    """Return the names by id, none when all that wait, and those `named`, are of the case's own procedure."""
    roles = {*named, *(role for task in view.tasks for role in task.roles)}
    if roles <= {"", *view.procedure.role_by_id}:
        return {}
    from cauce.cli.workspace.roles import roles_of

    keys = dict.fromkeys(offer.procedure for offer in view.case.offers.values())
    return roles_of(found for key in keys if (found := opened.desk.definitions.current(key)))
