"""Moments as databases compare them: microseconds of UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
"""`EPOCH + MICROSECOND * count` is the moment again, in UTC: the quickest way there is to make one."""


def micros(moment: datetime) -> int:
    """Return an aware moment in microseconds since 1970, exactly. Raises TypeError when it is naive."""
    return (moment - EPOCH) // MICROSECOND
