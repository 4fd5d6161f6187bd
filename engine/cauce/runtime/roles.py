"""In which of their roles a person may do a thing: the desk asks, so that nobody has to say it."""

from __future__ import annotations

from collections.abc import Sequence

from cauce.model.case import Case, HandOver, Offer, Position
from cauce.model.declarations import Actors
from cauce.model.rows import Row
from cauce.runtime.people import acts_for, in_house, roles_due
from cauce.runtime.plan import Plan


def roles_that_fit(plan: Plan, case: Case, row: Row, position: Position, roles: Sequence[str]) -> tuple[str, ...]:
    """Return those of a person's roles in which the row of an open position may be acted on now, in their order.

    () when there is none; when anybody may act, all of them, or ("",) for a person who has none.
    """
    if position.acting:
        return tuple(role for role in roles if role == position.acting)
    found = _fitting(plan, roles_due(plan, row, position), roles)
    # Where someone is designated for a role, whoever has it acts in another of their roles if they can.
    return tuple(sorted(found, key=lambda role: role in case.designated))


def roles_for_actors(plan: Plan, actors: Actors | None, roles: Sequence[str]) -> tuple[str, ...]:
    """Return the roles in which a start may be used, or an interruption told, as in `roles_that_fit`."""
    return _fitting(plan, in_house(plan, actors), roles)


def roles_for_handover(plan: Plan, handover: HandOver, roles: Sequence[str]) -> tuple[str, ...]:
    """Return the roles in which a hand-over may be answered; one to a person may be in any of theirs."""
    return _fitting(plan, handover.roles, roles)


def roles_for_sender(plan: Plan, offer: Offer, roles: Sequence[str]) -> tuple[str, ...]:
    """Return the roles in which a derivation may be offered again or withdrawn: those of the row that made it."""
    actors = plan.actors.get(offer.row)
    return _fitting(plan, actors.roles if actors else (), roles)


def roles_that_supervise(plan: Plan, rows: Sequence[str], roles: Sequence[str]) -> tuple[str, ...]:
    """Return those of a person's roles in which they supervise one of some rows (`supervisa`), in their order."""
    named = [plan.supervisors.get(ref, "") for ref in rows]
    return tuple(role for role in roles if any(acts_for(plan, role, needed) for needed in named if needed))


def _fitting(plan: Plan, needed: Sequence[str], roles: Sequence[str]) -> tuple[str, ...]:
    if not needed:
        return tuple(roles) or ("",)
    return tuple(role for role in roles if any(acts_for(plan, role, one) for one in needed))
