"""`asignar`: say who is to act in an open row."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Position
from cauce.model.commands import Assign
from cauce.model.declarations import ActorMode
from cauce.model.refusals import Missing
from cauce.model.rows import Row
from cauce.model.wording import listed, quoted
from cauce.runtime import people, supervision
from cauce.runtime.handlers.finding import find_position
from cauce.runtime.work import Work


def handle(work: Work, command: Assign) -> None:
    """Assign it, if the person may act there (four eyes are looked at now: language.md L21)."""
    position = find_position(work, command.row, command.visit)
    if position is None:
        return
    row = work.plan.rows[position.row]
    if not _may_assign(work, row, position, command.person):
        others = "quien tiene asignado el paso" if position.assigned else "quien puede hacer el paso, para asignárselo"
        work.lacks(supervision.only_supervisors(work, [row], others))
    if command.person:
        work.lacks(*unfit(work, row, position, command.person))
    if work.problems:
        return
    say(work, position.visit, row.ref, command.person)


def say(work: Work, visit: int, row: str, to: str) -> None:
    """Record who is to act in a visit."""
    work.emit(
        events.Assigned(at=work.now, visit=visit, row=row, to=to, person=work.context.person, role=work.context.role)
    )


def _may_assign(work: Work, row: Row, position: Position, person: str) -> bool:
    """Whoever supervises, the person to whom it is assigned, and, of what nobody has, whoever takes it."""
    if supervision.supervises(work, [row]) or work.context.person == position.assigned:
        return True
    takes = person == work.context.person and not position.assigned
    return takes and not people.who_acts(work, row, position)[1]


def unfit(work: Work, row: Row, position: Position, person: str) -> list[Missing]:
    """Return why a row cannot be given to one person."""
    actors = work.plan.actors[row.ref]
    if actors is not None and actors.mode is ActorMode.ALL:
        return [Missing("persona", row.ref, "aquí cada responsable hace su parte: no se deja a una sola persona")]
    problems = people.four_eyes(work, row, person)
    due = people.roles_due(work.plan, row, position)
    designated = [work.case.designated.get(role) for role in due]
    if due and all(designated) and person not in designated:
        names = listed([quoted(name) for name in designated if name], "o")
        problems.append(Missing("persona", row.ref, f"debe hacerlo {names}, persona designada"))
    return problems
