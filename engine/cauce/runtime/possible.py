"""What can be done in a case now: the moves that `ver` and `pendientes` show, and that scenarios choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from cauce.model.case import Case, Position, Status
from cauce.model.declarations import DatumUse, DocumentUse
from cauce.model.frozen import dataclass
from cauce.model.procedure import Procedure
from cauce.model.refusals import Missing
from cauce.model.rows import Row, RowKind
from cauce.runtime import demands, people
from cauce.runtime.handing import waiting
from cauce.runtime.handlers.interrupt import unavailable
from cauce.runtime.machine import SKIP
from cauce.runtime.plan import plan_of
from cauce.runtime.ports import Context
from cauce.runtime.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One open step: who may act (any of `roles`, anybody if empty), what it asks for, how it may go on.

    `answers` are the names of the branches a person chooses from, empty when there is nothing to choose. `missing` are
    things no answer supplies: a date that has not come, derived cases that have not ended, a case that stands still.
    `assigned` is the one person who may act (in the role `acting` if the row was handed on to it), empty for any;
    `handed_to` the person or role to whom it was handed on and who has not accepted, with its number `handover`.
    `agreed`: not any of the roles but each of them, all with the same answers.
    `proposals` are earlier cases, by datum, for which «sí» is proposed. `supervisor` is the role that supervises it.
    """

    row: str
    visit: int
    kind: RowKind
    since: datetime
    roles: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    data: tuple[DatumUse, ...] = ()
    documents: tuple[DocumentUse, ...] = ()
    optional: bool = False
    repeats: bool = False
    designates: str = ""
    missing: tuple[Missing, ...] = ()
    assigned: str = ""
    acting: str = ""
    handover: int = 0
    handed_to: str = ""
    proposals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    supervisor: str = ""
    agreed: bool = False


def possible(procedure: Procedure, case: Case, now: datetime, context: Context) -> list[Move]:
    """Return the open steps of a case, in the order of the table; none when it ended, was closed or cancelled."""
    if case.status not in (Status.OPEN, Status.SUSPENDED):
        return []
    view = View(plan_of(procedure), case, now, context)
    resting = [position for position in case.positions.values() if not position.waiting]
    resting.sort(key=lambda position: (view.plan.order[position.row], position.visit))
    return [_move(view, view.plan.rows[position.row], position) for position in resting]


def interruptions(procedure: Procedure, case: Case, now: datetime, context: Context) -> list[str]:
    """Return the ids of the interruptions that may come now."""
    view = View(plan_of(procedure), case, now, context)
    if not case.positions or case.status is not Status.OPEN:
        return []
    return [item.id for item in procedure.interruptions if not unavailable(view, item)]


def _move(view: View, row: Row, position: Position) -> Move:
    handed = next((item for item in waiting(view.case) if item.moves_row and item.visit == position.visit), None)
    data, documents = demands.open_demands(view, row, position, again=False)
    missing = list(demands.not_yet(view, row))
    if row.kind is RowKind.WAIT and not row.branches:
        missing.append(Missing("paso", row.ref, "falta que concluyan los casos derivados"))
    if view.case.status is Status.SUSPENDED:
        missing.append(Missing("caso", "", "el caso está suspendido", "cauce reanudar FOLIO"))
    asked = [use.datum for use in data if use.datum in view.case.proposals]
    return Move(
        row=row.ref,
        visit=position.visit,
        kind=row.kind,
        since=position.since,
        roles=people.roles_due(view.plan, row, position),
        answers=() if row.decides_by else tuple(branch.name for branch in row.branches),
        data=tuple(data),
        documents=tuple(documents),
        optional=SKIP in view.plan.moves.available(row.ref),
        repeats=row.repeats,
        designates=row.designates,
        missing=tuple(missing),
        assigned=position.assigned,
        acting=position.acting,
        handover=handed.id if handed else 0,
        handed_to=(handed.to or handed.roles[0]) if handed else "",
        proposals={name: _found(view, name) for name in asked if _found(view, name)},
        supervisor=view.plan.supervisors[row.ref],
        agreed=view.plan.traits[row.ref].agreed,
    )


def _found(view: View, datum: str) -> tuple[str, ...]:
    """Return the earlier cases that were found for a datum, once each."""
    return tuple(dict.fromkeys(case for proposal in view.case.proposals[datum] for case in proposal.cases))
