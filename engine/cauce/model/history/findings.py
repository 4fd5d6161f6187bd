"""Facts of rules that were looked at, and of what was not met."""

from __future__ import annotations

from cauce.model.frozen import dataclass
from cauce.model.history.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChecked(Event):
    """A rule applied: `outcome` is cumplida, incumplida, por_confirmar (a datum is not known yet) or no_aplica.

    `pending` is the visit at which it was left to be confirmed, when this settles it; else -1. `ignored` are data, of
    one left to be confirmed, whose value of another visit does not settle it. `leaving`: on completing the row, not on
    entering it.
    """

    rule: str
    row: str
    outcome: str
    pending: int = -1
    ignored: tuple[str, ...] = ()
    leaving: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NonconformityPresumed(Event):
    """Something was not met; presumed until the person in charge of quality confirms or dismisses it.

    `source` is the id of the rule, deadline, document or datum; `kind` is regla, plazo, documento, dato, or
    cierre for a case that was closed outside its ends.
    """

    number: int
    source: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned(Event):
    """A warning: `kind` as in `NonconformityPresumed`, or calendario (a year nobody answers for)."""

    source: str
    kind: str
