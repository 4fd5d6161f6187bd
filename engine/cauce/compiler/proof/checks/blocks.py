"""Blocks that can hold several positions have at least two branches to hold them in (E410)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.model.rows import Choice, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.diagnostics import Diagnostic


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E410: a parallel or inclusive block with a branch without rows, or with fewer than two branches."""
    for number in analysis.graph.arms:
        row = analysis.graph.rows[number]
        if row.kind is not RowKind.PARALLEL and row.choice is not Choice.SEVERAL:
            continue
        empty = next((branch for branch in row.branches if not branch.rows), None)
        if empty is not None:
            yield analysis.error(
                "E410",
                analysis.place(empty.span, number),
                f"{words.at(row)}: la rama «{empty.name}» no tiene actividades, y varias corren a la vez.",
                "Escriba en la rama sus «actividades»; desde ahí no se salta con «pasa_a».",
            )
        elif len(row.branches) < 2:
            yield analysis.error(
                "E410",
                words.place(row),
                f"{words.at(row)}: hay menos de dos ramas, así que nada corre a la vez.",
                "Agregue la otra rama, o ponga las actividades directamente en la lista.",
            )
