"""What every fact has."""

from __future__ import annotations

from datetime import datetime

from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every fact has: when it was recorded, and the visit from which it descends.

    `causes` are all the visits it descends from when there are several (after a join), and always those of an arrival.
    """

    at: datetime
    visit: int = 0
    causes: tuple[int, ...] = ()
