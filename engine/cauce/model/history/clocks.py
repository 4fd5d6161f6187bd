"""Facts of deadlines that run."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from cauce.model.frozen import dataclass
from cauce.model.history.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStarted(Event):
    """A deadline begins to run: `start` its anchor, `due` the last moment (see `Clock`)."""

    clock: int
    deadline: str
    region: int
    start: datetime
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPaused(Event):
    """A clock stands still from now on; it descends from the visits that hold it, none when the whole case stands."""

    clock: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockResumed(Event):
    """A clock runs again, with a later due moment."""

    clock: int
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStopped(Event):
    """A clock ends: `outcome` is cumplido, vencido, no_aplica, por_confirmar, retirado, sin_objeto or fin."""

    clock: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockExtended(Event):
    """A deadline was given `amount` more of its unit (*prórroga*), with a reason: it is due later."""

    clock: int
    amount: int
    due: datetime
    reason: str = field(repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLapsed(Event):
    """A deadline lapsed, recorded once. `late`: what made it apply was known afterwards («vencido al conocerse»)."""

    clock: int
    deadline: str
    late: bool = False
    notifies: tuple[str, ...] = ()
    escalates: tuple[str, ...] = ()
