"""The path of a case over the graph: which lines it went along.

A path is told from row to row, and between two rows the drawing may have more symbols: a question answered by data, the
bars of parallel branches, another procedure. The line between is the shortest way that passes no row where the case
would have had to stop.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cauce.diagrams import node_ids
from cauce.diagrams.graph import Edge, Graph, NodeKind
from cauce.diagrams.overlay.values import CaseOverlay
from cauce.model.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Symbols:
    """The ids of the main symbols: of rows by `ref`, of starts, ends and interruptions by id."""

    rows: Mapping[str, str]
    starts: Mapping[str, str]
    ends: Mapping[str, str]
    interruptions: Mapping[str, str]

    def target(self, name: str) -> str:
        """Return the symbol of a row or end where a way leads, "" if it has none."""
        return self.rows.get(name) or self.ends.get(name, "")


def symbols_of(procedure: Procedure) -> Symbols:
    """Return the main symbols of a procedure's graph."""
    return Symbols(node_ids.row_ids(procedure), node_ids.start_ids(procedure), node_ids.end_ids(procedure),
                   node_ids.interruption_ids(procedure))  # fmt: skip


def travelled(graph: Graph, procedure: Procedure, overlay: CaseOverlay) -> frozenset[Edge]:
    """Return the lines that a case went along; a jump that has no line (a correction, say) gives none."""
    symbols = symbols_of(procedure)
    stops = {symbols.rows[row.ref] for row in procedure.all_rows() if row.holds_position}
    stops |= {node.id for node in graph.nodes if node.kind is NodeKind.END}
    leaving: dict[str, list[Edge]] = {}
    # Of two ways of one length the one without dashes: nothing lapsed nor interrupted unless there is no other.
    for edge in sorted(graph.edges, key=lambda each: each.dashed):
        leaving.setdefault(edge.source, []).append(edge)
    found: set[Edge] = set()
    for source, target in dict.fromkeys(_passages(overlay, symbols)):
        found.update(_way(leaving, stops, source, target))
    return frozenset(found)


def _passages(overlay: CaseOverlay, symbols: Symbols) -> Iterator[tuple[str, str]]:
    """Yield the pairs of symbols between which the case went, in order."""
    first = next((step.row for step in overlay.path if step.row), "")
    opened = first or next((standing.row for standing in overlay.standing), overlay.end)
    if overlay.start in symbols.starts:
        yield symbols.starts[overlay.start], symbols.target(opened)
    for step in overlay.path:
        source = symbols.interruptions.get(step.interruption) or symbols.rows.get(step.row, "")
        for target in step.leads_to:
            yield source, symbols.target(target)


def _way(leaving: Mapping[str, list[Edge]], stops: set[str], source: str, target: str) -> list[Edge]:
    """Return the edges of the shortest way, none if there is none; a row may lead to itself."""
    reached: dict[str, list[Edge]] = {}
    pending = deque([(source, list[Edge]())])
    while pending:
        node, way = pending.popleft()
        for edge in leaving.get(node, ()):
            if edge.target == target:
                return [*way, edge]
            if edge.target not in stops and edge.target not in reached:
                reached[edge.target] = [*way, edge]
                pending.append((edge.target, reached[edge.target]))
    return []
