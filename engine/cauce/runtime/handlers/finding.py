"""Which open position a command is about."""

from __future__ import annotations

from cauce.model.case import Position
from cauce.model.refusals import Missing
from cauce.model.wording import listed, quoted
from cauce.runtime.missing import step_name
from cauce.runtime.work import Work


def find_position(work: Work, name: str, visit: int = 0) -> Position | None:
    """Return the open position that rests in a row, or the only one when no row is named; else note the problem."""
    if len(work.case.positions) == 1:  # most cases are in one place, and the step is given there
        (only,) = work.case.positions.values()
        if (
            not only.waiting
            and (not name or name == only.row or work.plan.ref(name) == only.row)
            and visit in (0, only.visit)
        ):
            return only
    resting = sorted(
        (position for position in work.case.positions.values() if not position.waiting),
        key=lambda position: position.visit,
    )
    found = [
        position
        for position in resting
        if (not name or position.row == work.plan.ref(name)) and visit in (0, position.visit)
    ]
    if len(found) == 1 or (found and name):
        return found[0]
    where = listed([step_name(work.plan.rows[position.row]) for position in resting])
    if name and work.plan.row(name) is None:
        text = f"{quoted(name)} no es un paso de este procedimiento; el caso está en {where}"
    elif name:
        row = work.plan.rows[work.plan.ref(name)]
        text = f"el caso no está en {step_name(row)}; está en {where}"
    else:
        text = f"falta decir en cuál paso: el caso está en {where}"
    work.lacks(Missing("paso", name, text, "cauce ver FOLIO"))
    return None
