"""In which of their roles somebody acts: their own first, then those of whom they stand in for today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cauce.model import commands
from cauce.model.case import Case
from cauce.model.frozen import dataclass
from cauce.runtime import handing
from cauce.runtime.desk.storage import Person, Substitution
from cauce.runtime.plan import Plan
from cauce.runtime.roles import roles_for_actors, roles_for_handover, roles_for_sender, roles_that_fit


@dataclass(frozen=True, slots=True)
class ActingRole:
    """A role somebody may act in, and the id of whom they stand in for, "" in one of their own.

    `person` is who acts when it is not who sits at the desk.
    """

    role: str
    stands_in_for: str = ""
    person: str = ""


SYSTEM = "sistema"
"""Who acts when nobody does: a deadline that lapses, a periodic start. No person of the register may have this id."""

NO_ROLE = ActingRole("")
BY_ITSELF = ActingRole("", person=SYSTEM)


def roles_of(
    person: Person, staff: Iterable[Person], substitutions: Iterable[Substitution], today: date
) -> tuple[ActingRole, ...]:
    """Return the roles that somebody may act in on a date, their own first."""
    by_id = {member.id: member for member in staff}
    found = {role: ActingRole(role) for role in person.roles}
    for item in substitutions:
        if item.substitute == person.id and item.since <= today <= item.until and item.absent in by_id:
            for role in by_id[item.absent].roles:
                found.setdefault(role, ActingRole(role, item.absent))
    return tuple(found.values())


def acting_role(plan: Plan, case: Case | None, command: commands.Command, roles: tuple[ActingRole, ...]) -> ActingRole:
    """Return the role in which a command is given: the first that what is asked admits, else their first one."""
    by_name = {acting.role: acting for acting in roles}
    fitting = _fitting(plan, case, command, tuple(by_name))
    return next((by_name[name] for name in fitting if name in by_name), roles[0] if roles else NO_ROLE)


def _fitting(plan: Plan, case: Case | None, command: commands.Command, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the roles of somebody that what is asked admits, those whose turn it is first."""
    if isinstance(command, commands.Open):
        start = plan.procedure.start_by_id.get(command.start)
        yield from roles_for_actors(plan, start.actors if start else None, names)
    elif isinstance(command, commands.Interrupt):
        interruption = plan.interruptions.get(command.interruption)
        yield from roles_for_actors(plan, interruption.actors if interruption else None, names)
    elif case is None:
        return
    elif isinstance(command, commands.AcceptHandOver | commands.RejectHandOver):
        for handover in handing.waiting(case):
            if command.handover in (0, handover.id):
                yield from roles_for_handover(plan, handover, names)
    elif isinstance(command, commands.Reoffer | commands.WithdrawOffer):
        if command.offer in case.offers:
            yield from roles_for_sender(plan, case.offers[command.offer], names)
    else:
        ref = plan.ref(getattr(command, "row", ""))
        for position in case.positions.values():
            if not position.waiting and ref in ("", position.row):
                yield from roles_that_fit(plan, case, plan.rows[position.row], position, names)
