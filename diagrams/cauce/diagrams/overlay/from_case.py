"""The overlay of a stored case, from its facts: its path, where it is, what it waits for, the cases it derived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from cauce.diagrams.overlay.path import path_of
from cauce.diagrams.overlay.values import Answer, CaseOverlay, Child, Standing, Waiting
from cauce.model.case import Case, Status
from cauce.model.events import Event
from cauce.model.procedure import Procedure
from cauce.runtime.desk.records import Task
from cauce.runtime.desk.tasks import Receivers, tasks_of

STEPS = ("paso", "espera")
"""The kinds of tasks that are of a row where a case is."""


def case_overlay(
    procedure: Procedure,
    case: Case,
    history: Sequence[Event],
    folio: str,
    at: datetime,
    *,
    receivers: Receivers = lambda _: (),
    children: Mapping[int, str] | None = None,
    parent: str = "",
) -> CaseOverlay:
    """Return the overlay of a case on the definition it runs with; `history` is all that happened in it, in order.

    `receivers`, `children` and `parent` are as `tasks_of` and `CaseView` have them: folios by the number of the offer.
    """
    # A case that stands still has no tasks: where it is is asked as if it went on.
    tasks = tasks_of(procedure, replace(case, status=Status.OPEN), folio, receivers)
    return CaseOverlay(
        procedure=procedure.key,
        digest=procedure.digest,
        at=at,
        folio=folio,
        start=case.start,
        path=path_of(history),
        standing=tuple(_standing(case, task) for task in tasks if task.kind in STEPS),
        end=case.end,
        status=case.status,
        status_at=case.status_at,
        waiting=tuple(_waiting(case, tasks)),
        children=tuple(_children(case, children or {})),
        parent=parent,
    )


def _standing(case: Case, task: Task) -> Standing:
    due = task.due if case.status is Status.OPEN else None
    return Standing(row=task.row, since=task.since, roles=task.roles, due=due)


def _waiting(case: Case, tasks: Sequence[Task]) -> Iterator[Waiting]:
    if case.status in (Status.CLOSED, Status.CANCELLED):
        return
    for task in tasks:
        if task.kind not in STEPS:
            answer = Answer(task.kind)
            to = "" if answer is Answer.HAND_OVER else case.offers[task.item].procedure
            yield Waiting(answer=answer, row=task.row, since=task.since, roles=task.roles, to=to)


def _children(case: Case, folios: Mapping[int, str]) -> Iterator[Child]:
    for number, folio in sorted(folios.items()):
        offer = case.offers[number]
        yield Child(folio=folio, procedure=offer.procedure, row=offer.row, since=offer.at, state=offer.state,
                    void=offer.void)  # fmt: skip
