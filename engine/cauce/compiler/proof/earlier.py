"""What may have happened before each row, on some path: for clocks, four eyes and rules that name other rows.

«May have happened» is the opposite of «has surely not happened yet», which `flow` can follow like any other fact.
Worked out only for the rows and data somebody asks about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof.flow import Flow
from cauce.compiler.proof.gains import Gains

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cauce.compiler.proof.graph import Graph


class Earlier:
    """Which of some rows can have been completed, and which data recorded, before each row is completed."""

    def __init__(self, graph: Graph, rows: Iterable[int], data: Iterable[str]) -> None:
        """Follow these rows and data along every edge, clocks and interruptions included."""
        self._graph = graph
        self._row: dict[int, int] = {}
        self._datum: dict[str, int] = {}
        for number in rows:
            self._row.setdefault(number, 1 << len(self._row))
        for name in data:
            self._datum.setdefault(name, 1 << (len(self._row) + len(self._datum)))
        self._happens = self._happening()
        self._flow = Flow(graph, self._gains())
        self._flow.run()

    def row(self, earlier: int, later: int) -> bool:
        """Whether row `earlier` can have been completed before `later` is."""
        return self._before(later, self._row[earlier]) or self._beside(earlier, later)

    def datum(self, name: str, later: int) -> bool:
        """Whether a datum can have been recorded before row `later` is completed, or by it."""
        bit = self._datum[name]
        return self._before(later, bit) or bool(self._happens.get(later, 0) & bit)

    def _before(self, later: int, bit: int) -> bool:
        return not self._flow.entering[later] & bit

    def _happening(self) -> dict[int, int]:
        found = dict(self._row)
        if self._datum:
            for number, row in enumerate(self._graph.rows):
                for item in (*row.records, *row.records_at_end):
                    if item.datum in self._datum:
                        found[number] = found.get(number, 0) | self._datum[item.datum]
        return found

    def _gains(self) -> Gains:
        graph = self._graph
        nothing_yet = (1 << (len(self._row) + len(self._datum))) - 1
        lost: dict[int, int] = {}
        keep, gain = [-1] * len(graph.rows), [0] * len(graph.rows)
        for number, bits in self._happens.items():
            keep[number] = ~bits
            region = graph.region[number]
            while region >= 0:
                lost[region] = lost.get(region, 0) | bits
                owner = graph.owner[region]
                region = graph.region[owner] if owner >= 0 else -1
        # An aside can happen at any moment, before anything else.
        for region in graph.asides.values():
            nothing_yet &= ~lost.get(region, 0)
        for interruption in graph.procedure.interruptions:
            nothing_yet &= ~self._recorded(item.datum for item in interruption.records)
        starts = []
        for start in graph.procedure.starts:
            if start.target in graph.index:
                known = [item.datum for item in start.records] + [name for name, _ in start.fixes]
                starts.append((graph.index[start.target], nothing_yet & ~self._recorded(known)))
        interruptions = {value.id: 0 for value in graph.procedure.interruptions}
        return Gains(keep=keep, gain=gain, lost=lost, starts=starts, interruptions=interruptions)

    def _recorded(self, names: Iterable[str]) -> int:
        found = 0
        for name in names:
            found |= self._datum.get(name, 0)
        return found

    def _beside(self, first: int, second: int) -> bool:
        """Whether two rows stand in branches that run at the same time, so that either can come first."""
        graph = self._graph
        below: dict[int, int] = {}
        region = graph.region[first]
        while graph.owner[region] >= 0:
            below[graph.owner[region]] = region
            region = graph.region[graph.owner[region]]
        region = graph.region[second]
        while graph.owner[region] >= 0:
            block = graph.owner[region]
            if block in below:
                return below[block] != region and graph.several_run(block)
            region = graph.region[block]
        return False
