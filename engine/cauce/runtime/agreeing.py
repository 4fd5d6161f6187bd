"""What several confirm (`todos`): all of them confirm the same answers, and whoever changes one begins anew."""

from __future__ import annotations

from typing import Any

from cauce.model import events
from cauce.model.case import Position
from cauce.model.declarations import Failing
from cauce.runtime import branches, demands
from cauce.runtime.work import Work


def drop_if_changed(work: Work, datum: str, value: Any, visit: int, *, append: bool) -> None:
    """Drop the confirmations of whoever confirmed another value of a datum than the one that is about to be recorded.

    Wherever it is recorded: nobody carries what others signed.
    """
    for position in tuple(work.case.positions.values()):
        traits = work.plan.traits[position.row]
        if not position.confirmed or not traits.agreed or datum not in traits.accepted:
            continue
        left_out = visit == position.visit and datum not in position.given
        if value if append else left_out or work.case.data.get(datum) != value:
            _drop(work, position)


def chosen(
    work: Work, position: Position, answers: tuple[str, ...], designee: str, *, again: bool
) -> tuple[tuple[str, ...], str]:
    """Return what is chosen in a row: whoever says nothing agrees with the others; the rest is dropped otherwise."""
    position = work.case.positions[position.region]
    if position.confirmed:
        answers, designee = answers or position.answers, designee or position.designee
        row = work.plan.rows[position.row]
        said, before = ({branches.index_of(row, name) for name in each} for each in (answers, position.answers))
        if said != before or designee != position.designee or again != position.again:
            _drop(work, position)
    return answers, designee


def check_part(work: Work, position: Position, answers: tuple[str, ...], *, again: bool) -> None:
    """Check what one of them confirms who is not the last: not what comes of it, but everything that is answered."""
    traits = work.plan.traits[position.row]
    uses = traits.row.records if again else traits.asked
    needed = tuple(use for use in uses if use.failing is Failing.BLOCKS)
    demands.check_data(work, needed, position.given, position.visit, "avanzar")
    if not again and traits.row.branches and not work.problems:
        branches.taken(work, traits.row, answers)


def _drop(work: Work, position: Position) -> None:
    work.emit(
        events.ConfirmationsDropped(
            at=work.now,
            visit=position.visit,
            row=position.row,
            people=tuple(dict.fromkeys(person for _, person in position.confirmed)),
        )
    )
