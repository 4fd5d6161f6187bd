"""What the proof rests on (E401): jumps stay in their list, blocks have branches, options one answer, clocks one list.

The checks of names and branches say all this first, in better words and at the right word; here it is made sure of, so
that nothing is ever taken as proved on ground that is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.assignments import options_of
from cauce.model.declarations import DataType
from cauce.model.rows import Choice
from cauce.model.source import NOWHERE
from cauce.model.wording import target_name, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.declarations import Datum
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.rows import Row
    from cauce.model.source import Span


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E401: something that the proof takes for granted does not hold."""
    graph = analysis.graph
    for stray in graph.strays:
        goal = target_name(analysis.procedure, stray.target)
        reason = f"{words.at(graph.rows[stray.row])} se pasa a {goal}, que no está en la misma lista"
        yield _unproved(analysis, analysis.place(stray.span, stray.row), reason)
    for number in graph.arms:
        row = graph.rows[number]
        if graph.several_run(number) and (
            len(row.branches) < 2 or len(graph.nested.get(number, ())) < len(row.branches)
        ):
            reason = f"{words.at(row)} hacen falta dos ramas o más, cada una con sus actividades"
            yield _unproved(analysis, words.place(row), reason)
        elif row.decides_by and (reason := _uncovered(analysis, row)):
            yield _unproved(analysis, words.place(row), f"{words.at(row)} {reason}")
    for deadline in analysis.procedure.deadlines:
        if len({graph.region[graph.index[name]] for name in deadline.inside}) > 1:
            yield _unproved(analysis, deadline.span, f"El plazo «{deadline.id}» corre en listas distintas")
        elif deadline.lapse.target is not None and not deadline.inside:
            yield _unproved(analysis, deadline.span, f"El plazo «{deadline.id}» pasa a otra fila sin decir «en»")


def _uncovered(analysis: Analysis, row: Row) -> str:
    datum = analysis.procedure.datum_by_id.get(row.decides_by)
    options = _options(datum) if datum else ()
    taken = [option for branch in row.branches for option in branch.options]
    if datum is None or not options:
        return f"se decide por «{row.decides_by}», que no es un dato de opciones"
    if row.choice is Choice.ONE and datum.type is DataType.OPTIONS and len(row.branches) > 1:
        return f"de «{datum.label}» pueden elegirse varias opciones, que llevarían a varias respuestas"
    for option in options:
        times = taken.count(option)
        if not times:
            return f"falta la respuesta para «{value_text(datum, option)}»"
        if times > 1 and row.choice is Choice.ONE:
            return f"hay dos respuestas para «{value_text(datum, option)}»"
    return ""


def _options(datum: Datum) -> tuple[str, ...]:
    several = tuple(option.id for option in datum.options) if datum.type is DataType.OPTIONS else ()
    return several or options_of(datum) or tuple(dict.fromkeys(line.value for line in datum.computed))


def _unproved(analysis: Analysis, span: Span, reason: str) -> Diagnostic:
    where = span if span != NOWHERE else analysis.procedure.span
    return analysis.error(
        "E401",
        where,
        f"{reason}: no se pudo demostrar que el caso siempre pueda terminar.",
        "Corrija esa parte; la demostración no puede seguir sin ella.",
    )
