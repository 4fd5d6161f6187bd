"""`omitir`: leave an optional row undone, with a reason."""

from __future__ import annotations

from cauce.model import events
from cauce.model.commands import Skip
from cauce.model.refusals import Missing
from cauce.runtime import people
from cauce.runtime.flow import Step, proceed
from cauce.runtime.handlers.finding import find_position
from cauce.runtime.machine import SKIP
from cauce.runtime.work import Work


def handle(work: Work, command: Skip) -> None:
    """Omit a row (rule 17): it does not count as completed for four eyes, conditions or deadlines."""
    position = find_position(work, command.row, command.visit)
    if position is None:
        return
    row = work.plan.rows[position.row]
    work.cause = position.visit
    if SKIP not in work.plan.moves.available(row.ref):
        why = "espera una fecha y no puede omitirse" if row.optional else "no es opcional"
        work.lacks(Missing("paso", row.ref, f"este paso {why}", "cauce avanzar FOLIO"))
    if not command.reason.strip():
        work.lacks(Missing("motivo", row.ref, "falta decir el motivo", "cauce omitir FOLIO --motivo"))
    people.check(work, row, position)
    if work.problems:
        return
    work.emit(
        events.Omitted(
            at=work.now,
            visit=position.visit,
            row=row.ref,
            reason=command.reason,
            person=work.context.person,
            role=work.context.role,
        )
    )
    proceed(work, Step(position.region, work.plan.moves.go(row.ref, SKIP), (position.visit,)))
