"""What a correction leaves without effect (language.md §2, rule 18): all that descends from what was done in a visit.

Every event names the visits it descends from, so that this is one pass over the history. What the rest of the events
give is again a case that could have come about: the fold does not know that anything was taken out.
"""

from __future__ import annotations

from collections.abc import Iterator

from cauce.model import events
from cauce.model.events import Event, begins_doing
from cauce.runtime.evolve import withdrawn_by

_STAYS: tuple[type[Event], ...] = (
    events.Numbered,  # a series has no gaps: the case keeps its number
    events.OfferAccepted,
    events.OfferRejected,
    events.Reoffered,
    events.OfferConcluded,
    events.OfferResumed,
    events.HandOverAccepted,
    events.HandOverRejected,
    events.DocumentVoided,
    events.Annotated,
    events.Corrected,
)
"""What others did, or is written down: never undone."""


def effective(history: tuple[Event, ...]) -> list[tuple[int, Event]]:
    """Return the events in force, each with its sequence number from 1."""
    gone = withdrawn_by(history)
    return [(number, event) for number, event in enumerate(history, 1) if number not in gone]


def without(in_force: list[tuple[int, Event]], visit: int) -> list[tuple[int, Event]]:
    """Return the events, of those in force, that a correction to what was done in `visit` takes away.

    Raises ValueError when nothing was done in it.
    """
    begun = next(
        (place for place, (_, event) in enumerate(in_force) if event.visit == visit and begins_doing(event)), None
    )
    if begun is None:
        raise ValueError("nothing was done in this visit")
    return list(_descending(in_force[begun:], visit))


def _descending(later: list[tuple[int, Event]], visit: int) -> Iterator[tuple[int, Event]]:
    undone, clocks, lapses = {visit}, set[int](), set[tuple[str, int]]()
    for number, event in later:
        hit = event.visit in undone or not undone.isdisjoint(event.causes)
        if isinstance(event, _STAYS):
            continue
        if isinstance(event, events.ClockStarted):
            if hit:
                clocks.add(event.clock)
                lapses.add((event.deadline, event.visit))
        elif isinstance(event, events.ClockExtended | events.ClockLapsed):
            hit = event.clock in clocks  # more time that was given, and a lapse, are of the clock and stay with it
        elif isinstance(event, events.ClockStopped):
            # Whether a clock has lost its object is asked again, now that the case is elsewhere.
            hit = hit or event.clock in clocks or event.outcome == "sin_objeto"
        elif isinstance(event, events.ClockPaused | events.ClockResumed):
            hit = hit or event.clock in clocks
        elif isinstance(event, events.NonconformityPresumed | events.Warned) and event.kind == "plazo":
            hit = (event.source, event.visit) in lapses
        elif isinstance(event, events.Entered) and hit:
            undone.add(event.visit)
        if hit:
            yield number, event
