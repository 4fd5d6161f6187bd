"""`interrumpir`: an event that may come at any open step."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import Interrupt
from cauce.model.obligations import Interruption
from cauce.model.procedure import MAIN
from cauce.model.refusals import Missing
from cauce.model.wording import listed, quoted, target_name
from cauce.runtime import demands, intake, people, staff
from cauce.runtime.flow import Step, proceed, withdraw_all
from cauce.runtime.machine import OUTSIDE, interruption_move
from cauce.runtime.view import View
from cauce.runtime.work import Work


def handle(work: Work, command: Interrupt) -> None:
    """Withdraw everything and go to a row, or start a separate list beside the rest (rule 14)."""
    plan = work.plan
    interruption = plan.interruptions.get(command.interruption)
    if interruption is None:
        names = listed([quoted(name) for name in plan.interruptions], "o") or "ninguna"
        work.lacks(
            Missing(
                "interrupcion",
                command.interruption,
                f"{quoted(command.interruption)} no es una interrupción de este procedimiento; existen: {names}",
            )
        )
        return
    work.lacks(*unavailable(work, interruption))
    if people.in_house(plan, interruption.actors):
        people.check_actors(work, interruption.actors)
    else:
        staff.check(work)  # it takes every position along, or holds the end: not for whoever works elsewhere
    # Rows of an interruption descend from nothing: whatever is corrected in the rest, they stay. One that leads
    # elsewhere takes every position along.
    causes = () if interruption.rows else tuple(sorted(position.visit for position in work.case.positions.values()))
    work.cause = visit = causes[-1] if causes else 0
    asked = frozenset(use.datum for use in interruption.records)
    intake.record(work, command.data, visit, asked=asked, causes=causes)
    intake.add_documents(work, command.documents, visit, uses=interruption.receives, causes=causes)
    demands.check_data(work, interruption.records, tuple(command.data), visit, "interrumpir")
    demands.check_documents(work, interruption.receives, tuple(command.documents), visit, "interrumpir")
    if work.problems:
        return
    work.emit(
        events.Interrupted(
            at=work.now,
            visit=visit,
            causes=causes,
            interruption=interruption.id,
            person=work.context.person,
            role=work.context.role,
        )
    )
    state = plan.moves.go(OUTSIDE, interruption_move(interruption.id))
    if interruption.rows:
        region = work.new_serial()
        work.emit(events.RegionOpened(at=work.now, region=region, list=f"!{interruption.id}"))
        proceed(work, Step(region, state, causes))
    else:
        withdraw_all(work, "interrupcion", visit, causes)
        proceed(work, Step(work.main_region, state, causes))


def unavailable(view: View, interruption: Interruption) -> list[Missing]:
    """Return why an interruption cannot come now: outside its stretch of the main list, or already open (L13)."""
    plan = view.plan
    if any(run.list == f"!{interruption.id}" for run in view.case.regions.values()):
        return [
            Missing("interrupcion", interruption.id, f"la interrupción {quoted(interruption.name)} ya está abierta")
        ]
    if interruption.between is None:
        return []
    first, last = (plan.main_index[plan.ref(name)] for name in interruption.between)
    for position in view.case.positions.values():
        if view.case.regions[position.region].list == MAIN and first <= plan.main_index[position.row] <= last:
            return []
    names = " y ".join(target_name(plan.procedure, name) for name in interruption.between)
    text = f"{quoted(interruption.name)} sólo puede ocurrir entre {names}"
    return [Missing("interrupcion", interruption.id, text)]
