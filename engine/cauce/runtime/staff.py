"""Who works in a procedure: nobody else changes a datum, a document or a note of its cases, or interrupts them."""

from __future__ import annotations

from cauce.model.declarations import Role
from cauce.model.procedure import Procedure
from cauce.model.refusals import Missing
from cauce.model.wording import listed
from cauce.runtime.people import acts_for
from cauce.runtime.plan import Plan
from cauce.runtime.work import Work

_NAMED = 3
"""How many roles a refusal names: a procedure may have twenty, and one of them is enough to know whom to ask."""


def works_in(plan: Plan, role: str) -> bool:
    """Tell whether someone in `role` works in a procedure, in or for one of its roles; anybody where it has none."""
    inside = roles_of(plan.procedure)
    return not inside or any(acts_for(plan, role, needed) for needed in inside)


def check(work: Work) -> None:
    """Note a problem unless whoever gives the command works in the procedure, or supervises everything."""
    if work.context.supervises or works_in(work.plan, work.context.role):
        return
    inside = roles_of(work.plan.procedure)
    names = [role.name for role in inside.values()]
    others = len(names) - _NAMED
    # Two names more take no more room than saying that there are two more.
    shown = names if others < _NAMED else [*names[:_NAMED], f"{others} responsables más"]
    text = f"lo hace alguien que trabaje en este procedimiento: {listed(shown, 'o')}"
    work.lacks(Missing("persona", next(iter(inside)), text))


def roles_of(procedure: Procedure) -> dict[str, Role]:
    """Return the roles of the institution itself, by id: someone outside it gives no commands."""
    return {name: role for name, role in procedure.role_by_id.items() if not role.external}
