"""What only those who supervise may do: by the register of the staff, or by the role that a row names (`supervisa`)."""

from __future__ import annotations

from collections.abc import Iterable

from cauce.model.refusals import Missing
from cauce.model.rows import Row
from cauce.model.wording import listed, role_name
from cauce.runtime.people import acts_for
from cauce.runtime.view import View
from cauce.runtime.work import Work


def supervises(view: View, rows: Iterable[Row]) -> bool:
    """Tell whether whoever gives the command supervises everything, or one of these rows."""
    role = view.context.role
    named = _roles(view, rows)
    return view.context.supervises or any(acts_for(view.plan, role, needed) for needed in named)


def _roles(view: View, rows: Iterable[Row]) -> tuple[str, ...]:
    found = (view.plan.supervisors[row.ref] for row in rows)
    return tuple(dict.fromkeys(role for role in found if role))


def resting_rows(view: View) -> list[Row]:
    """Return the rows where the case is."""
    return [view.plan.rows[position.row] for position in view.case.positions.values()]


def only_supervisors(view: View, rows: Iterable[Row], otherwise: str = "") -> Missing:
    """Say who has to do it; `otherwise` are others who may too."""
    roles = _roles(view, rows)
    names = [role_name(view.plan.procedure, role) for role in roles]
    who = listed(["una persona que supervise", *names, *([otherwise] if otherwise else [])], "o")
    return Missing("persona", roles[0] if roles else "", f"debe hacerlo {who}")


def check(work: Work, rows: Iterable[Row]) -> None:
    """Note a problem unless whoever gives the command supervises."""
    rows = list(rows)
    if not supervises(work, rows):
        work.lacks(only_supervisors(work, rows))


def check_reason(work: Work, reason: str, verb: str) -> None:
    """Note a problem unless a reason was given."""
    if not reason.strip():
        work.lacks(Missing("motivo", "", "falta decir el motivo", f"cauce {verb} FOLIO --motivo"))
