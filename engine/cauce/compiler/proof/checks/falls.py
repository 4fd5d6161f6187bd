"""The main list does not fall off its end (E408; language.md L15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.flow import UNREACHED
from cauce.compiler.proof.graph import EXIT, MAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.diagnostics import Diagnostic


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E408: the main list ends without saying in which end."""
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
