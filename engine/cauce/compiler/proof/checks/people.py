"""Four eyes look at something that somebody can have done before (E511; language.md L21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.earlier import row_earlier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.diagnostics import Diagnostic


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E511: `persona_distinta_de` or `persona_igual_a` names the row itself, or one that can never come before."""
    graph = analysis.graph
    for number in analysis.needs.people:
        row = graph.rows[number]
        if not analysis.reached(number):
            continue
        for key, names in (
            ("persona_distinta_de", row.different_person_from),
            ("persona_igual_a", row.same_person_as),
        ):
            for name in names:
                other = graph.index[name]
                if other == number:
                    yield analysis.error(
                        "E511",
                        words.place(row),
                        f"{words.at(row)}: «{key}» nombra a la misma fila.",
                        "Nombre la fila anterior con la que se compara a la persona.",
                    )
                elif analysis.reached(other) and not row_earlier(analysis, other, number):
                    yield analysis.error(
                        "E511",
                        words.place(row),
                        f"{words.at(row)}: «{key}» compara con quien completó {words.named(graph.rows[other])}, "
                        "y ningún camino pasa antes por ahí.",
                        "Nombre una fila que se complete antes que ésta.",
                    )
