"""What a condition can see: the plan, a case (or a draft of one), the moment, the surroundings."""

from __future__ import annotations

from datetime import datetime

from cauce.model.case import Case
from cauce.runtime.draft import Draft
from cauce.runtime.plan import Plan
from cauce.runtime.ports import Context


class View:
    """A case seen at a moment. Data in `ignored` count as not recorded (see `rules.check_completing`)."""

    __slots__ = ("case", "context", "ignored", "now", "plan", "zone")

    def __init__(self, plan: Plan, case: Case | Draft, now: datetime, context: Context) -> None:
        self.plan = plan
        self.case = case
        self.now = now
        self.context = context
        self.zone = context.zone
        self.ignored: frozenset[str] = frozenset()
