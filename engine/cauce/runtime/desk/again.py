"""Trying again what another transaction got in the way of: two who need the same two cases, or the same number."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from cauce.runtime.desk.storage import StaleCaseError

P = ParamSpec("P")
T = TypeVar("T")

TRIES = 5


def tries_again(action: Callable[P, T]) -> Callable[P, T]:
    """Repeat a whole transaction that lost against another, which changed nothing. Raises StaleCaseError in the end.

    Only for what asks nothing of the moment it was thought of: opening, reading, watching. A step on a case is not
    repeated behind the back of whoever gave it: they are told that somebody else advanced the case.
    """

    @wraps(action)
    def again(*arguments: P.args, **named: P.kwargs) -> T:
        for _ in range(TRIES - 1):
            try:
                return action(*arguments, **named)
            except StaleCaseError:
                continue
        return action(*arguments, **named)

    return again
