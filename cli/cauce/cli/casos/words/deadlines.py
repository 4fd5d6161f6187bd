"""The deadlines of a case that count now, most pressing first, with the words for them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cauce.model.case import ClockState
from cauce.model.frozen import dataclass
from cauce.runtime.conditions import evaluate
from cauce.runtime.plan import plan_of
from cauce.runtime.view import View

if TYPE_CHECKING:
    from cauce.model.case import Case
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.ports import Context


@dataclass(frozen=True, slots=True)
class Running:
    """A deadline that counts. `doubtful`: it is not known yet whether it applies («por confirmar»)."""

    id: str
    name: str
    limit: str
    due: datetime
    paused: bool
    doubtful: bool


def is_doubtful(procedure: Procedure, case: Case, deadline: str, now: datetime, context: Context) -> bool:
    """Tell whether it is not known yet if a deadline applies: what it depends on has not been recorded."""
    plan = plan_of(procedure)
    return evaluate(View(plan, case, now, context), plan.deadlines[deadline].when).value is None


def running(view: CaseView, now: datetime) -> list[Running]:
    """Return the deadlines of a case that have not been stopped, most pressing first."""
    plan = plan_of(view.procedure)
    found = []
    for clock in view.case.clocks.values():
        if not clock.active:
            continue
        deadline = plan.deadlines[clock.deadline]
        found.append(
            Running(
                id=deadline.id,
                name=deadline.name or deadline.id.replace("_", " ").capitalize(),
                limit=str(deadline.limit),
                due=clock.due,
                paused=clock.state is ClockState.PAUSED,
                doubtful=is_doubtful(view.procedure, view.case, deadline.id, now, view.context),
            )
        )
    return sorted(found, key=lambda clock: (clock.paused, clock.due))
