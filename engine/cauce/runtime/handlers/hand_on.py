"""`turnar`: hand an open row on to another person or role, beyond what the procedure says."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import HandOn
from cauce.model.refusals import Missing
from cauce.model.wording import listed, quoted
from cauce.runtime import handing, people, supervision
from cauce.runtime.handlers.assign import unfit
from cauce.runtime.handlers.finding import find_position
from cauce.runtime.work import Work


def handle(work: Work, command: HandOn) -> None:
    """Ask the other to take it; until then it stays where it is. A later one takes the place of one not accepted."""
    position = find_position(work, command.row, command.visit)
    if position is None:
        return
    row = work.plan.rows[position.row]
    work.cause = position.visit
    if not supervision.supervises(work, [row]):
        work.lacks(*people.who_acts(work, row, position)[1])
    work.lacks(*_bad_receiver(work, command))
    if command.person or command.role:
        work.lacks(*unfit(work, row, position, command.person))
    if work.problems:
        return
    for earlier in handing.waiting(work.case):
        if earlier.moves_row and earlier.visit == position.visit:
            work.emit(events.HandOverWithdrawn(at=work.now, visit=position.visit, handover=earlier.id))
    work.emit(
        events.TurnedOver(
            at=work.now,
            visit=position.visit,
            handover=work.new_serial(),
            row=row.ref,
            roles=(command.role,) if command.role else (),
            to=command.person,
            moves_row=True,
            reason=command.reason,
            person=work.context.person,
            role=work.context.role,
        )
    )


def _bad_receiver(work: Work, command: HandOn) -> list[Missing]:
    """Return what is wrong with to whom it goes."""
    if bool(command.person) is bool(command.role):
        return [Missing("persona", "", "diga a quién se turna: a una persona o a un responsable, no a ambos")]
    declared = work.plan.procedure.role_by_id
    inside = [role for role in declared.values() if not role.external]
    if command.role and command.role not in [role.id for role in inside]:
        names = listed([quoted(role.id) for role in inside], "o")
        text = (
            f"{quoted(command.role)} no es un responsable de esta institución en este procedimiento; existen: {names}"
        )
        return [Missing("persona", command.role, text)]
    return []
