"""The rows of the table of activities, nested where several positions can be held at once."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from cauce.model.conditions import Condition
from cauce.model.declarations import AS_DERIVED, Actors, DatumUse, DocumentUse, Printed
from cauce.model.frozen import dataclass
from cauce.model.source import NOWHERE, Source, Span


class RowKind(StrEnum):
    """Kinds of row, spelt as the key that gives the kind in the files."""

    ACTIVITY = "actividad"
    DECISION = "decision"
    WAIT = "espera"
    PARALLEL = "en_paralelo"
    STAGE = "etapa"
    NOTE = "nota"


class Choice(StrEnum):
    """How many branches a decision takes (`elige`)."""

    ONE = "una"
    SEVERAL = "varias"


class Join(StrEnum):
    """What a parallel block waits for (`reune`)."""

    ALL = "todas"
    FIRST = "primera"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One way on from a row: to `target` (a row or an end), or through its own nested `rows`.

    `options` are the option keys that lead here when the row decides by a datum (`segun`); `name` is what people see.
    `target` None without rows means the end of the list (the region exits). Chosen more than `limit` times, the
    branch leads to `after` (language.md L10). `withdraws`: `retira_lo_demas` (L2).
    """

    name: str
    options: tuple[str, ...] = ()
    target: str | None = None
    rows: tuple[Row, ...] = ()
    limit: int | None = None
    after: str | None = None
    withdraws: bool = False
    source: Source | None = None
    span: Span = NOWHERE
    name_span: Span = NOWHERE
    target_span: Span = NOWHERE
    after_span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A case of another procedure that this row starts (`deriva`); `carries` names documents and data."""

    procedure: str
    start: str = ""
    when: Condition | None = None
    carries: tuple[str, ...] = ()
    source: Source | None = None
    span: Span = NOWHERE
    start_span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A referral outside (`canaliza`): `to` is a role id, a datum id or free text; `documents` go with it."""

    to: str
    documents: tuple[str, ...] = ()
    when: Condition | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnOver:
    """A hand-over to another role here (`turna_a`): any of `roles` receives, with a receipt if `receipt`."""

    roles: tuple[str, ...]
    receipt: bool = False
    records_on_acceptance: tuple[str, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. `ref` is its one name everywhere (the printed number if it has one, else its id), unique in the file.

    `actors` are the ones in force (written here, or inherited from the row `inherited_from`: language.md L18).
    `next` is where it goes when no branch says otherwise: a row of the same list, an end, or None = end of the list.
    `decides_by` is the datum of `segun`. `awaits` are the procedures of `hasta: {concluyen: […]}`.
    """

    kind: RowKind
    ref: str
    text: str
    step: str = ""
    id: str = ""
    in_table: bool = True
    printed: Printed = AS_DERIVED
    short: str = ""
    actors: Actors | None = None
    inherited_from: str = ""
    supervisor: str = ""
    next: str | None = None
    next_written: bool = False
    records: tuple[DatumUse, ...] = ()
    records_at_end: tuple[DatumUse, ...] = ()
    documents: tuple[DocumentUse, ...] = ()
    assigns: tuple[str, ...] = ()
    optional: bool = False
    when: Condition | None = None
    repeats: bool = False
    not_before: str = ""
    different_person_from: tuple[str, ...] = ()
    same_person_as: tuple[str, ...] = ()
    designates: str = ""
    derives: tuple[Derivation, ...] = ()
    refers: tuple[Referral, ...] = ()
    turns_over: TurnOver | None = None
    decides_by: str = ""
    choice: Choice = Choice.ONE
    branches: tuple[Branch, ...] = ()
    join: Join = Join.ALL
    awaits: tuple[str, ...] = ()
    source: Source | None = None
    span: Span = NOWHERE
    name_span: Span = NOWHERE
    text_span: Span = NOWHERE
    next_span: Span = NOWHERE

    @property
    def holds_position(self) -> bool:
        """Whether a case can rest here; other rows are passed at once (language.md §2)."""
        by_person = self.kind is RowKind.DECISION and (not self.decides_by or bool(self.records))
        return self.kind in (RowKind.ACTIVITY, RowKind.WAIT) or by_person

    @property
    def actor_understood(self) -> bool:
        """Whether its actor is read from another row because its printed cell is empty (language.md L18)."""
        return bool(self.inherited_from) and self.holds_position and not self.printed.actor

    @property
    def is_block(self) -> bool:
        """Whether the row opens nested regions."""
        return any(branch.rows for branch in self.branches)


def walk(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Yield rows and everything nested in them, in the order of the printed table."""
    pending = list(reversed(rows))
    while pending:
        row = pending.pop()
        yield row
        for branch in reversed(row.branches):
            pending.extend(reversed(branch.rows))
