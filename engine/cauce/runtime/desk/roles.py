"""In which of their roles somebody acts: their own first, then those of whom they stand in for today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cauce.model import commands
from cauce.model.case import Case
from cauce.model.frozen import dataclass
from cauce.runtime import handing
from cauce.runtime.desk.records import Person, Substitution
from cauce.runtime.plan import Plan
from cauce.runtime.roles import (
    roles_for_actors,
    roles_for_handover,
    roles_for_sender,
    roles_that_fit,
    roles_that_supervise,
)
from cauce.runtime.staff import works_in


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

_SUPERVISED = (
    commands.Assign
    | commands.HandOn
    | commands.Correct
    | commands.Extend
    | commands.Suspend
    | commands.Resume
    | commands.Close
    | commands.Cancel
    | commands.Reopen
)
"""What who supervises a stage may do in it: of all their roles, that is the one that counts."""

_ONLY_SUPERVISED = (
    commands.Correct | commands.Extend | commands.Suspend | commands.Resume | commands.Close | commands.Cancel
)
"""What of it no role of a step allows: acting in one of them would say what is not so."""

NO_ROLE = ActingRole("")
BY_ITSELF = ActingRole("", person=SYSTEM)


def roles_of(
    person: Person, staff: Iterable[Person] = (), substitutions: Iterable[Substitution] = (), today: date = date.max
) -> tuple[ActingRole, ...]:
    """Return the roles that somebody may act in on a date, their own first; the rest is for who stands in for others.

    One of their own comes again when they stand in for somebody who has it: what is assigned to that one waits for it.
    """
    by_id = {member.id: member for member in staff}
    found = dict.fromkeys(ActingRole(role) for role in person.roles)
    for item in substitutions:
        if item.substitute == person.id and item.since <= today <= item.until and item.absent in by_id:
            found.update(dict.fromkeys(ActingRole(role, item.absent) for role in by_id[item.absent].roles))
    return tuple(found)


def acting_role(
    plan: Plan,
    case: Case | None,
    command: commands.Command,
    roles: tuple[ActingRole, ...],
    *,
    supervises: bool = False,
) -> ActingRole:
    """Return the role in which a command is given: the first that what is asked admits, else their first one.

    What waits for one person is done for them, if the person stands in for them today. Where any role would do,
    it is one of this procedure, if they have one: who works here does not act as who works elsewhere. Who `supervises`
    everything and does what none of their roles would let them do acts in none.
    """
    roles = tuple(sorted(roles, key=lambda acting: not works_in(plan, acting.role)))
    names = tuple(dict.fromkeys(acting.role for acting in roles))
    by_right = supervises and isinstance(command, _ONLY_SUPERVISED)
    for name, awaited in _fitting(plan, case, command, names, by_right=by_right):
        having = [acting for acting in roles if acting.role == name]
        if having:
            return next((acting for acting in having if acting.stands_in_for == awaited), having[0])
    if supervises and (isinstance(command, _SUPERVISED) or not any(works_in(plan, name) for name in names)):
        return NO_ROLE
    return roles[0] if roles else NO_ROLE


def _fitting(
    plan: Plan, case: Case | None, command: commands.Command, names: tuple[str, ...], *, by_right: bool
) -> Iterator[tuple[str, str]]:
    """Yield the roles of somebody that what is asked admits, those whose turn it is first, and who is awaited there.

    `by_right`: by supervising only, so that whose turn it is does not matter.
    """
    if isinstance(command, commands.Open):
        start = plan.procedure.start_by_id.get(command.start)
        yield from _of_anybody(roles_for_actors(plan, start.actors if start else None, names))
    elif isinstance(command, commands.Interrupt):
        interruption = plan.interruptions.get(command.interruption)
        yield from _of_anybody(roles_for_actors(plan, interruption.actors if interruption else None, names))
    elif case is None:
        return
    elif isinstance(command, commands.AcceptHandOver | commands.RejectHandOver):
        for handover in handing.waiting(case):
            if command.handover in (0, handover.id):
                yield from ((name, handover.to) for name in roles_for_handover(plan, handover, names))
    elif isinstance(command, commands.Reoffer | commands.WithdrawOffer):
        if command.offer in case.offers:
            offer = case.offers[command.offer]
            yield from _of_anybody(roles_for_sender(plan, offer, names))
            yield from _of_anybody(roles_that_supervise(plan, (offer.row,), names))
    else:
        ref = plan.ref(getattr(command, "row", "")) or _opens_again_at(plan, case, command)
        resting = [item for item in case.positions.values() if not item.waiting and ref in ("", item.row)]
        if isinstance(command, _SUPERVISED):
            rows = (ref,) if ref else tuple(item.row for item in case.positions.values())
            yield from _of_anybody(roles_that_supervise(plan, rows, names))
        if ref and isinstance(command, commands.Reopen | commands.Correct) and not by_right:
            yield from _of_anybody(roles_for_actors(plan, plan.actors.get(ref), names))
        for position in () if by_right else resting:
            for name in roles_that_fit(plan, case, plan.rows[position.row], position, names):
                yield name, position.assigned or case.designated.get(name, "")


def _opens_again_at(plan: Plan, case: Case, command: commands.Command) -> str:
    """Return the row at which an ended case is opened again, "" for anything else."""
    if not isinstance(command, commands.Reopen) or not case.end:
        return ""
    return plan.ref(plan.procedure.end_by_id[case.end].reopens_at)


def _of_anybody(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, "") for name in names)
