"""What nobody has to ask for: deadlines that lapse, periodic starts that open a case (cli.md, `vigilar`; L40)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date

from cauce.model import commands, events
from cauce.model.declarations import Start
from cauce.model.frozen import dataclass
from cauce.model.refusals import Refusal
from cauce.runtime.decide import Done
from cauce.runtime.desk.again import tries_again
from cauce.runtime.desk.periodic import Opening, open_next
from cauce.runtime.desk.records import Definition
from cauce.runtime.desk.roles import BY_ITSELF
from cauce.runtime.desk.sitting import Sitting
from cauce.runtime.desk.storage import Definitions, StaleCaseError, Store, Transaction

_GIVES_UP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a watch did: lapses recorded as (folio, deadline id), and what it could not do, with why.

    `opened` are the folios of the cases that periodic starts opened, each with the date on which it was due; `left` are
    (key, start, dates) of those so long ago that they were not opened, and never will be: it is told once.
    """

    lapsed: tuple[tuple[str, str], ...] = ()
    opened: Mapping[str, date] = field(default_factory=dict)
    left: tuple[tuple[str, str, tuple[date, ...]], ...] = ()
    problems: tuple[tuple[str, Refusal], ...] = ()


def watch(store: Store, definitions: Definitions, sit: Callable[[Transaction], Sitting]) -> Watched:
    """Record every lapse and open every case that is due, one transaction each: a long watch holds nobody up.

    A case that cannot be read does not keep the others from being watched: what it raised is raised in the end.
    """
    lapsed: list[tuple[str, str]] = []
    opened: dict[str, date] = {}
    left: list[tuple[str, str, tuple[date, ...]]] = []
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
        key = definition.procedure.key
        while (opening := _open_next(store, sit, definition, start)).due is not None:
            if opening.left:
                left.append((key, start.id, opening.left))
            if opening.refusal is not None:
                problems.append((f"{key}: {start.name}", opening.refusal))
                break
            opened[opening.folio] = opening.due
    if failed is not None:
        raise failed
    return Watched(lapsed=tuple(lapsed), opened=opened, left=tuple(left), problems=tuple(problems))


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
def _open_next(store: Store, sit: Callable[[Transaction], Sitting], definition: Definition, start: Start) -> Opening:
    with store.write() as transaction:
        return open_next(sit(transaction), definition, start)


def _periodic(definitions: Definitions) -> Iterator[tuple[Definition, Start]]:
    for key in definitions.keys():  # noqa: SIM118 - not a mapping
        definition = definitions.current(key)
        if definition is not None:
            yield from ((definition, start) for start in definition.procedure.starts if start.period is not None)
