"""What nobody has to ask for: deadlines that lapse, periodic starts that open a case (cli.md, `vigilar`; L40)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from cauce.model import commands, events
from cauce.model.declarations import Period, Start
from cauce.model.frozen import dataclass
from cauce.model.refusals import Refusal
from cauce.runtime.decide import Done
from cauce.runtime.desk.again import tries_again
from cauce.runtime.desk.records import Definition
from cauce.runtime.desk.roles import BY_ITSELF
from cauce.runtime.desk.sitting import Sitting
from cauce.runtime.desk.storage import Definitions, StaleCaseError, Store, Transaction
from cauce.runtime.periods import opening_in

_GIVES_UP = 3
_FIRST_SEEN = "desde"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a watch did: lapses recorded as (folio, deadline id), cases opened by periodic starts, what it could not."""

    lapsed: tuple[tuple[str, str], ...] = ()
    opened: tuple[str, ...] = ()
    problems: tuple[tuple[str, Refusal], ...] = ()


def watch(store: Store, definitions: Definitions, sit: Callable[[Transaction], Sitting]) -> Watched:
    """Record every lapse and open every case that is due, one transaction each: a long watch holds nobody up.

    A case that cannot be read does not keep the others from being watched: what it raised is raised in the end.
    """
    lapsed: list[tuple[str, str]] = []
    opened: list[str] = []
    problems: list[tuple[str, Refusal]] = []
    with store.read() as transaction:
        due = transaction.cases_due(sit(transaction).now)
    failed: Exception | None = None
    in_a_row = 0
    for case in due:
        try:
            lapsed.extend(_watch_case(store, sit, case))
            in_a_row = 0
        except Exception as error:
            failed, in_a_row = failed or error, in_a_row + 1
            if in_a_row == _GIVES_UP:
                break  # it is not one case: the disk, the server
    for definition, start in _periodic(definitions):
        found = _watch_period(store, sit, definition, start)
        if isinstance(found, Refusal):
            problems.append((f"{definition.procedure.key}: {start.name}", found))
        elif found:
            opened.append(found)
    if failed is not None:
        raise failed
    return Watched(lapsed=tuple(lapsed), opened=tuple(opened), problems=tuple(problems))


def _watch_case(store: Store, sit: Callable[[Transaction], Sitting], case: str) -> list[tuple[str, str]]:
    try:
        with store.write() as transaction:
            sitting = sit(transaction)
            done = sitting.give(case, commands.Watch(), acting=BY_ITSELF)
            if not isinstance(done, Done):
                return []
            sitting.store()
            folio = sitting.folio(case)
            return [(folio, event.deadline) for event in done.events if isinstance(event, events.ClockLapsed)]
    except StaleCaseError:
        return []  # somebody is at work in it: what they do records the same lapse


@tries_again
def _watch_period(
    store: Store, sit: Callable[[Transaction], Sitting], definition: Definition, start: Start
) -> str | Refusal:
    with store.write() as transaction:
        return _open_period(sit(transaction), definition, start)


def _periodic(definitions: Definitions) -> Iterator[tuple[Definition, Start]]:
    for key in definitions.keys():  # noqa: SIM118 - not a mapping
        definition = definitions.current(key)
        if definition is not None:
            yield from ((definition, start) for start in definition.procedure.starts if start.period is not None)


def _open_period(sitting: Sitting, definition: Definition, start: Start) -> str | Refusal:
    """Open the case of the last period that has come, once; the folio, "" when there is nothing to open.

    A start seen for the first time begins with the present month: what came before was not this system's to do.
    """
    if start.period is None:
        return ""
    transaction, key = sitting.transaction, definition.procedure.key
    today = sitting.now.astimezone(sitting.context().zone).date()
    opening = last_opening(start.period, today)
    period = f"{opening:%Y-%m}" if opening else ""
    if not transaction.opened_for(key, start.id, _FIRST_SEEN):
        transaction.mark_opened(key, start.id, _FIRST_SEEN, "")
        if period and period != f"{today:%Y-%m}":
            transaction.mark_opened(key, start.id, period, "")
    if not period or transaction.opened_for(key, start.id, period):
        return ""
    done = sitting.open(definition, commands.Open(case="", start=start.id), by_itself=True)
    if isinstance(done, Refusal):
        return done
    sitting.store()
    transaction.mark_opened(key, start.id, period, done.case.id)
    return sitting.folio(done.case.id)


def last_opening(period: Period, today: date) -> date | None:
    """Return the last date, today included, on which a periodic start opened; None if every month is left out."""
    month = today.replace(day=1)
    for _ in range(13):
        found = opening_in(period, month.year, month.month)
        if found is not None and found <= today:
            return found
        month = (month - timedelta(days=1)).replace(day=1)
    return None
