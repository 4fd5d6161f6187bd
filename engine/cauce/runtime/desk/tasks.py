"""What waits for somebody in a case, from the case itself: the rows of an inbox (cli.md, `pendientes`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from cauce.model.case import Case, Clock, ClockState, HandOverState, OfferState, Position, Status
from cauce.model.procedure import Procedure
from cauce.model.rows import Row, RowKind
from cauce.runtime import handing, people
from cauce.runtime.desk.records import Task
from cauce.runtime.plan import Plan, plan_of

Receivers = Callable[[str], tuple[str, ...]]
"""The roles that receive the cases of a procedure, by its key; () when nobody here knows it."""


def tasks_of(procedure: Procedure, case: Case, folio: str, receivers: Receivers) -> tuple[Task, ...]:
    """Return what waits in a case: open rows, hand-overs and derivations to accept, rejected ones to answer."""
    waiting = _Waiting(plan_of(procedure), case, folio)
    return (*waiting.positions(), *waiting.handovers(), *waiting.offers(receivers))


def with_substitutes(plan: Plan, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles and those that may act as them: substitutes, the roles that make one up (language.md L20)."""
    found: dict[str, None] = {}
    for role in roles:
        declared = plan.procedure.role_by_id.get(role)
        found[role] = None
        if declared is not None:
            found.update(dict.fromkeys(name for name in (declared.substitute, *declared.members) if name))
    return tuple(found)


def receiving_roles(procedure: Procedure) -> tuple[str, ...]:
    """Return the roles that work in a procedure, in the order of its table: any of them receives what is derived.

    Their substitutes too; not those outside the institution, whom nobody here can be.
    """
    plan = plan_of(procedure)
    found: dict[str, None] = {}
    for actors in plan.actors.values():
        if actors is not None:
            found.update(dict.fromkeys(actors.roles))
    inside = tuple(
        role for role in found if role not in procedure.role_by_id or not procedure.role_by_id[role].external
    )
    return with_substitutes(plan, inside)


class _Waiting:
    """What waits in one case."""

    def __init__(self, plan: Plan, case: Case, folio: str) -> None:
        self.plan, self.case, self.folio = plan, case, folio

    def positions(self) -> Iterator[Task]:
        """Yield the open rows, in the order of the table."""
        if self.case.status is not Status.OPEN:
            return
        resting = [position for position in self.case.positions.values() if not position.waiting]
        for position in sorted(resting, key=lambda item: (self.plan.order[item.row], item.visit)):
            row = self.plan.rows[position.row]
            due = (position.acting,) if position.acting else people.roles_due(self.plan, row, position)
            yield self._task(
                "espera" if row.kind is RowKind.WAIT else "paso",
                position.visit,
                row,
                title_of(row),
                with_substitutes(self.plan, due),
                position.since,
                person=position.assigned,
                barred=people.barred(self.plan, self.case, row, position),
                clock=_nearest(self.plan, self.case, position),
            )

    def handovers(self) -> Iterator[Task]:
        """Yield what its receiver has to accept, and what was sent back to who handed it over, who has to mend it."""
        for handover in handing.waiting(self.case):
            row = self.plan.rows[handover.row]
            returned = handover.state is HandOverState.REJECTED
            sides = [("acuse", "Recibir", handover.roles, handover.to)]
            if returned:
                sides.append(("devuelto", "Corregir lo turnado, que no se recibió", self._doers(row), handover.sender))
            since = (handover.answered_at if returned else None) or handover.at
            # Who takes an open row does it: one that was completed is only received.
            barred = people.barred(self.plan, self.case, row) if handover.moves_row else ()
            for kind, words, roles, person in sides:
                title, may = f"{words}: {title_of(row)}", with_substitutes(self.plan, roles)
                yield self._task(kind, handover.id, row, title, may, since, person=person, barred=barred)

    def offers(self, receivers: Receivers) -> Iterator[Task]:
        """Yield the derivations that wait for their receiver, and those rejected, for their sender to answer."""
        for offer in self.case.offers.values():
            row = self.plan.rows[offer.row]
            if offer.state is OfferState.OFFERED:
                kind, words, roles = "derivacion", "Aceptar la derivación", receivers(offer.procedure)
            elif offer.state is OfferState.REJECTED:
                kind, words = "rechazo", "Responder al rechazo de la derivación"
                roles = with_substitutes(self.plan, self._doers(row))
            else:
                continue
            yield self._task(kind, offer.id, row, f"{words} a {offer.procedure}", roles, offer.at)

    def _doers(self, row: Row) -> tuple[str, ...]:
        actors = self.plan.actors[row.ref]
        return actors.roles if actors else ()

    def _task(
        self,
        kind: str,
        item: int,
        row: Row,
        title: str,
        roles: tuple[str, ...],
        since: datetime,
        *,
        person: str = "",
        barred: tuple[str, ...] = (),
        clock: Clock | None = None,
    ) -> Task:
        return Task(
            case=self.case.id,
            folio=self.folio,
            procedure=self.plan.procedure.key,
            kind=kind,
            item=item,
            row=row.ref,
            step=row.step,
            title=title,
            roles=roles,
            person=person,
            barred=barred,
            since=since,
            due=clock.due if clock else None,
            deadline=clock.deadline if clock else "",
            deadline_name=_name(self.plan, clock) if clock else "",
        )


def pressing(task: Task) -> tuple[bool, datetime, datetime]:
    """Return by what tasks are put in order, the most pressing first: by due moment, then by age."""
    return task.due is None, task.due or task.since, task.since


def title_of(row: Row) -> str:
    """Return the short words for a row: those of the diagram, or its text."""
    return row.short or row.text


def _nearest(plan: Plan, case: Case, position: Position) -> Clock | None:
    """Return the clock that presses most on a position: its own list's, or one of the whole case."""
    pressing = [
        clock
        for clock in case.clocks.values()
        if clock.state is ClockState.RUNNING and clock.region in (0, position.region) and _counts(plan, clock)
    ]
    return min(pressing, key=lambda clock: (clock.due, clock.id), default=None)


def _counts(plan: Plan, clock: Clock) -> bool:
    """Tell whether a clock belongs in an inbox: one that only informs (PR-02, step 8) does not press."""
    lapse = plan.deadlines[clock.deadline].lapse
    return bool(lapse.nonconformity or lapse.notifies or lapse.escalates or lapse.target)


def _name(plan: Plan, clock: Clock) -> str:
    deadline = plan.deadlines[clock.deadline]
    return deadline.name or deadline.id
