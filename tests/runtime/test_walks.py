"""Random walks over random procedures: what must hold after every step, whatever people choose."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model.codec import to_plain, to_plain_after
from cauce.model.events import Entered
from tests.runtime.walker import Walker, check, check_joins
from tests.support.explorer import Explorer, TooMany
from tests.support.generator import Shape, random_procedure

STEPS = 60


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1))
def test_every_step_keeps_the_case_whole(seed: int, path: int) -> None:
    procedure = random_procedure(seed, Shape(size=24))
    walker = Walker(procedure, Random(path))
    walker.open()
    for _ in range(STEPS):
        check(procedure, walker.case, walker.events)
        if walker.ended:
            break
        before = walker.case
        refusal = walker.step()
        if refusal is not None:
            assert refusal.code == "interrupcion_no_permitida", "only an aside that still runs keeps a case from ending"
            assert walker.case is before
        assert to_plain_after(walker.case, before, to_plain(before)) == to_plain(walker.case)
    check(procedure, walker.case, walker.events)
    check_joins(walker.events)


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1))
def test_the_same_choices_give_the_same_events(seed: int, path: int) -> None:
    histories = []
    for _ in range(2):
        walker = Walker(random_procedure(seed), Random(path))
        walker.open()
        for _ in range(12):
            if not walker.ended:
                walker.step()
        histories.append(walker.events)
    assert histories[0] == histories[1]


@pytest.mark.parametrize("seed", range(40))
def test_cases_reach_what_the_independent_explorer_says_can_be_reached(seed: int) -> None:
    """Enough random walks meet every row and end that can be entered (by an oracle of its own), and no other."""
    procedure = random_procedure(seed, Shape(size=8, depth=2))
    explorer = Explorer(procedure)
    try:
        assert explorer.verdict() == ""
    except TooMany:
        pytest.skip("too large for the explorer")
    holding = {row.ref for row in procedure.all_rows() if row.holds_position}
    wanted = explorer.entered & holding
    entered: set[str] = set()
    ended: set[str] = set()
    for path in range(800):
        walker = Walker(procedure, Random(path))
        walker.open()
        for _ in range(STEPS):
            if walker.ended and not walker.reopen():
                break
            walker.step()
        entered |= {event.row for event in walker.events if isinstance(event, Entered)} & holding
        ended |= {walker.case.end} - {""}
        if (entered, ended) == (wanted, explorer.ended):
            return
    assert (entered, ended) == (wanted, explorer.ended)
