"""The states of cases read or written last, so that who goes on with a case does not decode it again at each step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from cauce.model.case import Case
from cauce.model.codec import from_plain, to_plain, to_plain_after
from cauce.model.frozen import dataclass

LIMIT = 64
"""Cases kept."""


@dataclass(frozen=True, slots=True)
class State:
    """A case with its plain form."""

    case: Case
    plain: Mapping[str, Any] = field(repr=False)


class Recent:
    """States by the hash of the event they follow, which says all that a case is: none of them can be out of date."""

    def __init__(self) -> None:
        self._states: dict[bytes, State] = {}

    def get(self, head: bytes) -> State | None:
        """Return the state at a hash, None when it is not kept."""
        return self._states.get(head)

    def decoded(self, head: bytes, plain: Mapping[str, Any]) -> State:
        """Keep and return the state at a hash, from its plain form."""
        return self._keep(head, State(from_plain(Case, plain), plain))

    def encoded(self, head: bytes, case: Case, before: bytes) -> State:
        """Keep and return the state at a hash; only what has changed since the hash `before` is encoded."""
        old = self._states.get(before)
        plain = to_plain(case) if old is None else to_plain_after(case, old.case, old.plain)
        self._states.pop(before, None)
        return self._keep(head, State(case, plain))

    def _keep(self, head: bytes, state: State) -> State:
        self._states[head] = state
        if len(self._states) > LIMIT:
            del self._states[next(iter(self._states))]
        return state
