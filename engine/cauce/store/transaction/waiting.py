"""What waits: tasks, clocks that run, periods that were opened, and earlier cases to compare with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from cauce.model.case import Case, ClockState
from cauce.model.codec import from_plain, to_plain
from cauce.model.secrecy import canonical
from cauce.runtime.desk.records import Change, Task
from cauce.store import statements
from cauce.store.driver.session import listed
from cauce.store.moments import micros
from cauce.store.transaction.part import Part


class WaitingPart(Part):
    """Tasks and clocks: the projection of the cases that everybody looks at."""

    def tasks(
        self, *, roles: Sequence[str] | None = None, person: str = "", due_before: datetime | None = None
    ) -> tuple[Task, ...]:
        """Return tasks, most pressing first."""
        conditions: list[str] = []
        values: dict[str, object] = {}
        if roles is not None:
            marks, values = listed("role", ["", *roles])
            mine = [statements.TASK_IS_OF_ROLES.format(roles=marks)]
            if person:
                mine.append(statements.TASK_IS_OF_PERSON)
                values["person"] = person
            conditions.append(f"({' OR '.join(mine)})")
        if due_before is not None:
            conditions.append(statements.TASK_IS_DUE)
            values["due"] = micros(due_before)
        statement = statements.TASKS.format(conditions=" AND ".join(conditions) or "1 = 1")
        details = ",".join([row[0] for row in self.session.all(statement, **values)])
        return tuple([from_plain(Task, plain) for plain in json.loads(f"[{details}]")])

    def cases_due(self, now: datetime) -> tuple[str, ...]:
        """Return the cases with a clock that runs, has not lapsed, and is due by `now`; the most overdue first."""
        return tuple(row[0] for row in self.session.all(statements.CASES_DUE, now=micros(now)))

    def opened_for(self, procedure: str, start: str, period: str) -> bool:
        """Tell whether a period was opened; a writer keeps others from opening it meanwhile."""
        self.session.lock(f"apertura|{procedure}|{start}|{period}")
        return self.session.one(statements.OPENED_FOR, procedure=procedure, start=start, period=period) is not None

    def mark_opened(self, procedure: str, start: str, period: str, case: str) -> None:
        """Note that it was. Raises StaleCaseError when somebody else just did."""
        self.insert(statements.INSERT_OPENING, procedure=procedure, start=start, period=period, case_id=case)

    def replace_tasks(self, case: str, tasks: Sequence[Task]) -> None:
        """Put these tasks in the place of those the case had; what stays the same is not written."""
        details = {(task.kind, task.item): (canonical(to_plain(task)).decode(), task) for task in tasks}
        for kind, item, detail in self.session.all(statements.TASKS_OF, case_id=case):
            if details.get((kind, item), ("",))[0] == detail:
                del details[kind, item]
            else:
                self.session.run(statements.DELETE_TASK_ROLES, case_id=case, kind=kind, item=item)
                self.session.run(statements.DELETE_TASK, case_id=case, kind=kind, item=item)
        for (kind, item), (detail, task) in details.items():
            self.session.run(
                statements.INSERT_TASK,
                case_id=case,
                kind=kind,
                item=item,
                procedure=task.procedure,
                row=task.row,
                person=task.person,
                since=micros(task.since),
                due=None if task.due is None else micros(task.due),
                detail=detail,
            )
            named = {"case_id": case, "kind": kind, "item": item}
            roles = dict.fromkeys(task.roles or ("",))
            self.session.many(statements.INSERT_TASK_ROLE, [{**named, "role": role} for role in roles])

    def replace_clocks(self, case: Case) -> None:
        """Keep the clocks of a case that may still lapse."""
        self.session.run(statements.DELETE_CLOCKS, case_id=case.id)
        rows = [
            {"case_id": case.id, "clock": clock.id, "deadline": clock.deadline, "due": micros(clock.due)}
            for clock in case.clocks.values()
            if clock.state is ClockState.RUNNING and clock.lapsed_at is None
        ]
        if rows:
            self.session.many(statements.INSERT_CLOCK, rows)

    def keep_tokens(self, change: Change) -> None:
        """Keep keyed digests of the values that antecedents compare, in the place of those of the same data."""
        case, procedure = change.case.id, change.procedure.key
        for datum, values in change.tokens.items():
            self.session.run(statements.DELETE_TOKENS, case_id=case, datum=datum)
            for token in {self.keys.token(datum, value) for value in values}:
                self.session.run(statements.INSERT_TOKEN, case_id=case, datum=datum, token=token, procedure=procedure)
