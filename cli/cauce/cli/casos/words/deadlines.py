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
    from cauce.runtime.desk.desk import CaseView


@dataclass(frozen=True, slots=True)
class Running:
    """A deadline that counts. `doubtful`: it is not known yet whether it applies («por confirmar»)."""

    id: str
    name: str
    limit: str
    due: datetime
    paused: bool
    doubtful: bool


def running(view: CaseView, now: datetime) -> list[Running]:
    """Return the deadlines of a case that have not been stopped, most pressing first."""
    plan = plan_of(view.procedure)
    seen = View(plan, view.case, now, view.context)
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
                doubtful=evaluate(seen, deadline.when).value is None,
            )
        )
    return sorted(found, key=lambda clock: (clock.paused, clock.due))
