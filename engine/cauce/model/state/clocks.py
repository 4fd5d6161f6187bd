"""The deadlines that run in a case."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from cauce.model.frozen import dataclass


class ClockState(StrEnum):
    """Whether a clock counts."""

    RUNNING = "corre"
    PAUSED = "en pausa"
    STOPPED = "detenido"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One run of a deadline, around `region` if it counts inside rows, else 0.

    `due` is the last moment of a limit in hours, and the midnight that ends the last day of one in days or months;
    `extended` is how much it was given beyond its limit, in its own unit. `held_by` are the visits that pause it.
    """

    id: int
    deadline: str
    region: int
    visit: int
    start: datetime
    due: datetime
    state: ClockState = ClockState.RUNNING
    paused_at: datetime | None = None
    stopped_at: datetime | None = None
    outcome: str = ""
    lapsed_at: datetime | None = None
    late: bool = False
    held_by: tuple[int, ...] = ()
    extended: int = 0

    @property
    def active(self) -> bool:
        """Whether it has not been stopped."""
        return self.state is not ClockState.STOPPED
