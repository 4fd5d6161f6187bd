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
from cauce.model.rows import Row
from cauce.runtime.desk.records import Task
from cauce.runtime.desk.tasks import title_of


def load_overlay(procedure: Procedure, tasks: Iterable[Task], at: datetime, zone: tzinfo) -> LoadOverlay:
    """Return the load of a procedure, of the tasks that are of rows where its cases are (under its key or an alias).

    A case that is in a row more than once counts there as one, since its first arrival. Cases run with the definition
    they were opened with: those in a row that this one does not have, or has with other words, are told apart.
    """
    keys = {procedure.key, *procedure.aliases}
    find = _Rows(procedure)
    found: dict[tuple[str, str, str], dict[str, list[Task]]] = defaultdict(lambda: defaultdict(list))
    for task in tasks:
        if task.procedure in keys and task.kind in STEPS:
            row = find.row(task)
            found[(row, "", "") if row else ("", task.step, task.title)][task.case].append(task)
    loads, elsewhere = [], []
    late: set[str] = set()
    for (row, step, title), cases in sorted(found.items()):
        overdue = {case for case, own in cases.items() if any(words.is_overdue(task.due, at, zone) for task in own)}
        late |= overdue
        wait = timedelta(seconds=median(_waited(own, at) for own in cases.values()))
        if row:
            loads.append(Load(row=row, cases=len(cases), overdue=len(overdue), wait=wait))
        else:
            elsewhere.append(Elsewhere(step=step, title=title, cases=len(cases), overdue=len(overdue), wait=wait))
    everyone = {case for cases in found.values() for case in cases}
    return LoadOverlay(procedure=procedure.key, digest=procedure.digest, at=at, loads=tuple(loads),
                       elsewhere=tuple(elsewhere), cases=len(everyone), overdue=len(late))  # fmt: skip


class _Rows:
    """Finds the row of a definition that a task is of, whatever definition its case runs with.

    An id stands for the same row in any of them. A number may stand for another one, after steps were put in: it is the
    row if it says the same; else it is the only one that does.
    """

    def __init__(self, procedure: Procedure) -> None:
        rows = [row for row in procedure.all_rows() if row.holds_position or row.is_block]
        self.by_id = {row.id: row.ref for row in rows if row.id}
        self.by_words: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.by_words[title_of(row)].append(row)

    def row(self, task: Task) -> str:
        """Return the `ref` of the row, "" if there is none."""
        if task.row in self.by_id:
            return self.by_id[task.row]
        same = self.by_words.get(task.title, [])
        numbered = [row for row in same if row.step == task.step]
        found = numbered or same
        return found[0].ref if len(found) == 1 else ""


def _waited(tasks: Iterable[Task], at: datetime) -> float:
    """Return for how many seconds a case has been in a row."""
    return max((at - min(task.since for task in tasks)).total_seconds(), 0.0)
