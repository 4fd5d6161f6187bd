"""Every command over random procedures: the case stays whole, and a correction is as if it had not been done."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model import commands
from cauce.model.case import Status
from tests.runtime.roaming import WHY, Roamer, check_history, comparable, enriched
from tests.runtime.walker import check
from tests.support.generator import Shape, random_procedure

STEPS = 40
SEEDS = st.integers(0, 2**32 - 1)


def roam(seed: int, path: int, steps: int = STEPS) -> Roamer:
    """Roam a random procedure; the case is whole after each step."""
    rng = Random(path)
    procedure = enriched(random_procedure(seed, Shape(size=16)), rng)
    walker = Roamer(procedure, rng)
    walker.open()
    for _ in range(steps):
        walker.roam()
        check(procedure, walker.case, walker.events)
    check_history(walker)
    return walker


@settings(deadline=None, max_examples=40)
@given(SEEDS, SEEDS)
def test_whatever_is_done_the_case_is_whole_and_can_end(seed: int, path: int) -> None:
    walker = roam(seed, path)
    assert walker.finish(), "from every state some end can be reached"
    check(walker.procedure, walker.case, walker.events)


@settings(deadline=None, max_examples=40)
@given(SEEDS, SEEDS)
def test_what_is_corrected_and_done_again_is_as_it_was(seed: int, path: int) -> None:
    """The last step of a person, taken back and done once more in the same way at the same moment."""
    walker = roam(seed, path, 25)
    redo(walker)


def redo(walker: Roamer) -> bool:
    """Do a step, take it back, check that the case is as before, do it again, check that it is as after it."""
    if walker.case.status is not Status.OPEN:
        return False
    walker.do(commands.Watch())
    overdue = [item for item in walker.case.clocks.values() if item.active and item.due < walker.now]
    if any(item.lapsed_at is None for item in overdue):
        return False  # it will move the case when an aside ends; a correction records it and moves nothing
    start, count, before = comparable(walker.case), len(walker.done()), len(walker.given)
    if walker.step() is not None or len(walker.done()) != count + 1:
        return False
    after, given, last = comparable(walker.case), walker.given[before:], walker.done()[-1]
    assert walker.do(commands.Correct(row=last.row, visit=last.visit, reason=WHY)) is None
    check(walker.procedure, walker.case, walker.events)
    assert {**comparable(walker.case), "numbers": ()} == {**start, "numbers": ()}, "a number is never given back"
    for command, role, person in given:
        assert walker.do(command, role, person) is None
    check(walker.procedure, walker.case, walker.events)
    assert comparable(walker.case) == after
    return True
