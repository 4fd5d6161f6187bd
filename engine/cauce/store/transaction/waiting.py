"""What waits: tasks, clocks that run, periods that were opened, and earlier cases to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from cauce.model.case import Case, ClockState
from cauce.model.copying import making
from cauce.runtime.desk.records import Change, Task
from cauce.store import statements
from cauce.store.driver.session import Row, listed
from cauce.store.moments import EPOCH, MICROSECOND, micros
from cauce.store.transaction.part import Part

_task = making(Task)
_TASK_KEY = ("case_id", "kind", "item")


def task_row(task: Task) -> dict[str, Any]:
    """Return a task as it lies in its row."""
    return {
        "case_id": task.case,
        "folio": task.folio,
        "procedure": task.procedure,
        "kind": task.kind,
        "item": task.item,
        "row": task.row,
        "step": task.step,
        "title": task.title,
        "roles": " ".join(task.roles),
        "person": task.person,
        "barred": _lines(task.barred),
        "since": micros(task.since),
        "due": None if task.due is None else micros(task.due),
        "deadline": task.deadline,
        "deadline_name": task.deadline_name,
    }


def read_tasks(rows: Iterable[Row]) -> tuple[Task, ...]:
    """Return the tasks that lie in rows: thousands at a time, each in the time that its columns take to be read.

    Hence the moments are made on the spot: calling for them would take a tenth of it.
    """
    # fmt: off
    return tuple([
        _task(
            case=case, folio=folio, procedure=procedure, kind=kind, item=item, row=row, step=step, title=title,
            roles=_roles(roles), person=person, barred=_in_lines(barred) if barred else (),
            since=EPOCH + MICROSECOND * since, due=None if due is None else EPOCH + MICROSECOND * due,
            deadline=deadline, deadline_name=deadline_name,
        )
        for case, folio, procedure, kind, item, row, step, title, roles, person, barred,
            since, due, deadline, deadline_name in rows
    ])
    # fmt: on


@lru_cache(maxsize=1024)
def _roles(roles: str) -> tuple[str, ...]:
    return tuple(roles.split())


def _lines(people: Sequence[str]) -> str:
    """Return people as they lie in a row: each found whole by its line, whatever an id is made of."""
    return "".join(f"\n{person}" for person in (*people, "")) if people else ""


@lru_cache(maxsize=1024)
def _in_lines(people: str) -> tuple[str, ...]:
    return tuple(people.split("\n")[1:-1])


def inboxes(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows that put a task into the inboxes of roles: none when it is somebody's own."""
    if row["person"]:
        return []
    key = {name: row[name] for name in _TASK_KEY}
    return [{**key, "role": role} for role in dict.fromkeys(row["roles"].split() or ("",))]


class WaitingPart(Part):
    """Tasks and clocks: the projection of the cases that everybody looks at."""

    def tasks(
        self,
        *,
        roles: Sequence[str] | None = None,
        person: str = "",
        acting: str = "",
        due_before: datetime | None = None,
        case: str = "",
    ) -> tuple[Task, ...]:
        """Return tasks, most pressing first."""
        self.finish()
        tables, conditions = "tasks", []
        values: dict[str, object] = {}
        if roles is not None:
            marks, values = listed("role", ["", *roles])
            one = statements.AND_OF_CASE if case else ""
            tables = f"{statements.MY_TASKS.format(roles=marks, and_of_case=one)} CROSS JOIN tasks"
            conditions.append(statements.TASK_IS_MINE)
            values["person"] = person
        if acting:
            conditions.append(statements.TASK_IS_NOT_BARRED)
            values |= {"acting": acting, "line": _lines([acting])}
        if case:
            conditions.append(statements.TASK_IS_OF_CASE)
            values["case_id"] = case
        if due_before is not None:
            conditions.append(statements.TASK_IS_DUE)
            values["due"] = micros(due_before)
        statement = statements.TASKS.format(tables=tables, conditions=" AND ".join(conditions) or "1 = 1")
        return read_tasks(self.session.all(statement, **values))

    def cases_due(self, now: datetime) -> tuple[str, ...]:
        """Return the cases with a clock that runs, has not lapsed, and is due by `now`; the most overdue first."""
        self.finish()
        return tuple(row[0] for row in self.session.all(statements.CASES_DUE, now=micros(now)))

    def opened_for(self, procedure: str, start: str, period: str) -> bool:
        """Tell whether a period was opened; a writer keeps others from opening it meanwhile."""
        self.session.lock(f"apertura|{procedure}|{start}|{period}")
        return self.session.one(statements.OPENED_FOR, procedure=procedure, start=start, period=period) is not None

    def mark_opened(self, procedure: str, start: str, period: str, case: str) -> None:
        """Note that it was. ConflictError, then or later, when somebody else just did."""
        named = {"procedure": procedure, "start": start, "period": period, "case_id": case}
        self.session.later(statements.INSERT_OPENING, [named])

    def replace_tasks(self, case: str, tasks: Sequence[Task]) -> None:
        """Put these tasks in the place of those the case had; what stays the same is not written."""
        fresh = {(task.kind, task.item): task_row(task) for task in tasks}
        gone = []
        for found in self.session.all(statements.TASKS_OF, case_id=case):
            row = dict(zip(statements.TASK_COLUMNS, found, strict=True))
            if fresh.get((row["kind"], row["item"])) == row:
                del fresh[row["kind"], row["item"]]
            else:
                gone.append(row)
        self.session.later(statements.DELETE_TASK_ROLE, [each for row in gone for each in inboxes(row)])
        self.session.later(statements.DELETE_TASK, [{name: row[name] for name in _TASK_KEY} for row in gone])
        self.session.later(statements.INSERT_TASK, list(fresh.values()))
        self.session.later(statements.INSERT_TASK_ROLE, [each for row in fresh.values() for each in inboxes(row)])

    def replace_clocks(self, case: Case) -> None:
        """Keep the clocks of a case that may still lapse; what stays the same is not written."""
        running = {
            clock.id: (clock.deadline, micros(clock.due))
            for clock in case.clocks.values()
            if clock.state is ClockState.RUNNING and clock.lapsed_at is None
        }
        gone = []
        for number, deadline, due in self.session.all(statements.CLOCKS_OF, case_id=case.id):
            if running.get(number) == (deadline, due):
                del running[number]
            else:
                gone.append({"case_id": case.id, "clock": number})
        rows = [
            {"case_id": case.id, "clock": number, "deadline": deadline, "due": due}
            for number, (deadline, due) in running.items()
        ]
        self.session.later(statements.DELETE_CLOCK, gone)
        self.session.later(statements.INSERT_CLOCK, rows)

    def keep_tokens(self, change: Change) -> None:
        """Keep keyed digests of the values that antecedents compare, in the place of those of the same data."""
        case, procedure = change.case.id, change.procedure.key
        for datum, values in change.tokens.items():
            named = {"case_id": case, "datum": datum}
            tokens = {self.keys.token(datum, value) for value in values}
            self.session.later(statements.DELETE_TOKENS, [named])
            self.session.later(
                statements.INSERT_TOKEN, [{**named, "token": token, "procedure": procedure} for token in tokens]
            )
