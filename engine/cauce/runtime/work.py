"""One command being decided: a draft, the events so far, and everything found missing."""

from __future__ import annotations

from datetime import datetime

from cauce.model.case import Case
from cauce.model.events import Event
from cauce.model.obligations import Deadline
from cauce.model.procedure import MAIN
from cauce.model.refusals import Missing
from cauce.runtime.draft import Draft
from cauce.runtime.evolve import FOLDS
from cauce.runtime.plan import Plan
from cauce.runtime.ports import Context
from cauce.runtime.view import View


class Work(View):
    """A view that can emit. Whatever it holds is thrown away if a problem is found.

    `cause` is the visit that the command is about. `anchors` are deadlines that begin when the command is settled:
    (deadline, start, visit, causes). `forced`: a deadline moves the case, so that there is nobody to refuse: a rule
    that is not met warns. `still`: a person put the case where it is, and a deadline that lapses leaves it there.
    """

    __slots__ = ("_serial", "anchors", "case", "cause", "events", "forced", "problems", "still")

    case: Draft

    def __init__(self, plan: Plan, draft: Draft, now: datetime, context: Context) -> None:
        super().__init__(plan, draft, now, context)
        self.events: list[Event] = []
        self.problems: list[Missing] = []
        self.anchors: list[tuple[Deadline, datetime, int, tuple[int, ...]]] = []
        self.cause = 0
        self.forced = False
        self.still = False
        self._serial = draft.serial

    def emit(self, event: Event) -> None:
        """Add an event and fold it at once, so that what follows sees it."""
        self.events.append(event)
        FOLDS[type(event)](self.case, event)  # as `apply` does: most of a step passes through here
        self.case.sequence += 1

    def rebase(self, event: Event, case: Case) -> None:
        """Add an event after which the case is not what it was before with a change, but another (a correction)."""
        self.events.append(event)
        self.case = Draft(case)
        self._serial = case.serial

    @property
    def serial(self) -> int:
        """The last number given."""
        return self._serial

    @property
    def main_region(self) -> int:
        """The number of the main region, which lives as long as the case."""
        return next(run.id for run in self.case.regions.values() if run.list == MAIN)

    def mark(self) -> tuple[Case, int, int]:
        """Return a mark to which `undo` can go back."""
        return self.case.frozen(), len(self.events), len(self.anchors)

    def undo(self, mark: tuple[Case, int, int]) -> None:
        """Take back everything since a mark."""
        case, count, anchored = mark
        self.case = Draft(case)
        del self.events[count:]
        del self.anchors[anchored:]

    def new_serial(self) -> int:
        """Return a number no visit, region, clock or offer of this case has."""
        self._serial += 1
        return self._serial

    def lacks(self, *problems: Missing) -> None:
        """Note what is missing, once each whoever asks for it."""
        known = {(problem.name, problem.text) for problem in self.problems}
        for problem in problems:
            if (problem.name, problem.text) not in known:
                known.add((problem.name, problem.text))
                self.problems.append(problem)
