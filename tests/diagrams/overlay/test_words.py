"""How an overlay says lengths, places in the path and dues; dues as the clocks of the cases count them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cauce.diagrams.overlay import words
from cauce.diagrams.overlay.said import level, order_text
from cauce.model.durations import Duration, Unit
from cauce.runtime.dues import has_passed

ZONE = ZoneInfo("America/Mexico_City")
HOUR = datetime(2026, 3, 16, 16, 20, tzinfo=ZONE)
MIDNIGHT = datetime(2026, 3, 16, tzinfo=ZONE)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("hours", "text"), [
    (0, "0 min"), (0.5, "30 min"), (1, "1 h"), (2.25, "2.25 h"), (47.9, "47.9 h"), (48, "2 días"), (60, "2.5 días"),
    (24 * 365, "365 días"),
])  # fmt: skip
def test_lengths(hours: float, text: str) -> None:
    assert words.length(timedelta(hours=hours)) == text


@pytest.mark.parametrize(("numbers", "text"), [
    ([3], "3.º"), ([3, 7], "3.º y 7.º"), ([3, 7, 9], "3.º, 7.º y 9.º"), ([1, 4, 5, 21], "1.º … 21.º (4 veces)"),
])  # fmt: skip
def test_places_in_the_path(numbers: list[int], text: str) -> None:
    assert order_text(numbers) == text


@pytest.mark.parametrize(("share", "wanted"), [(0, 1), (0.01, 1), (0.25, 1), (0.26, 2), (0.5, 2), (0.75, 3), (1, 4)])
def test_levels(share: float, wanted: int) -> None:
    assert level(share) == wanted


@pytest.mark.parametrize("off", [-SECOND, timedelta(0), SECOND])
@pytest.mark.parametrize(("due", "unit"), [(HOUR, Unit.HOURS), (MIDNIGHT, Unit.NATURAL_DAYS)])
def test_overdue_is_what_the_clocks_say(due: datetime, unit: Unit, off: timedelta) -> None:
    assert words.is_overdue(due, due + off, ZONE) == has_passed(Duration(3, unit), due, due + off)


def test_what_has_no_limit_is_never_overdue() -> None:
    assert not words.is_overdue(None, HOUR, ZONE)


def test_a_day_is_due_until_its_end_in_any_zone() -> None:
    assert words.due_text(MIDNIGHT, ZONE) == "15/03/2026"
    assert words.due_text(MIDNIGHT, ZoneInfo("America/Hermosillo")) == "15/03/2026 23:00"
    assert words.due_text(HOUR, ZONE) == "16/03/2026 16:20"
