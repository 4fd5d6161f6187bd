"""What may have happened before a row is completed: for clocks and four eyes, which name other rows.

«May have happened» is the opposite of «has surely not happened yet», which `flow` follows like any other fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cauce.compiler.proof.case import Analysis


def row_earlier(analysis: Analysis, earlier: int, later: int) -> bool:
    """Whether row `earlier` can have been completed before `later` is."""
    not_yet = analysis.needs.facts.not_done_yet[earlier]
    return not analysis.flow.entering[later] & not_yet or _beside(analysis, earlier, later)


def datum_earlier(analysis: Analysis, name: str, later: int) -> bool:
    """Whether a datum can have been recorded before row `later` is completed, or by it."""
    row = analysis.graph.rows[later]
    itself = any(item.datum == name for item in (*row.records, *row.records_at_end))
    return itself or not analysis.flow.entering[later] & analysis.needs.facts.not_known_yet[name]


def _beside(analysis: Analysis, first: int, second: int) -> bool:
    """Whether two rows stand in branches that run at the same time, so that either can come first."""
    graph = analysis.graph
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
