"""Scenarios: the tests that process owners write in the file itself."""

from __future__ import annotations

from typing import Any

from cauce.model.durations import Duration
from cauce.model.frozen import dataclass
from cauce.model.source import NOWHERE, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Complete a row, with the branches taken, the data said and the documents missing.

    `repeat` is the number of times in all for a row with `repite` (1 = once). `people` are invented names of who does
    it, one for each actor of a joint row, in order; whom it does not name is invented.
    """

    row: str
    answers: tuple[str, ...] = ()
    data: tuple[tuple[str, Any], ...] = ()
    without: tuple[str, ...] = ()
    repeat: int = 1
    people: tuple[str, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Omit an optional row with a reason."""

    row: str
    reason: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """Let time go by."""

    duration: Duration
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupt:
    """An interruption happens."""

    interruption: str
    data: tuple[tuple[str, Any], ...] = ()
    without: tuple[str, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Concludes:
    """A derived case of this procedure ends."""

    procedure: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopens:
    """The ended case is opened again where its end says."""

    span: Span = NOWHERE


ScenarioStep = Visit | Skip | Pass | Interrupt | Concludes | Reopens


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must hold at the end; None = not asked.

    `refusal`: the rule, datum, document, row, start or interruption the last step is refused for. `nonconformities`
    and `warnings` are ids of rules, deadlines, documents and data; a document or datum that warns counts only if named.
    """

    ends_in: str | None = None
    refusal: str | None = None
    nonconformities: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    lapsed: tuple[str, ...] | None = None
    never_completed: tuple[str, ...] = ()
    derives_to: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One scenario. `at` is the local date or date and time of the opening, as written.

    With `row_by_row` no row is completed unless the scenario names it.
    """

    name: str
    start: str
    at: str
    steps: tuple[ScenarioStep, ...]
    expected: Expected
    row_by_row: bool = False
    data: tuple[tuple[str, Any], ...] = ()
    without: tuple[str, ...] = ()
    span: Span = NOWHERE
