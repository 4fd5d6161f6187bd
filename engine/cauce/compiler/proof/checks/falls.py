"""Nothing falls through in silence (E408, E409): the end of the main list, and rows that decisions jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.flow import UNREACHED
from cauce.compiler.proof.graph import EXIT, MAIN
from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.diagnostics import Diagnostic

_PASSED = (RowKind.STAGE, RowKind.NOTE)


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E408: the main list ends without saying in which end. E409: a row above falls into one that decisions choose."""
    yield from _off_the_list(analysis)
    yield from _through(analysis)


def _off_the_list(analysis: Analysis) -> Iterator[Diagnostic]:
    graph, ends = analysis.graph, analysis.procedure.ends
    if len(ends) == 1 or analysis.flow.exiting[MAIN] == UNREACHED:
        return
    known = " o ".join(f"«{end.id}»" for end in ends[:4])
    for number, row in enumerate(graph.rows):
        if graph.region[number] == MAIN and analysis.reached(number) and EXIT in analysis.edges(number):
            yield analysis.error(
                "E408",
                words.place(row),
                f"{words.at(row)} se acaba la lista de actividades y no se dice en qué fin termina el caso.",
                f"Escriba «pasa_a» con el fin que corresponda ({known}).",
            )


def _through(analysis: Analysis) -> Iterator[Diagnostic]:
    graph = analysis.graph
    chosen: dict[int, int] = {}
    for number, arms in graph.arms.items():
        for arm in arms:
            for code in (arm.code, arm.after):
                if code is not None and code > number and graph.region[code] == graph.region[number]:
                    above = _above(analysis, code)
                    if above is not None and above != number:
                        chosen.setdefault(code, number)
    for number, jumper in chosen.items():
        above = _above(analysis, number)
        if above is not None and _falls(analysis, above):
            row, goal = graph.rows[above], graph.rows[number]
            yield analysis.error(
                "E409",
                words.place(row),
                f"{words.at(row)}: sin decirlo, el caso sigue en {words.named(goal)}, una fila que también se elige "
                f"desde {words.named(graph.rows[jumper])}.",
                "Si así debe ser escriba «pasa_a: siguiente»; si no, escriba el fin o la fila a la que se pasa.",
            )


def _above(analysis: Analysis, number: int) -> int | None:
    """Return the row from which one falls into `number`: the one above in its list, headings and notes left out."""
    graph, home = analysis.graph, analysis.graph.region[number]
    current = number
    while current > graph.first[home]:
        current -= 1
        while graph.region[current] != home:
            current = graph.owner[graph.region[current]]
        row = graph.rows[current]
        if row.kind not in _PASSED or row.next_written:
            return current
    return None


def _falls(analysis: Analysis, number: int) -> bool:
    row = analysis.graph.rows[number]
    if row.next_written or not analysis.reached(number):
        return False
    return number not in analysis.graph.arms or analysis.joins(number) or row.optional or row.when is not None
