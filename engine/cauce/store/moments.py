"""Moments as databases compare them: microseconds of UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(moment: datetime) -> int:
    """Return an aware moment in microseconds since 1970, exactly. Raises TypeError when it is naive."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(micros: int) -> datetime:
    """Return the moment, in UTC, of so many microseconds since 1970."""
    return _EPOCH + _MICROSECOND * micros
