"""Random walks over random procedures: what must hold after every step, whatever people choose."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.model import commands
from cauce.model.case import Case, Status
from cauce.model.codec import from_plain, to_plain
from cauce.model.events import DOINGS, BlockJoined, BlockOpened, Completed, Entered, Event
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.evolve import fold
from cauce.runtime.plan import plan_of
from cauce.runtime.possible import Move, interruptions
from cauce.runtime.rehearsal.dummies import dummy_value
from cauce.runtime.rehearsal.player import Player
from tests.runtime.workbench import LFT, OFFICE, local
from tests.support.explorer import Explorer, TooMany
from tests.support.generator import Shape, random_procedure

STEPS = 60


class Walker(Player):
    """A player that chooses at random."""

    def __init__(self, procedure: Procedure, rng: Random) -> None:
        super().__init__(procedure, OFFICE, LFT, local("2026-03-02T09:00"))
        self.to_say = frozenset()
        self.rng = rng

    def open(self) -> None:
        start = self.rng.choice(self.procedure.starts)
        data, documents = self.fill({}, start.records, start.receives, ())
        roles = start.actors.roles if start.actors else ("",)
        refusal = self.do(
            commands.Open(case="azar", start=start.id, data=data, documents=documents), self.rng.choice(roles)
        )
        assert refusal is None, refusal

    def step(self) -> Refusal | None:
        """Do one thing that may be done now."""
        moves = self.moves()
        assert moves, "an open case always has something to do"
        chance = self.rng.random()
        if chance < 0.05 and (offered := interruptions(self.procedure, self.case, self.now, self.context)):
            return self.do(commands.Interrupt(interruption=self.rng.choice(offered)))
        if chance < 0.15:
            self.now += timedelta(hours=self.rng.randint(1, 400))
            return self.do(commands.Watch())
        move = self.rng.choice(moves)
        if move.optional and chance < 0.6:
            return self.do(
                commands.Skip(row=move.row, visit=move.visit, reason="Motivo inventado"), next(iter(move.roles), "")
            )
        return self.complete(move, self.said(move), self.answers(move), (), again=move.repeats and chance < 0.4)

    def reopen(self) -> bool:
        """Open an ended case again, now and then, where its end allows it."""
        may = self.procedure.end_by_id[self.case.end].reopens_at and self.rng.random() < 0.5
        return bool(may) and self.do(commands.Reopen()) is None

    def said(self, move: Move) -> dict[str, object]:
        """Data at random, each option equally likely."""
        found: dict[str, object] = {}
        for use in move.data:
            datum = self.plan.data[use.datum]
            options = [option.id for option in datum.options]
            if str(datum.type) == "opciones":
                found[use.datum] = self.rng.sample(options, self.rng.randint(1, len(options)))
            elif options:
                found[use.datum] = self.rng.choice(options)
            elif str(datum.type) == "si_no":
                found[use.datum] = self.rng.choice(["si", "no"])
            else:
                found[use.datum] = dummy_value(datum, self.now)
        return found

    def answers(self, move: Move) -> tuple[str, ...]:
        if not move.answers:
            return ()
        row = self.plan.rows[move.row]
        many = self.rng.randint(1, len(move.answers)) if str(row.choice) == "varias" else 1
        return tuple(self.rng.sample(move.answers, many))


def check(procedure: Procedure, case: Case, history: list[Event]) -> None:
    """What holds in every reachable state, from the case alone."""
    assert fold(history) == case
    assert from_plain(Case, to_plain(case)) == case
    assert case.sequence == len(history)
    lists = procedure.regions
    visits = [position.visit for position in case.positions.values()]
    assert len(set(visits)) == len(visits)
    for region, position in case.positions.items():
        assert position.region == region
        run = case.regions[region]
        assert position.row in {row.ref for row in lists[run.list].rows}, "a position is in a row of its own list"
        children = [item.id for item in case.regions.values() if item.parent == region]
        assert sorted(position.running) == sorted(children), "a block waits for what runs inside it, and only for that"
        assert position.waiting is bool(children)
    inside = plan_of(procedure).inside_refs
    for clock in case.clocks.values():
        if clock.active and clock.region:
            assert case.positions[clock.region].row in inside[clock.deadline], (
                "a clock inside rows has its position there"
            )
    if case.status is Status.ENDED:
        assert not case.positions
        assert [run.list for run in case.regions.values()] == [""]
        assert not any(clock.active for clock in case.clocks.values())
    else:
        assert set(case.positions) == set(case.regions), "no running region is without its position"


def check_joins(history: list[Event]) -> None:
    """A block joins at most once for each time it opens."""
    opened = [event.visit for event in history if isinstance(event, BlockOpened)]
    joined = [event.visit for event in history if isinstance(event, BlockJoined)]
    assert len(set(opened)) == len(opened)
    assert len(set(joined)) == len(joined)
    assert set(joined) <= set(opened)
    entered = [event.visit for event in history if isinstance(event, Entered)]
    assert len(set(entered)) == len(entered)
    causes = {cause for event in history if isinstance(event, Entered) for cause in event.causes}
    assert causes <= set(entered), "what an arrival descends from did happen"


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


def without(history: list[Event], visit: int) -> list[Event]:
    """The events but those that descend from what was done in a visit: what a correction will fold (rule 18)."""
    done = next(n for n, event in enumerate(history) if event.visit == visit and isinstance(event, DOINGS))
    undone = {visit}
    kept = history[:done]
    for event in history[done:]:
        if undone.isdisjoint((event.visit, *event.causes)):
            kept.append(event)
        elif isinstance(event, Entered):
            undone.add(event.visit)
    return kept


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1), st.integers(1, STEPS))
def test_taking_away_what_descends_from_a_visit_leaves_a_whole_case(seed: int, path: int, steps: int) -> None:
    """Events name enough to go back: the position is in its row again, siblings stay, a joined block is open again."""
    rng = Random(path)
    procedure = random_procedure(seed, Shape(size=24, escapes=False, first_joins=False, interruptions=False))
    walker = Walker(procedure, rng)
    walker.open()
    for _ in range(steps):
        if not walker.ended:
            walker.step()
    done = [event for event in walker.events if isinstance(event, Completed) and event.person]
    if not done:
        return
    back = rng.choice(done)
    kept = without(walker.events, back.visit)
    case = fold(kept)
    check(procedure, case, kept)
    assert back.visit in [position.visit for position in case.positions.values()]
    assert case.status is Status.OPEN
    walker.opened, walker.events = case, kept
    for _ in range(400):
        if walker.ended:
            return
        walker.step()
    pytest.fail("a corrected case can still reach an end")


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
