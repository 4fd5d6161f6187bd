"""Frozen indexes of a procedure, computed once and shared by all its cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from cauce.model.declarations import ActorMode, Actors, Datum
from cauce.model.obligations import Deadline, Interruption, Rule
from cauce.model.procedure import MAIN, Procedure
from cauce.model.rows import Row, RowKind
from cauce.runtime.machine import Moves
from cauce.runtime.reach import Reaches
from cauce.runtime.traits import TraitsByRow

T = TypeVar("T")


class Plan:
    """What the interpreter looks up at each step. Names of rows are their `ref`s."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.moves = Moves(procedure)
        self.reaches = Reaches(procedure)
        self.rows = {row.ref: row for row in procedure.all_rows()}
        self.passes = 2 * len(self.rows) + 10_000  # more than any way from one rest to the next
        self.list_of = procedure.region_of
        self.main_index = {row.ref: index for index, row in enumerate(procedure.rows)}
        self.order = {ref: index for index, ref in enumerate(self.rows)}
        self.data: dict[str, Datum] = dict(procedure.datum_by_id)
        self.rules: dict[str, Rule] = {rule.id: rule for rule in procedure.rules}
        self.deadlines: dict[str, Deadline] = {deadline.id: deadline for deadline in procedure.deadlines}
        self.interruptions: dict[str, Interruption] = {item.id: item for item in procedure.interruptions}
        self.enter_rules = self._by_row((rule, rule.on_enter) for rule in procedure.rules)
        self.complete_rules = self._by_row((rule, rule.on_complete) for rule in procedure.rules)
        clocks = procedure.deadlines
        self.inside = self._by_row((clock, clock.inside) for clock in clocks)
        self.inside_refs = {clock.id: frozenset(map(self.ref, clock.inside)) for clock in clocks}
        self.paused_refs = {clock.id: frozenset(map(self.ref, clock.paused_in)) for clock in clocks}
        self.since = self._by_row((clock, (clock.since,)) for clock in clocks if clock.since not in ("", "inicio"))
        self.until = self._by_row((clock, (clock.until,)) for clock in clocks if clock.until)
        self.from_opening = tuple(clock for clock in clocks if clock.since == "inicio")
        self.from_datum: dict[str, tuple[Deadline, ...]] = {}
        for clock in clocks:
            if clock.since_datum:
                self.from_datum[clock.since_datum] = (*self.from_datum.get(clock.since_datum, ()), clock)
        self.antecedents = self._by_row((item, (item.on_complete,)) for item in procedure.antecedents)
        self.actors = self._recorders()
        self.supervisors = self._supervisors()
        self.traits = TraitsByRow(self)
        self.first = {region.id: region.rows[0].ref for region in procedure.regions.values() if region.rows}

    def ref(self, name: str) -> str:
        """Return the `ref` of a row named by its printed number or its id."""
        row = self.rows.get(name) or self.procedure.row_by_ref.get(name)
        return row.ref if row is not None else name

    def row(self, name: str) -> Row | None:
        """Return a row by its printed number or id, None when there is none."""
        return self.procedure.row_by_ref.get(name)

    def _recorders(self) -> dict[str, Actors | None]:
        """Return who records each row: an external actor logs in nowhere, so the previous in-house one does (L22)."""
        roles = self.procedure.role_by_id
        found: dict[str, Actors | None] = {}
        last: Actors | None = None
        for ref, row in self.rows.items():
            actors = row.actors
            if actors is not None:
                inside = tuple(role for role in actors.roles if role not in roles or not roles[role].external)
                if inside:
                    actors = last = Actors(actors.mode, inside)
                else:
                    actors = None if last is None else Actors(ActorMode.ANY, last.roles)
            found[ref] = actors
        return found

    def _supervisors(self) -> dict[str, str]:
        """Return the role that supervises each row: its own, or that of the heading or the block above it, or ""."""
        found: dict[str, str] = {}
        for region in self.procedure.regions.values():
            above = found.get(region.owner, "")
            for row in region.rows:
                if row.kind is RowKind.STAGE:
                    above = row.supervisor
                found[row.ref] = row.supervisor or above
        return found

    def in_interruption(self, ref: str) -> bool:
        """Tell whether a row is written inside an interruption."""
        region = self.procedure.regions[self.list_of[ref]]
        while region.owner:
            region = self.procedure.regions[self.list_of[region.owner]]
        return region.id != MAIN

    def _by_row(self, pairs: Iterable[tuple[T, tuple[str, ...]]]) -> dict[str, tuple[T, ...]]:
        found: dict[str, tuple[T, ...]] = {}
        for item, names in pairs:
            for name in names:
                ref = self.ref(name)
                found[ref] = (*found.get(ref, ()), item)
        return found


def plan_of(procedure: Procedure) -> Plan:
    """Return the plan of a procedure, built the first time this very object is seen and kept as long as it lives."""
    kept = procedure.__dict__  # beside its cached properties: a plan refers to its procedure, so no table could let go
    plan: Plan | None = kept.get("_plan")
    if plan is None:
        plan = kept["_plan"] = Plan(procedure)
    return plan
