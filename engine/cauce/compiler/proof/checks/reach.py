"""Every row and every end can be reached (E402, E403)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.flow import UNREACHED
from cauce.compiler.proof.graph import END, MAIN
from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.diagnostics import Diagnostic

# Nothing happens in them: a start or a branch goes straight to the row below its heading, which is no target.
_PRINTED_ONLY = (RowKind.STAGE, RowKind.NOTE)


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E402: a row that no path reaches. E403: an end where no path ends."""
    yield from _rows(analysis)
    yield from _ends(analysis)


def _rows(analysis: Analysis) -> Iterator[Diagnostic]:
    entering = analysis.flow.entering
    if UNREACHED not in entering:
        return
    graph = analysis.graph
    lost = [
        number
        for number, facts in enumerate(entering)
        if facts == UNREACHED and graph.rows[number].kind not in _PRINTED_ONLY
    ]
    told = _led_to_by(analysis, lost) | _after_stuck(analysis)
    for number in lost:
        row = graph.rows[number]
        if number in told or graph.owner[graph.region[number]] in told:
            told.add(number)
            continue
        told.add(number)
        above = graph.rows[number - 1] if number and graph.region[number - 1] == graph.region[number] else None
        why = f"nada lleva {words.to(row)}"
        if above is not None:
            why += f" (ni la fila de arriba, {words.named(above)}, ni ninguna respuesta, inicio o plazo)"
        yield analysis.error(
            "E402",
            words.place(row),
            f"Ningún camino llega {words.to(row)}: {why}.",
            f"Escriba «pasa_a: {row.ref}» donde el caso deba llegar ahí, o quite la fila si sobra.",
        )


def _led_to_by(analysis: Analysis, lost: list[int]) -> set[int]:
    """Rows that would be reached if another unreached row above them were: their cause is told there."""
    graph, among = analysis.graph, set(lost)
    later: set[int] = set()
    for number in lost:
        joins = number in graph.nested
        for code in graph.level_edges(number, joins=joins, limited=True, lapses=True):
            if code in among and code > number:
                later.add(code)
    return later


def _after_stuck(analysis: Analysis) -> set[int]:
    """Rows after a block that never joins because something inside it is stuck, which is told there."""
    graph = analysis.graph
    return {
        graph.following[block]
        for block in graph.nested
        if analysis.reached(block) and not analysis.joins(block) and not analysis.leaves[block]
    }


def _ends(analysis: Analysis) -> Iterator[Diagnostic]:
    procedure = analysis.procedure
    for number, end in enumerate(procedure.ends):
        if analysis.flow.ending[number] != UNREACHED:
            continue
        if len(procedure.ends) == 1 and analysis.flow.exiting[MAIN] != UNREACHED:
            continue  # the only end: the main list may simply finish (language.md L15)
        if _ends_in(analysis, END - number):
            continue  # a row that nothing reaches would end there: that row is told
        yield analysis.error(
            "E403",
            end.span,
            f"Ningún caso puede terminar en el fin «{end.name}».",
            f"Escriba «pasa_a: {end.id}» en la fila o respuesta con la que termina el caso, o quite el fin.",
        )


def _ends_in(analysis: Analysis, code: int) -> bool:
    graph = analysis.graph
    return any(
        code in graph.level_edges(number, joins=True, limited=True, lapses=True)
        for number, row in enumerate(graph.rows)
        if not analysis.reached(number) and row.kind not in _PRINTED_ONLY
    )
