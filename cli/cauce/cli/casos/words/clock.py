"""The moment in which dates are said."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import NamedTuple


class Clock(NamedTuple):
    """The moment of asking, and the zone in which dates are said."""

    now: datetime
    zone: tzinfo

    @property
    def today(self) -> date:
        """The day it is there."""
        return self.now.astimezone(self.zone).date()
