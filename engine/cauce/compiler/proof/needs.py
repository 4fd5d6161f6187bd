"""What each row needs: the first walk over the rows, which gives out the bits that the rest of the proof follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import conditions
from cauce.compiler.proof.facts import Facts, Need, Stage, Want
from cauce.model.conditions import Compare, Completed, DaysSince, DocumentPresent, Times, leaves
from cauce.model.declarations import DocumentAction, Failing

if TYPE_CHECKING:
    from cauce.compiler.proof.graph import Graph
    from cauce.model.conditions import Condition
    from cauce.model.declarations import DatumUse, DocumentUse
    from cauce.model.rows import Row
    from cauce.model.source import Span

_USES, _BLOCKS = DocumentAction.USES, Failing.BLOCKS


class Needs:
    """The needs of every row, in the order of the table, and the facts they are about."""

    def __init__(self, graph: Graph) -> None:
        """Walk the rows, starts and blocking rules of a graph."""
        self.graph = graph
        self.facts = Facts(graph.procedure, graph.index)
        self.found: list[Need] = []
        self.conditional: list[Row] = []
        """Rows with a condition, or that record or make something under one."""
        self.people: list[int] = []
        """Rows whose person is compared with that of other rows."""
        self._mark_unsteady()
        for number, row in enumerate(graph.rows):
            if row.different_person_from or row.same_person_as:
                self.people.append(number)
            if row.when is not None:
                self.conditional.append(row)
                self._read(number, Stage.ENTER, row.when, "«cuando»")
            if row.documents:
                self._documents(number, row.documents)
            if row.not_before:
                self._datum(number, Stage.INSIDE, row.not_before, "«no_antes_de»", row.span, Want.NOT_BEFORE)
            if row.records or row.records_at_end:
                self._records(number, row.records)
                self._records(number, row.records_at_end)
            if row.decides_by:
                self._datum(number, Stage.DONE, row.decides_by, "«segun»", row.name_span, Want.READ)
            if row.derives or row.refers:
                self._sends(number, row)
        self._rules()
        self._earlier()

    def _earlier(self) -> None:
        """Give bits to the rows and data that clocks and four eyes ask to come before others."""
        facts, index = self.facts, self.graph.index
        for number in self.people:
            row = self.graph.rows[number]
            for name in (*row.different_person_from, *row.same_person_as):
                facts.of_not_done_yet(index[name])
        for deadline in self.graph.procedure.deadlines:
            if not deadline.until:
                continue
            for name in (deadline.since, *deadline.paused_in):
                if name in index:
                    facts.of_not_done_yet(index[name])
            if deadline.since_datum:
                for name in facts.recorded({deadline.since_datum}):
                    facts.of_not_known_yet(name)
                    facts.of(name)
                    if deadline.when is not None:
                        facts.of_pair(name, deadline.when)

    def _mark_unsteady(self) -> None:
        procedure, unsteady = self.graph.procedure, self.facts.unsteady
        for interruption in procedure.interruptions:
            unsteady.update(item.datum for item in interruption.records)
        asides = set(self.graph.asides.values())
        if asides:
            for number, row in enumerate(self.graph.rows):
                region = self.graph.region[number]
                while self.graph.owner[region] >= 0:
                    region = self.graph.region[self.graph.owner[region]]
                if region in asides:
                    unsteady.update(item.datum for item in (*row.records, *row.records_at_end))

    def _datum(
        self, row: int, stage: Stage, name: str, where: str, span: Span, want: Want, when: Condition | None = None
    ) -> None:
        for recorded in sorted(self.facts.recorded({conditions.base(name)})):
            self._add(row, stage, recorded, where, span, want, when)

    def _add(
        self, row: int, stage: Stage, name: str, where: str, span: Span, want: Want, when: Condition | None
    ) -> None:
        mask = self.facts.of(name)
        if when is not None:
            mask |= self.facts.of_pair(name, when)
        self.found.append(Need(row, stage, mask, want, name, where, span, when))

    def _read(self, row: int, stage: Stage, condition: Condition, where: str) -> None:
        for name in sorted(self.facts.recorded(conditions.strict(condition))):
            self._add(row, stage, name, where, condition.span, Want.READ, None)

    def _documents(self, row: int, items: tuple[DocumentUse, ...]) -> None:
        for item in items:
            if item.when is not None:
                self.conditional.append(self.graph.rows[row])
            if item.optional or item.failing is not _BLOCKS:
                continue
            if item.when is not None:
                self._read(row, Stage.DONE, item.when, f"la condición de «{item.document}»")
            if item.action is _USES:
                stage = Stage.INSIDE if item.when is None else Stage.DONE
                self._add(row, stage, item.document, "«usa»", item.span, Want.USE, item.when)

    def _records(self, row: int, items: tuple[DatumUse, ...]) -> None:
        for item in items:
            if item.when is None:
                continue
            self.conditional.append(self.graph.rows[row])
            if not item.optional and item.failing is _BLOCKS:
                self._read(row, Stage.DONE, item.when, f"la condición de «{item.datum}»")

    def _sends(self, number: int, row: Row) -> None:
        documents = self.graph.procedure.document_by_id
        data = self.graph.procedure.datum_by_id
        for derivation in row.derives:
            if derivation.when is not None:
                self._read(number, Stage.DONE, derivation.when, "la condición de «deriva»")
            for name in derivation.carries:
                if name in data:
                    self._datum(number, Stage.DONE, name, "«lleva»", derivation.span, Want.SEND, derivation.when)
                elif name in documents:
                    self._add(number, Stage.DONE, name, "«lleva»", derivation.span, Want.SEND, derivation.when)
        for referral in row.refers:
            if referral.when is not None:
                self._read(number, Stage.DONE, referral.when, "la condición de «canaliza»")
            for name in referral.documents:
                self._add(number, Stage.DONE, name, "«canaliza»", referral.span, Want.SEND, referral.when)
            if referral.to in data:
                self._datum(number, Stage.DONE, referral.to, "«canaliza»", referral.span, Want.READ, referral.when)

    def _rules(self) -> None:
        """Give bits to what blocking rules ask about; `rules` judges them with the facts of the row."""
        for rule in self.graph.procedure.rules:
            if rule.failing is not _BLOCKS:
                continue
            for leaf in (*leaves(rule.when), *leaves(rule.demands)):
                if isinstance(leaf, Compare | DaysSince):
                    for name in self.facts.recorded(conditions.reads(leaf)):
                        self.facts.of(name)
                elif isinstance(leaf, DocumentPresent):
                    self.facts.of(leaf.document)
                    if rule.when is not None:
                        self.facts.of_pair(leaf.document, rule.when)
                elif isinstance(leaf, Completed | Times):
                    self.facts.of_done(leaf.row)
