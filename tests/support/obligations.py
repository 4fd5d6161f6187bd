"""Rules, deadlines and four eyes for a random procedure, all of which can be met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from cauce.model.conditions import Compare, Completed, Operator
from cauce.model.declarations import DataType, Failing
from cauce.model.durations import Duration, Unit
from cauce.model.obligations import Deadline, Lapse, Rule
from cauce.model.procedure import Procedure
from cauce.model.rows import Row
from cauce.model.source import Span


def obligations(procedure: Procedure, spine: list[str], rng: Random, span: Callable[[], Span]) -> Procedure:
    """Add obligations. `spine` are rows of the main list, each of which can be reached from those before it."""
    rules, deadlines = [], []
    for row in procedure.all_rows():
        if row.records and rng.random() < 0.15:
            datum = row.records[0].datum
            failing = rng.choice(list(Failing))
            demand = Compare(datum, Operator.PRESENT, (), span())
            rules.append(
                Rule(id=f"regla_{len(rules)}", demands=demand, failing=failing, on_complete=(row.ref,), span=span())
            )
    for ref in spine:
        if rng.random() < 0.1:
            limit = Duration(rng.randint(1, 30), rng.choice(list(Unit)))
            lapse = Lapse(nonconformity=True)
            if rng.random() < 0.3:
                lapse = Lapse(target=procedure.ends[-1].id, target_span=span())
            name = f"plazo_{len(deadlines)}"
            deadlines.append(Deadline(id=name, limit=limit, lapse=lapse, inside=(ref,), span=span()))
    if len(spine) > 1:
        since, until = sorted(rng.sample(range(len(spine)), 2))
        limit = Duration(72, Unit.HOURS)
        lapse = Lapse(notifies=(procedure.roles[0].id,))
        clock = Deadline(id="corre", limit=limit, lapse=lapse, since=spine[since], until=spine[until], span=span())
        deadlines.append(clock)
        if since == 0 and not any(start.target != spine[0] for start in procedure.starts):
            demand = Completed(spine[0], span())
            if _always_first(procedure, spine[0]):
                rule = Rule(
                    id="primero", demands=demand, failing=Failing.BLOCKS, on_complete=(spine[until],), span=span()
                )
                rules.append(rule)
        procedure = _edit(procedure, spine[until], different_person_from=(spine[since],))
    entered = {start.target for start in procedure.starts} | {end.reopens_at for end in procedure.ends}
    entered |= {interruption.target for interruption in procedure.interruptions}
    jumped = {branch.target for other in procedure.all_rows() for branch in other.branches}
    jumped |= {other.next for other in procedure.all_rows() if other.next_written}
    dates = {datum.id for datum in procedure.data if datum.type is DataType.DATE}
    for row, following in zip(procedure.rows, procedure.rows[1:], strict=False):
        date = next((item.datum for item in row.records if item.datum in dates), "")
        plain = not row.optional and row.when is None and not row.branches
        if date and plain and following.ref not in entered | jumped and following.kind.value == "actividad":
            procedure = _edit(procedure, following.ref, not_before=date)
            break
    return replace(procedure, rules=tuple(rules), deadlines=tuple(deadlines))


def _always_first(procedure: Procedure, ref: str) -> bool:
    """Whether nothing enters the main list but at this row."""
    others = [end.reopens_at for end in procedure.ends] + [item.target for item in procedure.interruptions]
    return not any(others) and all(start.target == ref for start in procedure.starts)


def _edit(procedure: Procedure, ref: str, **parts: object) -> Procedure:
    def edited(row: Row) -> Row:
        return replace(row, **parts) if row.ref == ref else row  # type: ignore[arg-type]

    return replace(procedure, rows=tuple(edited(row) for row in procedure.rows))
