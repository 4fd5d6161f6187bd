"""A rule that blocks can always be met by whoever it stops (E504, E510).

Each thing it asks must be surely there, or such that it can still be given from the blocked position: recorded,
produced or received by the very row that the rule keeps from being completed. Demands are taken one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import conditions, words
from cauce.compiler.proof.facts import Stage
from cauce.model.conditions import (
    AllOf,
    AnyOf,
    Compare,
    Completed,
    DaysSince,
    DocumentPresent,
    NoneOf,
    Operator,
    Times,
)
from cauce.model.declarations import DocumentAction, Failing
from cauce.model.rows import RowKind
from cauce.model.wording import condition_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.arrivals import Given
    from cauce.compiler.proof.case import Analysis
    from cauce.model.conditions import Condition
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.obligations import Rule

_NEVER_DONE = (RowKind.STAGE, RowKind.NOTE)


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E504: a blocking rule that could stop a case for good. E510: a rule on a row that nobody completes."""
    index = analysis.graph.index
    for rule in analysis.procedure.rules:
        for name in (*rule.on_enter, *rule.on_complete):
            row = analysis.graph.rows[index[name]]
            if row.kind in _NEVER_DONE:
                yield analysis.error(
                    "E510",
                    rule.span,
                    f"La regla «{rule.id}» nunca se revisaría: {words.named(row)} sólo se lee, nadie la completa.",
                    "Póngala en una actividad, decisión o espera.",
                )
        if rule.failing is Failing.BLOCKS:
            for names, stage in ((rule.on_enter, Stage.INSIDE), (rule.on_complete, Stage.DONE)):
                for number in dict.fromkeys(index[name] for name in names):
                    if analysis.reached(number) and analysis.graph.rows[number].kind not in _NEVER_DONE:
                        yield from _judge(analysis, rule, number, stage)


def _judge(analysis: Analysis, rule: Rule, number: int, stage: Stage) -> Iterator[Diagnostic]:
    position = _Position(analysis, rule, number, stage)
    unknown = position.unknown(rule.when) if rule.when is not None else ""
    blamed = unknown or position.unmet(rule.demands)
    if not blamed:
        return
    row = analysis.graph.rows[number]
    doing = f"entrar {words.to(row)}" if stage is Stage.INSIDE else f"completar {words.named(row)}"
    path = analysis.trace(number, position.lacking)
    where = (
        "en una fila anterior por la que siempre se pase" if stage is Stage.INSIDE else f"en {words.named(row)} o antes"
    )
    yield analysis.error(
        "E504",
        rule.span,
        f"La regla «{rule.id}» podría detener el caso para siempre al {doing}: pide que {blamed}, y "
        f"no se pudo demostrar que ahí pueda cumplirse.{f' Por ejemplo: {path}.' if path else ''}",
        f"Haga que lo que pide la regla se registre o se produzca {where}; o escriba "
        "«si_falta: no_conformidad» o «si_falta: advierte».",
    )


class _Position:
    """What is known, and what can still be given, where a rule stops a case."""

    def __init__(self, analysis: Analysis, rule: Rule, number: int, stage: Stage) -> None:
        self.analysis = analysis
        self.rule = rule
        self.known = analysis.known(number, stage)
        if stage is Stage.DONE:
            # The rule is looked at before the row counts as completed.
            own = analysis.needs.facts.done.get(number, 0)
            self.known &= ~own | analysis.known(number, Stage.INSIDE)
        self.lacking = 0
        self.data, self.documents = self._offered(number, stage)

    def _offered(self, number: int, stage: Stage) -> Given:
        row = self.analysis.graph.rows[number]
        if stage is Stage.INSIDE:
            # Whoever is stopped is completing the row before: what that one records can still be given.
            return self.analysis.arrivals.offered(number)
        made = frozenset(item.document for item in row.documents if item.action is not DocumentAction.USES)
        return frozenset(item.datum for item in (*row.records, *row.records_at_end)), made

    def unknown(self, condition: Condition) -> str:
        """Say what keeps a condition from being decided ("" if nothing can)."""
        for name in sorted(self.analysis.needs.facts.recorded(conditions.strict(condition))):
            if not self._there(name) and name not in self.data:
                return f"se sepa si {condition_text(self.analysis.procedure, condition)}"
        return ""

    def unmet(self, condition: Condition, *, wanted: bool = True) -> str:
        """Say which demand cannot be met from here ("" if all can); with `wanted` false, its opposite is demanded."""
        if isinstance(condition, AllOf | AnyOf | NoneOf):
            inner = wanted is not isinstance(condition, NoneOf)
            parts = [self.unmet(part, wanted=inner) for part in condition.conditions]
            every = isinstance(condition, AllOf) is wanted if not isinstance(condition, NoneOf) else wanted
            if every:
                return next((part for part in parts if part), "")
            return "" if "" in parts else parts[0]
        if self._can_be(condition, wanted=wanted):
            return ""
        text = condition_text(self.analysis.procedure, condition)
        return text if wanted else f"no se cumpla: {text}"

    def _there(self, name: str, *, document: bool = False) -> bool:
        facts = self.analysis.needs.facts
        mask = facts.of(name)
        if self.rule.when is not None:
            mask |= facts.of_pair(name, self.rule.when)
        if self.known & mask:
            return True
        if name not in (self.documents if document else self.data):
            self.lacking |= mask
        return False

    def _can_be(self, leaf: Compare | DocumentPresent | Completed | DaysSince | Times, *, wanted: bool) -> bool:
        facts = self.analysis.needs.facts
        if isinstance(leaf, DocumentPresent):
            return wanted and (self._there(leaf.document, document=True) or leaf.document in self.documents)
        if isinstance(leaf, Completed | Times):
            first = isinstance(leaf, Completed) or (leaf.operator is Operator.AT_LEAST and leaf.count <= 1)
            return wanted and first and self._done(leaf.row)
        read = facts.recorded(conditions.reads(leaf))
        given = bool(read & self.data) and all(self._there(name) or name in self.data for name in sorted(read))
        if isinstance(leaf, DaysSince):
            # Days go by on their own: «al menos» comes true with time, «a lo más» only with another date.
            waits = (leaf.operator is Operator.AT_LEAST) is wanted and all(self._there(name) for name in sorted(read))
            return waits or given
        if leaf.operator in (Operator.PRESENT, Operator.ABSENT):
            present = (leaf.operator is Operator.PRESENT) is wanted
            return present and all(self._there(name) or name in self.data for name in sorted(read))
        return given

    def _done(self, ref: str) -> bool:
        mask = self.analysis.needs.facts.of_done(ref)
        if not self.known & mask:
            self.lacking |= mask
        return bool(self.known & mask)
