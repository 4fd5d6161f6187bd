"""Completing the row where a position rests (language.md §2, rules 5 to 7): all is checked before anything goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cauce.model import events
from cauce.model.case import Position
from cauce.model.commands import NOTHING, Paper
from cauce.model.copying import making
from cauce.model.refusals import Missing
from cauce.model.wording import quoted
from cauce.runtime import agreeing, antecedents, branches, clocks, demands, flow, handover, intake, people, rules
from cauce.runtime.flow import Step
from cauce.runtime.machine import NEXT
from cauce.runtime.traits import Traits
from cauce.runtime.work import Work

_completed = making(events.Completed)


def complete(
    work: Work,
    position: Position,
    answers: tuple[str, ...] = (),
    data: Mapping[str, Any] = NOTHING,
    documents: Mapping[str, Paper] = NOTHING,
    designee: str = "",
    *,
    again: bool = False,
) -> None:
    """Complete the row of a position, or one actor's part of it.

    What the row has no use for is not asked: it is the first thing that a step would spend its time on.
    """
    traits = work.plan.traits[position.row]
    row = traits.row
    work.cause = visit = position.visit
    if again and not row.repeats:
        work.lacks(Missing("paso", row.ref, "este paso no se repite"))
    if traits.waits:
        awaited = ", ".join(map(quoted, row.awaits))
        work.lacks(Missing("paso", row.ref, f"falta que concluyan los casos derivados a {awaited}"))
    fulfilled = people.check(work, row, position)
    if data:
        intake.record(work, data, visit, row.ref, traits.accepted)
    if documents:
        intake.add_documents(work, documents, visit, row.ref, row.documents)
    if traits.joint:
        if traits.agreed:
            answers, designee = agreeing.chosen(work, position, answers, designee, again=again)
        position = work.case.positions[position.region]
        last = people.is_last(work.plan, row, position)
        work.emit(_confirmation(work, traits, visit, fulfilled, answers, designee, again=again))
        if not last:
            if traits.agreed:
                agreeing.check_part(work, position, answers, again=again)
            return
    position = work.case.positions[position.region]
    if traits.asked:
        demands.check_data(work, row.records if again else traits.asked, position.given, visit, "avanzar")
    if row.documents:
        demands.check_documents(work, row.documents, position.supplied, visit)
    if row.not_before:
        demands.check_date(work, row)
    if traits.completing:
        # What this visit did not give is of another one, which does not meet a rule of this.
        ignored = frozenset(name for name in traits.optional if name not in position.given)
        rules.check_completing(work, row.ref, visit, ignored)
    taken = () if again or not row.branches else branches.taken(work, row, answers)
    if answers and not row.branches:
        work.lacks(Missing("respuesta", row.ref, f"este paso no tiene respuestas: sobra {quoted(answers[0])}"))
    if traits.issues:
        handover.issue(work, row, position, designee)
    if work.problems:
        return
    _say(work, traits, position, again=again)
    if again:
        _stay(work, position)
    else:
        flow.go_on(work, position, taken)


def _confirmation(
    work: Work, traits: Traits, visit: int, role: str, answers: tuple[str, ...], designee: str, *, again: bool
) -> events.Confirmed:
    at, person = work.now, work.context.person
    if not traits.agreed:
        return events.Confirmed(at=at, visit=visit, role=role, person=person)
    return events.Confirmed(
        at=at, visit=visit, role=role, person=person, answers=answers, again=again, designee=designee
    )


def _say(work: Work, traits: Traits, position: Position, *, again: bool) -> None:
    row, person = traits.row, work.context.person
    work.emit(
        _completed(
            at=work.now,
            visit=position.visit,
            row=row.ref,
            person=person,
            role=work.context.role,
            people=_together(position, person) if position.confirmed else (),
            again=again,
            remarks=people.remarks(work, row) if traits.compares else (),
        )
    )
    if traits.wakes:
        clocks.on_completed(work, row.ref, position.visit)
        antecedents.propose(work, row.ref, position.visit)


def _together(position: Position, person: str) -> tuple[str, ...]:
    """Return who completes a row that others have confirmed, () when it is one person in all its roles."""
    everyone = tuple(dict.fromkeys((*(who for _, who in position.confirmed), person)))
    return everyone if len(everyone) > 1 else ()


def _stay(work: Work, position: Position) -> None:
    """Begin another round of a row with `repite`: a new visit to the same row, its clocks go on."""
    entered = events.Entered(
        at=work.now,
        visit=work.new_serial(),
        region=position.region,
        row=position.row,
        causes=(position.visit,),
    )
    work.emit(entered)
    if position.assigned:
        work.emit(
            events.Assigned(
                at=work.now,
                visit=entered.visit,
                row=position.row,
                to=position.assigned,
                person=work.context.person,
                role=work.context.role,
            )
        )


def leave_wait(work: Work, position: Position) -> None:
    """Go on from a wait whose derived cases have all ended."""
    row = work.plan.rows[position.row]
    work.cause = position.visit
    flow.complete_by_itself(work, row, position.visit)
    state = work.plan.moves.go(row.ref, NEXT)
    flow.proceed(work, Step(position.region, state, (position.visit,)))
