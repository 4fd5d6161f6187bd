"""From every row some end can be reached (E404–E406): each list is searched backwards from its exits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.components import components
from cauce.compiler.proof.graph import NOBODY
from cauce.compiler.proof.leave import can_leave

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.diagnostics import Diagnostic


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E404: no way out. E405: the only way out is that a deadline lapses. E406: it is a branch with a limit."""
    leaves = analysis.leaves
    if 0 not in leaves:
        return
    stuck = {number for number, value in enumerate(leaves) if not value and analysis.reached(number)}
    if not stuck:
        return
    with_clocks = can_leave(analysis.flow, lapses=True)
    with_limits = can_leave(analysis.flow, limited=True)
    for trap in components(stuck, analysis.edges):
        if any(code in stuck and code not in trap for number in trap for code in analysis.edges(number)):
            continue
        if _blamed_inside(analysis, trap, stuck):
            continue
        if with_clocks[trap[0]]:
            yield _only_by_clock(analysis, trap)
        elif with_limits[trap[0]]:
            yield _only_by_limit(analysis, trap)
        else:
            yield _no_way_out(analysis, trap)


def _blamed_inside(analysis: Analysis, trap: list[int], stuck: set[int]) -> bool:
    """Whether the trap is a block that never joins because of a trap inside it, which is told on its own."""
    inside = {analysis.graph.region[number] for number in stuck}
    return any(region in inside for number in trap for region in analysis.graph.nested.get(number, ()))


def _round(analysis: Analysis, trap: list[int]) -> str:
    rows = [analysis.graph.rows[number] for number in trap]
    return words.path([*rows, rows[0]])


def _aside(analysis: Analysis, number: int) -> str:
    """Name the interruption whose own activities hold the row, since the case cannot end while they run."""
    graph = analysis.graph
    region = graph.region[number]
    while graph.owner[region] != NOBODY:
        region = graph.region[graph.owner[region]]
    for interruption in analysis.procedure.interruptions:
        if graph.asides.get(interruption.id) == region:
            return f" Mientras tanto, por la interrupción «{interruption.name}», el caso no podría terminar."
    return ""


def _no_way_out(analysis: Analysis, trap: list[int]) -> Diagnostic:
    row = analysis.graph.rows[trap[0]]
    path = analysis.trace(trap[0])
    if len(trap) > 1 or trap[0] in set(analysis.edges(trap[0])):
        message = f"De este ciclo no hay salida: {_round(analysis, trap)}."
        hint = "Dé a una de sus filas una respuesta o un «pasa_a» que lleve fuera del ciclo o a un fin."
    else:
        message = f"{words.at(row)}: de aquí no hay salida."
        hint = "Haga que alguna de sus ramas termine, o escriba a dónde se pasa («pasa_a»)."
    return analysis.error("E404", words.place(row), f"{message}{_aside(analysis, trap[0])}{_reached_by(path)}", hint)


def _only_by_clock(analysis: Analysis, trap: list[int]) -> Diagnostic:
    row = analysis.graph.rows[trap[0]]
    return analysis.error(
        "E405",
        words.place(row),
        f"{words.at(row)}: sólo se sale cuando vence un plazo; ninguna persona podría hacer avanzar el caso antes."
        f"{_reached_by(analysis.trace(trap[0]))}",
        "Agregue una respuesta o un «pasa_a» con el que una persona pueda seguir sin esperar el vencimiento.",
    )


def _only_by_limit(analysis: Analysis, trap: list[int]) -> Diagnostic:
    row = analysis.graph.rows[trap[0]]
    return analysis.error(
        "E406",
        words.place(row),
        f"{words.at(row)}: no se pudo demostrar que haya salida cuando se agota «limite_veces»: "
        f"la única salida es una respuesta que después de esas veces lleva a su «despues».",
        "Haga que «despues», u otra respuesta sin límite, lleve a la salida.",
    )


def _reached_by(path: str) -> str:
    return f" Se llega así: {path}." if path else ""
