"""Folding of the events of deadlines."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Clock, ClockState
from cauce.model.copying import changed
from cauce.runtime.draft import Draft


def started(draft: Draft, event: events.ClockStarted) -> None:
    """Start a clock."""
    draft.own("clocks")[event.clock] = Clock(
        id=event.clock,
        deadline=event.deadline,
        region=event.region,
        visit=event.visit,
        start=event.start,
        due=event.due,
    )
    draft.serial = max(draft.serial, event.clock)


def paused(draft: Draft, event: events.ClockPaused) -> None:
    """Hold a clock."""
    clock = draft.clocks[event.clock]
    draft.own("clocks")[event.clock] = changed(clock, state=ClockState.PAUSED, paused_at=event.at, held_by=event.causes)


def resumed(draft: Draft, event: events.ClockResumed) -> None:
    """Let a clock run again."""
    clock = draft.clocks[event.clock]
    draft.own("clocks")[event.clock] = changed(
        clock, state=ClockState.RUNNING, paused_at=None, due=event.due, held_by=()
    )


def extended(draft: Draft, event: events.ClockExtended) -> None:
    """Give a clock more time."""
    clock = draft.clocks[event.clock]
    draft.own("clocks")[event.clock] = changed(clock, due=event.due, extended=clock.extended + event.amount)


def stopped(draft: Draft, event: events.ClockStopped) -> None:
    """Stop a clock for good."""
    clock = draft.clocks[event.clock]
    draft.own("clocks")[event.clock] = changed(
        clock, state=ClockState.STOPPED, stopped_at=event.at, outcome=event.outcome
    )


def lapsed(draft: Draft, event: events.ClockLapsed) -> None:
    """Note, once, that the time ran out."""
    clock = draft.clocks[event.clock]
    draft.own("clocks")[event.clock] = changed(clock, lapsed_at=event.at, late=event.late)
