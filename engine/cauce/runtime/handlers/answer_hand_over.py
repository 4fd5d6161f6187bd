"""`aceptar` and `rechazar` what was handed over inside the institution."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import HandOver
from cauce.model.commands import AcceptHandOver, RejectHandOver
from cauce.model.refusals import Missing
from cauce.model.wording import listed, quoted, role_name
from cauce.runtime import handing, intake, missing, people, supervision
from cauce.runtime.work import Work


def accept(work: Work, command: AcceptHandOver) -> None:
    """Note who receives, with the data asked for on accepting; an open row that was handed on becomes theirs."""
    handover = _find(work, command.handover, "aceptar")
    if handover is None:
        return
    work.cause = handover.visit
    if handover.moves_row:
        _check_receiver(work, handover)
    turned = work.plan.rows[handover.row].turns_over
    asked = frozenset((*handover.asks, *(turned.records_on_acceptance if turned else ())))
    intake.record(work, command.data, handover.visit, handover.row, asked)
    work.lacks(
        *(missing.datum(work.plan.procedure, name, "aceptar") for name in handover.asks if name not in command.data)
    )
    if work.problems:
        return
    reference, digest, name = intake.parts_of(command.receipt)
    work.emit(
        events.HandOverAccepted(
            at=work.now,
            visit=handover.visit,
            handover=handover.id,
            person=work.context.person,
            role=work.context.role,
            reference=reference,
            digest=digest,
            name=name,
        )
    )


def reject(work: Work, command: RejectHandOver) -> None:
    """Note why it is not received. A row stays with who had it; what the procedure hands over may be accepted later."""
    handover = _find(work, command.handover, "rechazar")
    supervision.check_reason(work, command.reason, "rechazar")
    if handover is None or work.problems:
        return
    work.emit(
        events.HandOverRejected(
            at=work.now,
            visit=handover.visit,
            handover=handover.id,
            reason=command.reason,
            person=work.context.person,
            role=work.context.role,
        )
    )


def fits(work: Work, handover: HandOver) -> bool:
    """Tell whether whoever gives the command is one to whom it was handed over: a substitute too (L20)."""
    if handover.to:
        return handover.to in (work.context.person, work.context.stands_in_for)
    role = work.context.role
    return any(people.acts_for(work.plan, role, needed) for needed in handover.roles)


def _find(work: Work, number: int, verb: str) -> HandOver | None:
    """Return the hand-over a command is about: the one with this number, or the only one for whoever gives it."""
    waiting = handing.waiting(work.case)
    found = [item for item in waiting if (item.id == number if number else fits(work, item))]
    if len(found) == 1 and fits(work, found[0]):
        return found[0]
    if len(found) == 1:
        work.lacks(Missing("persona", found[0].row, f"debe hacerlo {_receivers(work, found[0])}"))
    elif found:
        numbers = listed([str(item.id) for item in found], "o")
        text = f"hay {len(found)} turnos por {verb}: diga cuál, {numbers}"
        work.lacks(Missing("turno", "", text, f"cauce {verb} FOLIO --turno …"))
    elif waiting and not number:
        names = listed([_receivers(work, item) for item in waiting], "o")
        work.lacks(Missing("persona", "", f"lo que se turnó lo recibe {names}"))
    else:
        work.lacks(Missing("turno", str(number or ""), f"no hay un turno por {verb}", "cauce ver FOLIO"))
    return None


def _receivers(work: Work, handover: HandOver) -> str:
    if handover.to:
        return quoted(handover.to)
    return listed([role_name(work.plan.procedure, role) for role in handover.roles], "o")


def _check_receiver(work: Work, handover: HandOver) -> None:
    """Check that who takes an open row may act there."""
    position = next(item for item in work.case.positions.values() if item.visit == handover.visit)
    row = work.plan.rows[position.row]
    if handover.roles:
        work.lacks(*people.four_eyes(work, row, work.context.person))
    else:
        due = people.roles_due(work.plan, row, position)
        if due and not any(people.acts_for(work.plan, work.context.role, needed) for needed in due):
            names = listed([role_name(work.plan.procedure, needed) for needed in due], "o")
            work.lacks(Missing("persona", due[0], f"lo que se turnó lo hace {names}"))
        work.lacks(*people.four_eyes(work, row, work.context.person))
