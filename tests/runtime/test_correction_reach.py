"""A corrected case is one that could have come about: an oracle of its own knows every state of a small procedure.

The oracle (`tests.support.explorer`) shares nothing with the engine. Everything that can be done in a small random
procedure is done, up to a bound; after each step every correction is tried, and the state it leaves must be one of the
oracle's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from random import Random
from typing import Any

import pytest

from cauce.model import commands
from cauce.model.case import Case, Position, Status
from cauce.model.declarations import DataType
from cauce.model.events import Completed, Omitted
from cauce.model.procedure import MAIN
from cauce.model.rows import Choice
from cauce.runtime.correcting import effective
from cauce.runtime.possible import Move
from tests.runtime.roaming import WHY, Roamer
from tests.runtime.walker import check
from tests.support.explorer import EXIT, Explorer, Place, State, TooMany, World
from tests.support.generator import Shape, random_procedure


class Known(Explorer):
    """The oracle, keeping every state it met."""

    states: frozenset[State] = frozenset()

    def _judge(self, before: dict[State, list[State]], over: list[State]) -> str:
        self.states = frozenset(before)
        return super()._judge(before, over)


def state_of(oracle: Known, case: Case) -> State:
    """The case in the oracle's terms."""
    if case.status is Status.ENDED:
        return State(("end", case.end), (), world_of(oracle, case))
    main, asides = None, []
    for position in case.positions.values():
        run = case.regions[position.region]
        if run.list == MAIN:
            main = place_of(case, position)
        elif not run.parent:
            asides.append((run.list.removeprefix("!"), place_of(case, position)))
    assert main is not None
    return State(main, tuple(sorted(asides)), world_of(oracle, case))


def place_of(case: Case, position: Position) -> Place:
    if not position.waiting:
        return ("at", position.row)
    children: dict[int, Place] = dict.fromkeys(position.branches, EXIT)
    for region in position.running:
        children[case.regions[region].branch] = place_of(case, case.positions[region])
    return ("block", position.row, tuple(sorted(children.items())))


def world_of(oracle: Known, case: Case) -> World:
    def told(name: str, value: Any) -> str:
        datum = oracle.procedure.datum_by_id[name]
        if name not in oracle.read or (not datum.options and datum.type is not DataType.YES_NO):
            return "*"
        return "+".join(value) if isinstance(value, tuple) else str(value)

    limited = {
        f"{row.ref}/{index}"
        for row in oracle.rows.values()
        for index, branch in enumerate(row.branches)
        if branch.limit is not None
    }
    return World(
        data=frozenset((name, told(name, value)) for name, value in case.data.items()),
        documents=frozenset(
            name for name, entries in case.documents.items() if any(not entry.void for entry in entries)
        ),
        counts=frozenset((key, count) for key, count in case.branches.items() if key in limited),
        done=frozenset(oracle.named & set(case.completions)),
    )


def copy(walker: Roamer) -> Roamer:
    other = Roamer(walker.procedure, walker.rng)
    other.now, other.opened, other.events = walker.now, walker.opened, list(walker.events)
    return other


def ways(walker: Roamer, move: Move) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Every way to complete a row: values of what decisions read, and answers."""
    row = walker.plan.rows[move.row]
    values = []
    for use in move.data:
        datum = walker.plan.data[use.datum]
        keys = [option.id for option in datum.options]
        if datum.type is DataType.YES_NO:
            values.append([(datum.id, "si"), (datum.id, "no")])
        elif datum.type is DataType.OPTIONS:
            some = [list(each) for count in range(1, len(keys) + 1) for each in combinations(keys, count)]
            values.append([(datum.id, each) for each in some])
        elif keys:
            values.append([(datum.id, key) for key in keys])
    answers = [()] if not move.answers else [(answer,) for answer in move.answers]
    if row.choice is Choice.SEVERAL and move.answers:
        answers.append(move.answers)
    for said in product(*values):
        for answer in answers:
            yield dict(said), answer


def following(walker: Roamer) -> Iterator[Roamer]:
    """Every case that one more step gives."""
    if walker.case.status is not Status.OPEN:
        return
    for move in walker.moves():
        for said, answers in ways(walker, move):
            other = copy(walker)
            if other.complete(move, said, answers) is None:
                yield other
        if move.optional:
            other = copy(walker)
            role = next(iter(move.roles), "")
            if other.do(commands.Skip(row=move.row, visit=move.visit, reason=WHY), role) is None:
                yield other
    for interruption in walker.procedure.interruptions:
        other = copy(walker)
        if other.interrupt(interruption) is None:
            yield other


def corrected(walker: Roamer) -> Iterator[Roamer]:
    """Every case that one correction gives; the row corrected to is open in it."""
    for _, event in effective(tuple(walker.events)):
        if isinstance(event, Completed | Omitted) and event.person:
            other = copy(walker)
            if other.do(commands.Correct(row=event.row, visit=event.visit, reason=WHY)) is None:
                assert event.visit in [position.visit for position in other.case.positions.values()]
                yield other


def explore(seed: int, most: int) -> tuple[int, int]:
    """Go through a small procedure breadth first. Return how many cases and corrections were looked at."""
    procedure = random_procedure(seed, Shape(size=6, depth=2))
    oracle = Known(procedure)
    assert oracle.verdict() == ""
    first = Roamer(procedure, Random(seed))
    first.open()
    pending, seen, corrections = [first], {state_of(oracle, first.case)}, 0
    for walker in pending:
        for other in corrected(walker):
            corrections += 1
            check(procedure, other.case, other.events)
            assert state_of(oracle, other.case) in oracle.states
        for other in following(walker):
            state = state_of(oracle, other.case)
            assert state in oracle.states
            if state not in seen and len(pending) < most:
                seen.add(state)
                pending.append(other)
    return len(pending), corrections


@pytest.mark.parametrize("seed", range(24))
def test_every_correction_leads_to_a_state_the_oracle_knows(seed: int) -> None:
    try:
        cases, _ = explore(seed, 25)
    except TooMany:
        pytest.skip("too large for the explorer")
    assert cases
