"""Jumps stay in their list (E401): the nesting that the whole proof rests on (language.md L1, L2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.graph import MAIN
from cauce.model.wording import target_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.compiler.proof.graph import Stray
    from cauce.model.diagnostics import Diagnostic


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E401: a jump leads out of its list, or into another one."""
    for stray in analysis.graph.strays:
        row = analysis.graph.rows[stray.row]
        goal = target_name(analysis.procedure, stray.target)
        yield analysis.error(
            "E401",
            analysis.place(stray.span, stray.row),
            f"{words.at(row)}: se pasa a {goal}, que no está en la misma lista de actividades.",
            _cure(analysis, stray),
        )


def _cure(analysis: Analysis, stray: Stray) -> str:
    graph = analysis.graph
    if graph.region[stray.row] == MAIN:
        return "A las filas de una rama se entra sólo por el principio de la rama: pase a la fila que abre el bloque."
    if stray.by_branch:
        return (
            "Para salir de la rama hacia una fila de fuera o hacia un fin escriba también «retira_lo_demas: si» "
            "en esa respuesta; si no, deje que la rama termine y continúe después del bloque."
        )
    return (
        "Deje que la rama termine (quite «pasa_a») y continúe después del bloque; o salga con una decisión cuya "
        "respuesta diga «pasa_a» y «retira_lo_demas: si»."
    )
