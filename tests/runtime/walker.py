"""A walker that does at random what may be done, and what must hold in every state it comes to."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from cauce.model import commands
from cauce.model.case import Case, Status
from cauce.model.codec import from_plain, to_plain
from cauce.model.events import BlockJoined, BlockOpened, Entered, Event
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.evolve import fold
from cauce.runtime.plan import plan_of
from cauce.runtime.possible import Move, interruptions
from cauce.runtime.rehearsal.dummies import dummy_value
from cauce.runtime.rehearsal.player import Player
from tests.runtime.workbench import LFT, OFFICE, local


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
            return self.interrupt(plan_of(self.procedure).interruptions[self.rng.choice(offered)])
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
        return bool(may) and self.reopen() is None

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
