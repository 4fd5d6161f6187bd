"""From where a row is entered: whoever completes one of those rows can still give what entering it demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof.flow import UNREACHED
from cauce.compiler.proof.graph import END, EXIT
from cauce.model.declarations import DocumentAction

if TYPE_CHECKING:
    from cauce.compiler.proof.flow import Flow
    from cauce.model.declarations import DatumUse, DocumentUse

Given = tuple[frozenset[str], frozenset[str]]
"""Data and documents."""


class Arrivals:
    """The edges of a flow backwards, worked out when first asked for."""

    def __init__(self, flow: Flow) -> None:
        """Turn every edge round, those of clocks left out: a clock gives nothing and asks nobody."""
        self._flow = flow
        self._before: dict[int, set[int]] = {}
        self._opened: dict[int, list[Given]] = {}
        graph = flow.graph
        for number, facts in enumerate(flow.entering):
            if facts != UNREACHED:
                self._number = number
                flow.pass_row(number, facts, self._note)
        for start in graph.procedure.starts:
            if start.target in graph.index:
                given = _given(start.records, start.receives)
                self._opened.setdefault(graph.index[start.target], []).append(given)
        for interruption in flow.interruptions:
            code, _ = flow.interrupted(interruption)
            given = _given(interruption.records, interruption.receives)
            self._opened.setdefault(code, []).append(given)

    def _note(self, code: int, region: int, _facts: int) -> None:
        graph = self._flow.graph
        while code == EXIT and graph.owner[region] >= 0:
            block = graph.owner[region]
            code, region = graph.following[block], graph.region[block]
        if code <= END:
            code = graph.index.get(graph.procedure.ends[END - code].reopens_at, EXIT)
        if code >= 0:
            self._before.setdefault(code, set()).add(self._number)

    def offered(self, number: int) -> Given:
        """Return the data and documents that can be given on entering a row, whichever way it is entered."""
        rows = self._flow.graph.rows
        found: list[Given] = list(self._opened.get(number, ()))
        seen: set[int] = set()
        pending = [*self._before.get(number, ())]
        while pending:
            current = pending.pop()
            if current in seen:
                continue
            seen.add(current)
            row = rows[current]
            if row.holds_position:
                found.append(_given((*row.records, *row.records_at_end), row.documents))
            if not row.holds_position or row.when is not None:
                pending.extend(self._before.get(current, ()))
                found.extend(self._opened.get(current, ()))
        if not found:
            return frozenset(), frozenset()
        data, documents = zip(*found, strict=True)
        return frozenset.intersection(*data), frozenset.intersection(*documents)


def _given(records: tuple[DatumUse, ...], documents: tuple[DocumentUse, ...]) -> Given:
    made = frozenset(item.document for item in documents if item.action is not DocumentAction.USES)
    return frozenset(item.datum for item in records), made
