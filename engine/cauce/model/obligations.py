"""What must be met and by when: rules, deadlines, interruptions, antecedents."""

from __future__ import annotations

from cauce.model.conditions import Condition
from cauce.model.declarations import Actors, DatumUse, DocumentUse, Failing
from cauce.model.durations import Duration
from cauce.model.frozen import dataclass
from cauce.model.rows import Row
from cauce.model.source import NOWHERE, Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A demand checked on entering or on completing rows; `failing` says what happens when it is not met."""

    id: str
    demands: Condition
    failing: Failing
    on_enter: tuple[str, ...] = ()
    on_complete: tuple[str, ...] = ()
    when: Condition | None = None
    name: str = ""
    source: Source | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """What happens when a deadline lapses (`al_vencer`): roles told, a presumed nonconformity, a jump to `target`."""

    notifies: tuple[str, ...] = ()
    escalates: tuple[str, ...] = ()
    nonconformity: bool = False
    target: str | None = None
    target_span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A clock. Either it runs while a position is inside the rows `inside`, or from `since` until `until`.

    `since` is a row (counted when completed), `inicio` (the opening of the case) or, in `since_datum`, a date datum.
    """

    id: str
    limit: Duration
    lapse: Lapse
    inside: tuple[str, ...] = ()
    since: str = ""
    since_datum: str = ""
    until: str = ""
    when: Condition | None = None
    paused_in: tuple[str, ...] = ()
    name: str = ""
    source: Source | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """An event from any open step (between two rows of the main list, if given).

    With `target` it withdraws every position and enters there; with `rows` a separate region starts beside the rest.
    """

    id: str
    name: str
    between: tuple[str, str] | None = None
    actors: Actors | None = None
    records: tuple[DatumUse, ...] = ()
    receives: tuple[DocumentUse, ...] = ()
    target: str = ""
    rows: tuple[Row, ...] = ()
    source: Source | None = None
    span: Span = NOWHERE
    target_span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class AntecedentWindow:
    """One way in which an earlier case counts: received within, still open at a row, or past a row within a time."""

    received_within: Duration | None = None
    open_at: str = ""
    completed: str = ""
    within: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """A search among earlier cases when a row is completed; a match is proposed in the yes/no datum `marks`."""

    id: str
    on_complete: str
    matching: tuple[str, ...]
    windows: tuple[AntecedentWindow, ...]
    marks: str
    source: Source | None = None
    span: Span = NOWHERE
