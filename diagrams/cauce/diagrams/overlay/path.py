"""The path of a case from its facts: each step it left behind, and the rows or ends where it went from there.

What a correction left without effect stays in the path, as undone, and leads nowhere: the case is not there any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cauce.diagrams.overlay.values import Outcome, PathStep
from cauce.model import events
from cauce.runtime.evolve import withdrawn_by

_OPENING = 0
"""The visit from which the first arrivals descend."""


def path_of(history: Sequence[events.Event]) -> tuple[PathStep, ...]:
    """Return the path of the case whose whole history this is, oldest first."""
    without = withdrawn_by(history)
    walk = _Walk()
    for number, event in enumerate(history, 1):
        walk.follow(event, undone=number in without)
    return tuple(
        PathStep(at=step.at, row=step.row, interruption=step.interruption, outcome=step.outcome,
                 leads_to=tuple(dict.fromkeys(leads)))
        for step, leads in zip(walk.steps, walk.leads, strict=True)
    )  # fmt: skip


class _Walk:
    """The steps so far, with where each led. `left` is the step with which each visit was left, as an index."""

    def __init__(self) -> None:
        self.steps: list[PathStep] = []
        self.leads: list[list[str]] = []
        self.left: dict[int, int] = {}
        self.beside: dict[int, int] = {}
        self.entered: dict[int, events.Entered] = {}

    def follow(self, event: events.Event, *, undone: bool) -> None:
        """Take one event into account."""
        match event:
            case events.Completed() | events.Omitted():
                own = Outcome.SKIPPED if isinstance(event, events.Omitted) else Outcome.DONE
                step = PathStep(at=event.at, row=event.row, outcome=Outcome.UNDONE if undone else own)
                self.add(step)
                if not undone:
                    self.leave(event, event.row)
            case events.Interrupted():
                outcome = Outcome.UNDONE if undone else Outcome.DONE
                self.add(PathStep(at=event.at, interruption=event.interruption, outcome=outcome))
                if not undone:
                    self.left.update(dict.fromkeys(event.causes, len(self.steps) - 1))
            case events.RegionOpened() if event.list.startswith("!") and not undone:
                self.beside[event.region] = len(self.steps) - 1
            case events.Entered() if not undone:
                self.arrive(event)
            case events.Ended() if not undone:
                self.lead(event.causes or (event.visit,), event.end)

    def add(self, step: PathStep) -> None:
        """Add a step that leads nowhere yet."""
        self.steps.append(step)
        self.leads.append([])

    def leave(self, event: events.Completed | events.Omitted, row: str) -> None:
        """Note that the last step was how a visit was left, or of a row that was passed without one."""
        here = len(self.steps) - 1
        entered = self.entered.get(event.visit)
        if entered is not None and entered.row == row:
            self.left[event.visit] = here
            return
        causes = event.causes or (event.visit,)
        self.lead(causes, row)
        self.left.update(dict.fromkeys(causes, here))

    def arrive(self, event: events.Entered) -> None:
        """Note an arrival; where the rows of an interruption begin, it is the interruption that led there."""
        if not event.causes and event.region in self.beside:
            self.leads[self.beside[event.region]].append(event.row)
        elif not event.waiting:
            self.lead(event.causes or (_OPENING,), event.row)
        self.entered[event.visit] = event

    def lead(self, causes: Sequence[int], target: str) -> None:
        """Note that the steps from which something descends led to a row or end."""
        for cause in causes:
            for step in self.sources(cause):
                self.leads[step].append(target)

    def sources(self, visit: int) -> Iterator[int]:
        """Yield the steps behind a visit, past the blocks that only wait; a row that was not completed has none."""
        if visit in self.left:
            yield self.left[visit]
        elif visit in self.entered and self.entered[visit].waiting:
            for cause in self.entered[visit].causes or (_OPENING,):
                yield from self.sources(cause)
