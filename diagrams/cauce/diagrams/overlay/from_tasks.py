"""The load of a procedure from what waits in its cases: how many are in each row, how many late, and for how long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from statistics import median

from cauce.diagrams.overlay import words
from cauce.diagrams.overlay.from_case import STEPS
from cauce.diagrams.overlay.values import Elsewhere, Load, LoadOverlay
from cauce.model.procedure import Procedure
from cauce.runtime.desk.storage import Task


def load_overlay(procedure: Procedure, tasks: Iterable[Task], at: datetime, zone: tzinfo) -> LoadOverlay:
    """Return the load of a procedure, of the tasks that are of rows where its cases are (under its key or an alias).

    A case that is in a row more than once counts there as one, since its first arrival. Cases run with the definition
    they were opened with: those in a row that this one does not have are told apart.
    """
    keys = {procedure.key, *procedure.aliases}
    found: dict[str, dict[str, list[Task]]] = defaultdict(lambda: defaultdict(list))
    for task in tasks:
        if task.procedure in keys and task.kind in STEPS:
            found[task.row][task.case].append(task)
    resting = {row.ref for row in procedure.all_rows() if row.holds_position or row.is_block}
    loads, elsewhere = [], []
    late: set[str] = set()
    for row, cases in sorted(found.items()):
        overdue = {case for case, own in cases.items() if any(words.is_overdue(task.due, at, zone) for task in own)}
        late |= overdue
        wait = timedelta(seconds=median(_waited(own, at) for own in cases.values()))
        if row in resting:
            loads.append(Load(row=row, cases=len(cases), overdue=len(overdue), wait=wait))
        else:
            task = next(iter(cases.values()))[0]
            elsewhere.append(Elsewhere(step=task.step, title=task.title, cases=len(cases), overdue=len(overdue),
                                       wait=wait))  # fmt: skip
    everyone = {case for cases in found.values() for case in cases}
    return LoadOverlay(procedure=procedure.key, digest=procedure.digest, at=at, loads=tuple(loads),
                       elsewhere=tuple(elsewhere), cases=len(everyone), overdue=len(late))  # fmt: skip


def _waited(tasks: Iterable[Task], at: datetime) -> float:
    """Return for how many seconds a case has been in a row."""
    return max((at - min(task.since for task in tasks)).total_seconds(), 0.0)
