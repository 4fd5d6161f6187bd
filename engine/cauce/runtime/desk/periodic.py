"""Periodic starts: a case for each period that has come, once, also for those in which nobody watched (L40)."""

from __future__ import annotations

from datetime import date, timedelta

from cauce.model import commands
from cauce.model.declarations import Period, Start
from cauce.model.frozen import dataclass
from cauce.model.refusals import Refusal
from cauce.runtime.desk.records import Definition
from cauce.runtime.desk.roles import BY_ITSELF
from cauce.runtime.desk.sitting import Sitting
from cauce.runtime.periods import opening_in

AT_ONCE = 12
"""Periods of one start that are opened after the fact, the latest ones; who missed more has to see what to do."""
_FIRST_SEEN = "desde"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The next opening of a start: when it was `due` (None: nothing waits), its `folio` or why it was refused.

    `left` are openings before it that are too many to be opened, and are not asked about again.
    """

    due: date | None = None
    folio: str = ""
    refusal: Refusal | None = None
    left: tuple[date, ...] = ()


def open_next(sitting: Sitting, definition: Definition, start: Start) -> Opening:
    """Open the case of the oldest period that waits for one; call it again until nothing waits.

    A start seen for the first time begins with the present month: what came before was not this system's to do. In a
    month that the start leaves out nothing opens: what waits is opened after it.
    """
    today = sitting.now.astimezone(sitting.context().zone).date()
    if start.period is None:
        return Opening()
    waiting = _waiting(sitting, definition.procedure.key, start.id, start.period, today)
    if not waiting or today.month in start.period.except_months:
        return Opening()
    left, due = waiting[:-AT_ONCE], waiting[-AT_ONCE:][0]
    for each in left:
        sitting.transaction.mark_opened(definition.procedure.key, start.id, _period(each), "")
    done = sitting.open(definition, commands.Open(case="", start=start.id), by_itself=True)
    if isinstance(done, Refusal):
        return Opening(due=due, refusal=done, left=left)
    if _period(due) != _period(today):
        late = commands.Annotate(text=f"Se abrió después: tocaba el {due:%d-%m-%Y}.", beside=True)
        sitting.give(done.case.id, late, acting=BY_ITSELF)
    sitting.store()
    sitting.transaction.mark_opened(definition.procedure.key, start.id, _period(due), done.case.id)
    return Opening(due=due, folio=sitting.folio(done.case.id), left=left)


def _waiting(sitting: Sitting, key: str, start: str, period: Period, today: date) -> tuple[date, ...]:
    """Return the openings that have come since the last one that was opened, or let be, the oldest first."""
    transaction = sitting.transaction
    month = today.replace(day=1)
    if not transaction.opened_for(key, start, _FIRST_SEEN):
        transaction.mark_opened(key, start, _FIRST_SEEN, "")
        transaction.mark_opened(key, start, _period(_before(month)), "")
    waiting: list[date] = []
    while not transaction.opened_for(key, start, _period(month)):
        opening = opening_in(period, month.year, month.month)
        if opening is not None and opening <= today:
            waiting.append(opening)
        month = _before(month)
    return tuple(reversed(waiting))


def _before(month: date) -> date:
    """Return the first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)


def _period(day: date) -> str:
    return f"{day:%Y-%m}"
