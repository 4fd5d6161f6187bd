"""Every deadline can start and can stop (E508, E509, W501, W503; language.md L33–L36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.checks.known import name_of
from cauce.compiler.proof.earlier import datum_earlier, row_earlier
from cauce.compiler.proof.facts import Stage
from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.obligations import Deadline

_OPENING = "inicio"
_NEVER_DONE = (RowKind.STAGE, RowKind.NOTE)


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E508: a clock that never starts. E509: one that never stops. W501, W503: one that may not run or pause."""
    for deadline in analysis.procedure.deadlines:
        if deadline.inside:
            yield from _inside(analysis, deadline)
        else:
            yield from _between(analysis, deadline)


def _inside(analysis: Analysis, deadline: Deadline) -> Iterator[Diagnostic]:
    graph = analysis.graph
    rows = [graph.index[name] for name in deadline.inside]
    for name in deadline.paused_in:
        number = graph.index[name]
        if number not in rows and not any(_holds(analysis, outer, number) for outer in rows):
            yield _idle_pause(analysis, deadline, number)


def _holds(analysis: Analysis, outer: int, number: int) -> bool:
    """Whether a row is nested in another one, whose position stays there meanwhile."""
    graph = analysis.graph
    while (owner := graph.owner[graph.region[number]]) >= 0:
        if owner == outer:
            return True
        number = owner
    return False


def _between(analysis: Analysis, deadline: Deadline) -> Iterator[Diagnostic]:
    graph = analysis.graph
    until = graph.index[deadline.until]
    stop = graph.rows[until]
    if stop.kind in _NEVER_DONE:
        yield analysis.error(
            "E509",
            deadline.span,
            f"El plazo «{deadline.id}» nunca se detendría: {words.named(stop)} no se completa, sólo se lee.",
            "En «hasta» ponga una actividad, decisión o espera.",
        )
        return
    if deadline.since_datum:
        yield from _from_datum(analysis, deadline, until)
    elif deadline.since != _OPENING:
        since = graph.index[deadline.since]
        start = graph.rows[since]
        if start.kind in _NEVER_DONE:
            yield analysis.error(
                "E508",
                deadline.span,
                f"El plazo «{deadline.id}» nunca empezaría: {words.named(start)} no se completa, sólo se lee.",
                "En «desde» ponga una actividad, decisión o espera, o «inicio».",
            )
            return
        if analysis.reached(until) and analysis.reached(since) and not row_earlier(analysis, since, until):
            yield analysis.error(
                "E509",
                deadline.span,
                f"El plazo «{deadline.id}» nunca se detendría: desde {words.named(start)} no hay camino que llegue "
                f"{words.to(stop)}.",
                "Revise «desde» y «hasta»: ¿están al revés?",
            )
    for name in deadline.paused_in:
        number = graph.index[name]
        after = deadline.since in ("", _OPENING) or row_earlier(analysis, graph.index[deadline.since], number)
        if analysis.reached(number) and not (after and row_earlier(analysis, number, until)):
            yield _idle_pause(analysis, deadline, number)


def _from_datum(analysis: Analysis, deadline: Deadline, until: int) -> Iterator[Diagnostic]:
    facts = analysis.needs.facts
    names = sorted(facts.recorded({deadline.since_datum}))
    thing = name_of(analysis, deadline.since_datum)
    stop = analysis.graph.rows[until]
    if not analysis.reached(until):
        return
    if not all(datum_earlier(analysis, name, until) for name in names):
        yield analysis.error(
            "E508",
            deadline.span,
            f"El plazo «{deadline.id}» nunca empezaría: nadie registra {thing} antes de {words.named(stop)}.",
            f"Escriba «registra: [{deadline.since_datum}]» en una fila anterior, o cambie «desde».",
        )
        return
    known = analysis.known(until, Stage.DONE)
    for name in names:
        mask = facts.of(name)
        if deadline.when is not None:
            mask |= facts.of_pair(name, deadline.when)
        if not known & mask:
            path = analysis.trace(until, mask)
            yield analysis.warning(
                "W501",
                deadline.span,
                f"El plazo «{deadline.id}» cuenta desde {thing}, y hay un camino en el que no se registra"
                f"{f': {path}' if path else ''}. En ese camino el plazo no corre.",
                "Si debe correr siempre, registre el dato donde siempre se pase; si no, escriba «cuando».",
            )
            return


def _idle_pause(analysis: Analysis, deadline: Deadline, number: int) -> Diagnostic:
    row = analysis.graph.rows[number]
    return analysis.warning(
        "W503",
        deadline.span,
        f"El plazo «{deadline.id}» se detiene en {words.named(row)}, pero nunca corre cuando el caso está ahí.",
        "Quite esa fila de «pausa_en», o revise dónde corre el plazo.",
    )
