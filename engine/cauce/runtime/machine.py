"""The moves of a procedure as one flat state machine: the only module that imports `transitions`.

A state is where the position of one region can be: a row, a block that waits for its regions (`WAITING` after the row),
an end (after `END`), past the last row of its list (`OUT`), withdrawn (`GONE`), or not placed yet (`OUTSIDE`). No row's
name begins or ends with a space, so that those are no rows whatever a manual calls them. A trigger is the name of a
move. Our rules say whether a move may be made now; the machine says which moves exist and where they lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from transitions import Machine

from cauce.model.procedure import Procedure
from cauce.model.rows import Choice, Row, RowKind

OUT = " salida"
GONE = " retirada"
OUTSIDE = " afuera"
END = " fin:"
WAITING = "+ "

NEXT = "sigue"
SKIP = "omite"
JOIN = "reune"
OPEN_ALL = "abre"
WITHDRAW = "retira"


@cache
def branch_move(index: int) -> str:
    """Name the move through branch number `index`."""
    return f"rama:{index}"


def after_move(index: int) -> str:
    """Name the move of branch number `index` when its limit is reached."""
    return f"despues:{index}"


def lapse_move(deadline: str) -> str:
    """Name the move that a lapsed deadline makes."""
    return f"vence:{deadline}"


def start_move(start: str) -> str:
    """Name the move of a start."""
    return f"inicia:{start}"


def interruption_move(interruption: str) -> str:
    """Name the move of an interruption."""
    return f"interrumpe:{interruption}"


def reopen_move(end: str) -> str:
    """Name the move that opens a case again after an end."""
    return f"reabre:{end}"


class _Token:
    """A light model: `transitions` reads and writes its state, and never has to register it."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


class Moves:
    """The machine of one procedure, shared by all its cases."""

    def __init__(self, procedure: Procedure) -> None:
        edges = list(_edges(procedure))
        states = {OUT: None, GONE: None, OUTSIDE: None} | {f"{END}{end.id}": None for end in procedure.ends}
        for row in procedure.all_rows():
            states[row.ref] = None
            if row.branches:
                states[row.ref + WAITING] = None
        # transitions accepts unknown states and fails only when the move is made.
        for trigger, source, destination in edges:
            if source not in states or destination not in states:
                raise ValueError(f"move {trigger} from {source} to {destination}: unknown state")
        self._machine = Machine(model=None, states=list(states), initial=None, auto_transitions=False)
        self._by_source: dict[str, list[str]] = {}
        for trigger, source, destination in edges:
            self._machine.add_transition(trigger, source, destination)
            self._by_source.setdefault(source, []).append(trigger)
        self._events = self._machine.events
        self._answers: dict[str, dict[str, str]] = {state: {} for state in states}

    def available(self, state: str) -> tuple[str, ...]:
        """Return the names of the moves that exist from a state."""
        return tuple(self._by_source.get(state, ()))

    def state_of(self, row: str, *, waiting: bool) -> str:
        """Return the state of a position that rests in a row, or waits there for its regions."""
        return row + WAITING if waiting else row

    def go(self, state: str, trigger: str) -> str:
        """Make a move and return the state it leads to. Raises MachineError if there is no such move from there.

        The machine is fired once for each move: it has no conditions, so that its answer never changes.
        """
        known = self._answers[state]
        found = known.get(trigger)
        if found is None:
            token = _Token(state)
            self._events[trigger].trigger(token)
            found = known[trigger] = token.state
        return found


def _edges(procedure: Procedure) -> Iterator[tuple[str, str, str]]:
    """Yield (trigger, source, destination) for every move that the procedure allows."""
    ends, rows = procedure.end_by_id, procedure.row_by_ref

    def state(target: str | None) -> str:
        if target is None:
            return OUT
        if target in ends:
            return f"{END}{target}"
        return rows[target].ref if target in rows else target

    for row in procedure.all_rows():
        yield from _edges_of_row(row, state(row.next))
        for index, branch in enumerate(row.branches):
            if row.kind is RowKind.PARALLEL or row.choice is Choice.SEVERAL:
                continue
            yield branch_move(index), row.ref, row.ref + WAITING if branch.rows else state(branch.target)
            if branch.limit is not None:
                yield after_move(index), row.ref, state(branch.after)
    for deadline in procedure.deadlines:
        if deadline.lapse.target is not None:
            for ref in deadline.inside:
                row = rows[ref]
                yield lapse_move(deadline.id), row.ref, state(deadline.lapse.target)
                if row.is_block:
                    yield lapse_move(deadline.id), row.ref + WAITING, state(deadline.lapse.target)
    for start in procedure.starts:
        yield start_move(start.id), OUTSIDE, state(start.target)
    for interruption in procedure.interruptions:
        first = interruption.rows[0].ref if interruption.rows else state(interruption.target)
        yield interruption_move(interruption.id), OUTSIDE, first
    for end in procedure.ends:
        if end.reopens_at:
            yield reopen_move(end.id), f"{END}{end.id}", state(end.reopens_at)


def _edges_of_row(row: Row, following: str) -> Iterator[tuple[str, str, str]]:
    yield NEXT, row.ref, following
    if row.holds_position:
        yield WITHDRAW, row.ref, GONE
    if row.optional and not row.not_before:  # a row that waits for a date is not skipped (L39)
        yield SKIP, row.ref, following
    if row.is_block:
        yield JOIN, row.ref + WAITING, following
        yield WITHDRAW, row.ref + WAITING, GONE
    if row.kind is RowKind.PARALLEL or row.choice is Choice.SEVERAL:
        yield OPEN_ALL, row.ref, row.ref + WAITING
