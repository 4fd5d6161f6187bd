"""Everything the checks look at: one analysis of one procedure, and the diagnostics they make of it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.arrivals import Arrivals
from cauce.compiler.proof.facts import Stage
from cauce.compiler.proof.flow import UNREACHED, Flow
from cauce.compiler.proof.gains import gains
from cauce.compiler.proof.graph import END, EXIT, MAIN, NOBODY, Graph, build
from cauce.compiler.proof.leave import can_leave
from cauce.compiler.proof.needs import Needs
from cauce.model.diagnostics import Diagnostic, Severity
from cauce.model.source import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.model.procedure import Procedure
    from cauce.model.source import Span

_WORK = 400_000
"""Rows visited, in all, looking for paths to show; beyond it diagnostics are given without their path."""


@dataclass(slots=True, eq=False, repr=False)
class Budget:
    """How much work may still be spent on paths, so that a file with thousands of faults stays quick."""

    left: int = _WORK


@dataclass(eq=False, repr=False)
class Analysis:
    """The flow of a procedure, worked out once."""

    procedure: Procedure
    graph: Graph
    needs: Needs
    flow: Flow
    budget: Budget = field(default_factory=Budget)

    @classmethod
    def of(cls, procedure: Procedure) -> Analysis:
        """Analyse a procedure."""
        graph = build(procedure)
        needs = Needs(graph)
        flow = Flow(graph, gains(graph, needs))
        flow.run()
        return cls(procedure, graph, needs, flow)

    @cached_property
    def leaves(self) -> bytearray:
        """By row: whether it can leave its list by choices that stay open for ever."""
        return can_leave(self.flow)

    @cached_property
    def arrivals(self) -> Arrivals:
        """From where each row is entered."""
        return Arrivals(self.flow)

    def known(self, number: int, stage: Stage) -> int:
        """Return the facts that surely hold at a reached row: on entering, once inside, or as it is completed."""
        facts, given = self.flow.entering[number], self.flow.gains
        if stage is Stage.ENTER:
            return facts
        if number in given.when:
            facts = given.when[number].holds.apply(facts)
        if stage is Stage.INSIDE:
            return facts
        return facts & given.keep[number] | given.own.get(number, given.gain[number])

    def joins(self, number: int) -> bool:
        """Whether a row opens regions and can join them."""
        return number in self.flow.joinable

    def edges(self, number: int) -> Iterator[int]:
        """Yield where a row leads within its list by choices that stay open for ever (no clocks, no limits)."""
        return self.graph.level_edges(number, joins=self.joins(number), limited=False, lapses=False)

    def reached(self, number: int) -> bool:
        """Whether some path reaches a row."""
        return self.flow.entering[number] != UNREACHED

    def error(self, code: str, span: Span, message: str, hint: str) -> Diagnostic:
        """Make an error of this procedure."""
        return Diagnostic(code, Severity.ERROR, self.procedure.file, _in_form(message), span, hint)

    def warning(self, code: str, span: Span, message: str, hint: str) -> Diagnostic:
        """Make a warning of this procedure."""
        return Diagnostic(code, Severity.WARNING, self.procedure.file, _in_form(message), span, hint)

    def trace(self, goal: int, lacking: int = 0) -> str:
        """Write a path from a way in to the row `goal` along which none of the facts `lacking` holds ("" if none)."""
        before = self._search(goal, lacking)
        if goal not in before:
            return ""
        rows, current = [], goal
        while current != NOBODY:
            rows.append(self.graph.rows[current])
            current = before[current]
        return words.path(rows[::-1])

    def _search(self, goal: int, lacking: int) -> dict[int, int]:
        graph, flow = self.graph, self.flow
        before: dict[int, int] = {}
        queue: deque[int] = deque()
        current = NOBODY

        def push(code: int, region: int, facts: int) -> None:
            if facts & lacking:
                return
            if code == EXIT and graph.owner[region] >= 0:
                block = graph.owner[region]
                joined = flow.joined(block)
                if joined != UNREACHED and not joined & lacking:
                    push(graph.following[block], graph.region[block], 0)
            elif code <= END:
                back = self.procedure.ends[END - code].reopens_at
                if back in graph.index:
                    push(graph.index[back], MAIN, 0)
            elif code >= 0 and code not in before:
                before[code] = current
                queue.append(code)

        for code, facts in flow.gains.starts:
            push(code, MAIN, facts)
        for interruption in flow.interruptions:
            code, facts = flow.interrupted(interruption)
            push(code, MAIN, facts)
        while queue and goal not in before and self.budget.left > 0:
            self.budget.left -= 1
            current = queue.popleft()
            flow.pass_row(current, flow.entering[current] & ~lacking, push)
        return before

    def place(self, span: Span, number: int) -> Span:
        """Return a span, or the one of its row when it is nowhere."""
        return span if span != NOWHERE else words.place(self.graph.rows[number])


def _in_form(message: str) -> str:
    """Give a message the form of all the others: it goes on after «error[E403]: », and is no full sentence."""
    return f"{message[:1].lower()}{message[1:]}".removesuffix(".")
