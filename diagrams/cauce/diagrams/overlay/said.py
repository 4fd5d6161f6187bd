"""What an overlay says at each symbol: its state, the texts of its marks from full to short, and how it is heard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta, tzinfo
from math import ceil

from cauce.diagrams.overlay import beside, words
from cauce.diagrams.overlay.notes import Note
from cauce.diagrams.overlay.placed import State
from cauce.diagrams.overlay.shapes import SQUARES, Said
from cauce.diagrams.overlay.trace import symbols_of
from cauce.diagrams.overlay.values import CaseOverlay, LoadOverlay, Outcome, Overlay, PathStep, Standing
from cauce.model.case import Status
from cauce.model.procedure import Procedure

LEVELS = 4
"""Steps of the scale of a load: lines of four weights, gauges of four squares."""
_FEW = 3
_OVER = (Status.CLOSED, Status.CANCELLED)
_ENDINGS = {Outcome.DONE: "", Outcome.SKIPPED: " omitido", Outcome.UNDONE: " deshecho"}


@dataclass(frozen=True, slots=True)
class AtSymbol:
    """What is said at one symbol."""

    state: State
    notes: tuple[Note, ...] = ()
    level: int = 0


def said_of(procedure: Procedure, overlay: Overlay, zone: tzinfo) -> dict[str, AtSymbol]:
    """Return what an overlay says, by the id of the main symbol."""
    return _of_case(procedure, overlay, zone) if isinstance(overlay, CaseOverlay) else _of_load(procedure, overlay)


def _of_case(procedure: Procedure, overlay: CaseOverlay, zone: tzinfo) -> dict[str, AtSymbol]:
    symbols = symbols_of(procedure)
    said: dict[str, AtSymbol] = {}
    if overlay.start in symbols.starts:
        said[symbols.starts[overlay.start]] = AtSymbol(State.DONE)
    passed: dict[str, list[tuple[int, PathStep]]] = defaultdict(list)
    for number, step in enumerate(overlay.path, 1):
        own = symbols.interruptions.get(step.interruption) or symbols.rows.get(step.row, "")
        passed[own].append((number, step))
    for own, steps in passed.items():
        said[own] = AtSymbol(State(steps[-1][1].outcome.value), (_order(steps),))
    here: dict[str, list[Standing]] = defaultdict(list)
    for standing in overlay.standing:
        here[symbols.rows.get(standing.row, "")].append(standing)
    for own, several in here.items():
        state = State.ENDED if overlay.status in _OVER else State.HERE
        if any(words.is_overdue(each.due, overlay.at, zone) for each in several):
            state = State.OVERDUE
        notes = tuple(_flag(procedure, overlay, each, zone) for each in several)
        before = said[own].notes if own in said else ()
        said[own] = AtSymbol(state, (*notes, *before))
    if overlay.end in symbols.ends:
        choices = tuple((Said(text, dark=True),) for text in (words.ENDED, *words.ENDED.split()))
        note = Note(choices, "El caso concluyó aquí.", strong=True)
        said[symbols.ends[overlay.end]] = AtSymbol(State.ENDED, (note,))
    for row, note in beside.notes(procedure, overlay):
        own = symbols.rows.get(row, "")
        at = said.get(own, AtSymbol(State.DONE))
        said[own] = replace(at, notes=(*at.notes, note))
    said.pop("", None)
    return said


def _of_load(procedure: Procedure, overlay: LoadOverlay) -> dict[str, AtSymbol]:
    """Return what a load says; rows without cases say nothing."""
    symbols = symbols_of(procedure)
    scale = scale_of(overlay)
    said = {}
    for load in overlay.loads:
        if load.row not in symbols.rows or not load.cases:
            continue
        wait = words.length(load.wait) if load.wait is not None else ""
        gauge = Said(wait, gauge=level(load.wait / scale.wait if scale.wait and load.wait is not None else 0.0))
        late = words.overdue_text(load.overdue) if load.overdue else ""
        cases = words.cases_text(load.cases)
        full = [Said(cases), Said(late, dark=True), gauge]
        brief = [Said(str(load.cases)), Said(f"{load.overdue} venc." if load.overdue else "", dark=True), gauge]
        choices = [tuple(each for each in choice if each.text) for choice in (full, brief, brief[:2], brief[:1])]
        spoken = ", ".join(filter(None, (cases, late, wait and f"espera mediana {wait}")))
        note = Note(tuple(dict.fromkeys(choices)), f"{spoken}.")
        said[symbols.rows[load.row]] = AtSymbol(State.LOADED, (note,), level(load.cases / scale.cases))
    return said


@dataclass(frozen=True, slots=True)
class Scale:
    """The most cases in a row and the longest median wait: what the levels are fractions of."""

    cases: int
    wait: timedelta | None


def scale_of(overlay: LoadOverlay) -> Scale:
    """Return the scale of a load."""
    waits = [load.wait for load in overlay.loads if load.wait]
    return Scale(max((load.cases for load in overlay.loads), default=0), max(waits, default=None))


def level(share: float) -> int:
    """Return the level of a share of the most: 1 to 4, 1 for what is next to nothing."""
    return min(max(ceil(share * LEVELS - 1e-9), 1), SQUARES)


def order_text(numbers: Iterable[int]) -> str:
    """Write places in the path: «3.º», «3.º y 7.º», «3.º … 21.º (6 veces)»."""
    found = list(numbers)
    if len(found) > _FEW:
        return f"{found[0]}.º … {found[-1]}.º ({len(found)} veces)"
    *first, last = (f"{number}.º" for number in found)
    return f"{', '.join(first)} y {last}" if first else last


def _order(steps: list[tuple[int, PathStep]]) -> Note:
    cells, told = [], []
    for outcome in Outcome:
        numbers = [number for number, step in steps if step.outcome is outcome]
        if numbers:
            text = f"{order_text(numbers)}{_ENDINGS[outcome]}"
            cells.append(Said(text))
            told.append(f"{outcome.value}: {order_text(numbers)} del recorrido")
    times = len(steps)
    totals = {outcome: sum(step.outcome is outcome for _, step in steps) for outcome in Outcome}
    brief = tuple(
        Said(f"{total} {outcome.value}{'s' if total > 1 else ''}") for outcome, total in totals.items() if total
    )
    shortest = (Said(f"{times} {'vez' if times == 1 else 'veces'}"),)
    choices = (tuple(cells), brief, shortest) if times > 1 else (tuple(cells),)
    return Note(choices, f"{'; '.join(told)}.".capitalize())


def _flag(procedure: Procedure, overlay: CaseOverlay, standing: Standing, zone: tzinfo) -> Note:
    since = words.when(standing.since, zone)
    still = words.still_text(overlay.status, overlay.status_at, zone)
    if still:
        short, _, rest = still.partition(" ")
        cells = [(Said(text, dark=overlay.status in _OVER),) for text in (f"{short.upper()} {rest}", short.upper())]
        return Note(tuple(cells), f"Aquí está el caso desde el {since}, {still}.", strong=True)
    overdue = words.is_overdue(standing.due, overlay.at, zone)
    due = words.due_text(standing.due, zone) if standing.due else ""
    short = words.OVERDUE if overdue else words.HERE
    if overdue:
        head = f"{words.OVERDUE} el {due}"
    else:
        head = f"{words.HERE}: vence el {due}" if due else f"{words.HERE} desde el {words.when(standing.since, zone)}"
    who = words.roles_text(procedure, standing.roles)
    full = (Said(head, dark=overdue), *((Said(f"Le toca a {who}"),) if who else ()))
    limit = f", {'venció' if overdue else 'vence'} el {due}" if due else ""
    spoken = f"Aquí está el caso desde el {since}{limit}.{f' Le toca a {who}.' if who else ''}"
    return Note((full, full[:1], (Said(short, dark=overdue),)), spoken, strong=True)
