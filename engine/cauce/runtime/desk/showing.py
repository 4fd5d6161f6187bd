"""What the desk shows: a case as it is, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from cauce.model.case import Case
from cauce.model.frozen import dataclass
from cauce.model.procedure import Procedure
from cauce.runtime.desk.records import Task
from cauce.runtime.desk.roles import NO_ROLE
from cauce.runtime.desk.sitting import Sitting
from cauce.runtime.desk.tasks import pressing
from cauce.runtime.ports import Context
from cauce.runtime.possible import Move, interruptions, possible


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case to be shown: what `ver` needs. `children` are folios of derived cases by offer number.

    `tasks` are what waits in it, `mine` those that wait for whoever looks, as their inbox has them.
    """

    folio: str
    case: Case
    procedure: Procedure
    context: Context
    head: str
    moves: tuple[Move, ...]
    interruptions: tuple[str, ...]
    tasks: tuple[Task, ...] = ()
    mine: tuple[Task, ...] = ()
    children: Mapping[int, str] = field(default_factory=dict)
    parent: str = ""


def shown(sitting: Sitting, case: str) -> CaseView:
    """Return a stored case to be shown to whoever sits at the desk."""
    stored = sitting.transaction.load(case)
    context = sitting.context(stored.procedure, case, sitting.roles[0] if sitting.roles else NO_ROLE)
    folio_of = sitting.transaction.folio_of
    return CaseView(
        folio=stored.folio,
        case=stored.case,
        procedure=stored.procedure,
        context=context,
        head=stored.head,
        moves=tuple(possible(stored.procedure, stored.case, sitting.now, context)),
        interruptions=tuple(interruptions(stored.procedure, stored.case, sitting.now, context)),
        tasks=sitting.transaction.tasks(case=case),
        mine=mine(sitting, case=case),
        children={offer.id: folio_of(offer.child) for offer in stored.case.offers.values() if offer.child},
        parent=folio_of(stored.case.parent) if stored.case.parent else "",
    )


def mine(sitting: Sitting, until: datetime | None = None, *, case: str = "") -> tuple[Task, ...]:
    """Return what waits for whoever sits at the desk, and for those they stand in for, most pressing first."""
    roles = tuple(dict.fromkeys(acting.role for acting in sitting.roles))
    person = sitting.person.id if sitting.person else ""
    own = sitting.transaction.tasks(roles=roles, person=person, acting=person, due_before=until, case=case)
    return _with_theirs(own, sitting, until, case)


def _with_theirs(own: tuple[Task, ...], sitting: Sitting, until: datetime | None, case: str) -> tuple[Task, ...]:
    """Add what is assigned to whom the person stands in for: it would wait for nobody while they are absent."""
    acting = sitting.person.id if sitting.person else ""
    absent = dict.fromkeys(acting.stands_in_for for acting in sitting.roles if acting.stands_in_for)
    theirs = [
        task
        for person in absent
        for task in sitting.transaction.tasks(roles=(), person=person, acting=acting, due_before=until, case=case)
        if task.person == person
    ]
    if not theirs:
        return own
    return tuple(sorted((*own, *theirs), key=pressing))
