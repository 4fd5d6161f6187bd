"""Random procedures: the sound are proved, planted faults are found, and a second oracle agrees on what nobody knows.

The oracle (`tests.support.explorer`) walks every state of language.md §2 one by one and shares nothing with the proof.
Every failure shows the seed that repeats it.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.compiler.api import compile_procedure
from cauce.compiler.proof import prove
from cauce.model.diagnostics import Severity
from cauce.model.procedure import Procedure
from cauce.model.rows import Join, Row, RowKind
from tests.support.emitter import to_yaml
from tests.support.explorer import Explorer, TooMany
from tests.support.generator import Shape, procedures, random_procedure
from tests.support.planting import FAULTS, disturb, plant
from tests.support.small import decision, parallel, procedure, row, through, to

SMALL = Shape(size=8, depth=2)


def errors(value: Procedure) -> set[str]:
    return {found.code for found in prove(value) if found.severity is Severity.ERROR}


@settings(max_examples=150, deadline=None)
@given(value=procedures(Shape(size=40)))
def test_what_is_sound_by_construction_is_proved(value: Procedure) -> None:
    assert prove(value) == []


@pytest.mark.parametrize("name", FAULTS)
def test_every_planted_fault_is_found_where_it_is(name: str) -> None:
    for seed in range(12):
        broken, fault = plant(random_procedure(seed, Shape(size=25)), Random(seed), name)
        found = [(each.code, each.span.line) for each in prove(broken)]
        assert (fault.code, fault.line) in found, f"seed {seed}: {found}"


def first_seeds(count: int) -> list[tuple[int, Procedure]]:
    """Procedures with one to three things changed at random."""
    found = []
    for seed in range(count):
        rng = Random(seed)
        value = random_procedure(seed, SMALL)
        for _ in range(rng.choice((1, 1, 2, 3))):
            value = disturb(value, rng)
        found.append((seed, value))
    return found


def has_first_join(value: Procedure) -> bool:
    return any(each.kind is RowKind.PARALLEL and each.join is Join.FIRST for each in value.all_rows())


def test_the_explorer_agrees_on_procedures_that_nobody_knows() -> None:
    compared = sound = 0
    for seed, value in first_seeds(300):
        try:
            verdict = Explorer(value, most=2500).verdict()
        except TooMany:
            continue
        compared += 1
        sound += not verdict
        codes = errors(value)
        if verdict:
            assert codes, f"seed {seed}: {verdict}"
        elif codes:
            # A branch that never ends is refused even where `reune: primera` would withdraw it (language.md §2).
            assert codes == {"E404"}, f"seed {seed}: {codes}"
            assert has_first_join(value), f"seed {seed}: {codes}"
    assert compared > 250
    assert 40 < sound < 200


def test_the_explorer_agrees_on_sound_procedures() -> None:
    compared = 0
    for seed in range(1000, 1060):
        try:
            assert Explorer(random_procedure(seed, SMALL), most=2500).verdict() == "", f"seed {seed}"
        except TooMany:
            continue
        compared += 1
    assert compared > 50


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_same_verdict_from_the_text(seed: int) -> None:
    value = random_procedure(seed, Shape(size=20))
    compiled = compile_procedure(to_yaml(value).encode(), "azar.yaml")
    assert [found for found in compiled.diagnostics if found.severity is Severity.ERROR] == []
    assert compiled.procedure is not None
    assert [edges(each) for each in compiled.procedure.all_rows()] == [edges(each) for each in value.all_rows()]


def edges(each: Row) -> tuple[object, ...]:
    return (each.ref, each.next, [(branch.target, branch.after, branch.options) for branch in each.branches])


def test_the_same_seed_gives_the_same_procedure() -> None:
    assert random_procedure(7) == random_procedure(7)
    assert random_procedure(7) != random_procedure(8)


def test_thousands_of_rows_in_a_line_and_in_a_loop() -> None:
    many = [row(str(number)) for number in range(1, 5001)]
    assert prove(procedure(*many)) == []
    back = decision("5001", to("Otra vez", "1"), to("Ya"))
    assert prove(procedure(*many, back, row("5002"))) == []


def test_deep_nesting_does_not_exhaust_the_interpreter() -> None:
    inner = row("0")
    for number in range(1, 400):
        inner = parallel(f"{number}", through("Una", inner), through("Otra", row(f"{number}0000")))
    assert prove(procedure(inner)) == []


def test_thousands_of_faults_are_told_quickly() -> None:
    stuck = [row(str(number), next="fin") for number in range(1, 3001)]
    assert len(prove(procedure(*stuck))) == 2999
