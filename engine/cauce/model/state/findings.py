"""What was found in a case: nonconformities, warnings, rules left to be confirmed."""

from __future__ import annotations

from datetime import datetime

from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Nonconformity:
    """A presumed nonconformity: `source` is the id of the rule, deadline, document or datum behind it.

    `void`: what it was about was corrected; it is kept, without effect.
    """

    number: int
    source: str
    kind: str
    visit: int
    at: datetime
    void: bool = False


@dataclass(frozen=True, slots=True)
class WarningGiven:
    """A warning: `source` and `kind` as in a nonconformity."""

    source: str
    kind: str
    visit: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PendingRule:
    """A rule that does not block, waiting for a datum («por confirmar»); `ignored` are data to be recorded again."""

    rule: str
    row: str
    visit: int
    ignored: tuple[str, ...] = ()
