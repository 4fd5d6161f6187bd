"""Time limits of tests, told apart from the time that measuring coverage itself takes."""

from __future__ import annotations

import sys

_TRACED = 5.0


def patience() -> float:
    """Return by what a limit of time is to be multiplied: 1, or more where every line is traced."""
    return 1.0 if sys.gettrace() is None else _TRACED
