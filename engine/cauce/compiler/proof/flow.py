"""What is surely known at every row: the facts that hold on every path from every way in (language.md L26–L28).

Bit vectors meet by intersection and only ever lose bits, so the passes below stop at the greatest solution; a row that
no path reaches keeps `UNREACHED`. Nearly every edge goes forward in `graph.order`: one pass, and one more per nesting
of loops. Reachability comes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cauce.compiler.proof.gains import Gains
from cauce.compiler.proof.graph import END, EXIT, MAIN, Graph
from cauce.model.rows import Choice

if TYPE_CHECKING:
    from cauce.model.obligations import Interruption

UNREACHED = -1
Push = Callable[[int, int, int], None]
"""Called with the code, the region that the code is read in, and the facts that arrive there."""


class Flow:
    """Facts on entering each row, at the exit of each region and at each end, after `run`."""

    def __init__(self, graph: Graph, gains: Gains) -> None:
        """Prepare an analysis in which nothing is reached yet."""
        self.graph = graph
        self.gains = gains
        self.entering = [UNREACHED] * len(graph.rows)
        self.exiting = [UNREACHED] * len(graph.owner)
        self.ending = [UNREACHED] * len(graph.procedure.ends)
        self.interruptions = [value for value in graph.procedure.interruptions if value.target or value.rows]
        self.joinable: set[int] = set()
        """Blocks that some path joins."""
        self._between: dict[tuple[int, int], int] = {}
        self._waiting = bytearray(len(graph.rows))
        self._joining = bytearray(len(graph.rows))
        self._again = False
        self._now = 0
        self._reopens = [graph.index.get(end.reopens_at, -1) for end in graph.procedure.ends]
        self._moody = graph.optional.union(gains.when, graph.lapses)
        self._special = self._moody.union(gains.arms, graph.arms.keys() - graph.spread.keys())

    def run(self) -> None:
        """Push facts from the starts until nothing changes, interruptions included."""
        for code, facts in self.gains.starts:
            self.push(code, MAIN, facts)
        self._settle()
        while self.interruptions:
            self._now = len(self.graph.rows)
            for interruption in self.interruptions:
                code, facts = self.interrupted(interruption)
                self.push(code, MAIN, facts)
            if not self._again:
                break
            self._settle()

    def interrupted(self, interruption: Interruption) -> tuple[int, int]:
        """Return where an interruption enters and what is known then: what holds at every row it can come from."""
        graph = self.graph
        low, high = 0, len(graph.rows)
        if interruption.between:
            low, high = (graph.index[name] for name in interruption.between)
        known = self._known_between(low, high)
        known = known & ~self.gains.pairs | self.gains.interruptions[interruption.id]
        if interruption.rows:
            return graph.first[graph.asides[interruption.id]], known
        target = interruption.target
        return graph.index[target] if target in graph.index else END - graph.end_index[target], known

    def _known_between(self, low: int, high: int) -> int:
        """Return what holds at every row of the main list from `low` to `high`."""
        known = self._between.get((low, high))
        if known is None:
            known, region, entering = UNREACHED, self.graph.region, self.entering
            for number in range(low, min(high + 1, len(entering))):
                if region[number] == MAIN:
                    known &= entering[number]
            self._between[low, high] = known = 0 if known == UNREACHED else known
        return known

    def push(self, code: int, region: int, facts: int) -> None:
        """Let facts arrive: at a row, at the exit of a region, or at an end."""
        if code >= 0:
            old = self.entering[code]
            if (new := old & facts) != old:
                self.entering[code] = new
                self._waiting[code] = 1
                if code <= self._now:
                    self._again = True
        elif code == EXIT:
            old = self.exiting[region]
            if (new := old & facts) != old:
                self.exiting[region] = new
                owner = self.graph.owner[region]
                if owner >= 0:
                    self._joining[owner] = 1
        else:
            number = END - code
            old = self.ending[number]
            if (new := old & facts) != old:
                self.ending[number] = new
                if self._reopens[number] >= 0:
                    self.push(self._reopens[number], MAIN, new)

    def _settle(self) -> None:
        graph = self.graph
        region, following, spread, special = graph.region, graph.following, graph.spread, self._special
        keep, gain = self.gains.keep, self.gains.gain
        entering, waiting, joining, push = self.entering, self._waiting, self._joining, self.push
        self._between.clear()
        self._again = True
        while self._again:
            self._again = False
            for node in graph.order:
                if node < 0:
                    row = ~node
                    if joining[row]:
                        joining[row] = 0
                        self._now = row
                        facts = self.joined(row)
                        if facts != UNREACHED:
                            self.joinable.add(row)
                            push(following[row], region[row], facts)
                elif waiting[node]:
                    waiting[node] = 0
                    self._now = node
                    if node in special:
                        self.pass_row(node, entering[node], push)
                        continue
                    facts = entering[node] & keep[node] | gain[node]
                    for code in spread[node] if node in spread else (following[node],):
                        if code > node:
                            # The common case of `push`, here to spare the call.
                            old = entering[code]
                            if (new := old & facts) != old:
                                entering[code] = new
                                waiting[code] = 1
                        else:
                            push(code, region[node], facts)

    def pass_row(self, number: int, facts: int, push: Push) -> None:
        """Push what leaves a row that has branches, conditions, clocks that jump, or can be skipped."""
        graph, gains, region = self.graph, self.gains, self.graph.region[number]
        if number in self._moody:
            when = gains.when.get(number)
            if when is not None:
                push(graph.following[number], region, when.fails.apply(facts))
                facts = when.holds.apply(facts)
            for code in graph.lapses.get(number, ()):
                push(code, region, facts & ~self._undone_in(number))
            if graph.rows[number].optional:
                push(graph.following[number], region, facts)
        facts = facts & gains.keep[number] | gains.gain[number]
        arms = graph.arms.get(number)
        if arms is None:
            push(graph.following[number], region, facts)
            return
        teachings = gains.arms.get(number)
        known = facts
        for place, (_, inner, code, after) in enumerate(arms):
            if teachings:
                known = teachings[place].apply(facts)
            if inner >= 0:
                push(graph.first[inner], inner, known)
                continue
            self._jump(number, code, known, push)
            if after is not None:
                self._jump(number, after, known, push)

    def _jump(self, number: int, code: int, known: int, push: Push) -> None:
        region = self.graph.region
        if self.gains.lost and code >= 0 and region[code] != region[number]:
            known &= ~self._undone_beside(number, code)
        push(code, region[number], known)

    def joined(self, block: int) -> int:
        """Return what is known once a block has joined, or UNREACHED if it cannot join yet."""
        graph, lost = self.graph, self.gains.lost
        regions = graph.nested[block]
        exits = [self.exiting[region] for region in regions]
        if graph.waits_for_all(block):
            if UNREACHED in exits:
                return UNREACHED
            known = self.gains.joined.get(block, 0)
            undoing = [region for region in regions if region in lost]
            for region, facts in zip(regions, exits, strict=True):
                for other in undoing:
                    if other != region:
                        facts &= ~lost[other]  # noqa: PLW2901 - what another branch can undo is not sure
                known |= facts
            return known
        known = UNREACHED
        for facts in exits:
            known &= facts
        if lost and graph.several_run(block) and graph.rows[block].choice is not Choice.SEVERAL:
            # `reune: primera`: the withdrawn branches may have recorded something on their way.
            known = known & ~self._undone_in(block) if known != UNREACHED else known
        return known if known == UNREACHED else known | self.gains.joined.get(block, 0)

    def _undone_in(self, block: int) -> int:
        lost = 0
        for region in self.graph.nested.get(block, ()):
            lost |= self.gains.lost.get(region, 0)
        return lost

    def _undone_beside(self, number: int, code: int) -> int:
        """Pairs that branches running beside `number` may have undone when it escapes to the row `code`."""
        graph, goal = self.graph, self.graph.region[code]
        block = number
        while graph.region[block] != goal:
            block = graph.owner[graph.region[block]]
        return self._undone_in(block)
