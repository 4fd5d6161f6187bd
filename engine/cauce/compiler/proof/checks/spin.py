"""No case goes round for ever without anyone doing anything (E407; language.md §3.6)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from cauce.compiler.proof import words
from cauce.compiler.proof.assignments import assignments, branches_open, single_valued
from cauce.compiler.proof.components import components
from cauce.compiler.proof.conditions import verdict
from cauce.compiler.proof.graph import EXIT
from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.assignments import Assignment
    from cauce.compiler.proof.case import Analysis
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.rows import Row


class Edges(Protocol):
    """Where a row leads without resting, given what is known of the data."""

    def __call__(self, number: int, known: Assignment = ...) -> list[int]:
        """Return row numbers."""


_RESTING = (RowKind.ACTIVITY, RowKind.WAIT)
_ANYTHING: Assignment = {}


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E407: a cycle of rows where no position rests. Nothing is recorded in it, so the data stay as they are."""
    graph = analysis.graph
    passing = {
        number
        for number, row in enumerate(graph.rows)
        if (row.kind not in _RESTING or row.when is not None) and analysis.reached(number)
    }
    stretch = _stretch(analysis, passing)
    if not stretch:
        return
    quiet = _quiet_regions(analysis, passing)

    def edges(number: int, known: Assignment = _ANYTHING) -> list[int]:
        return [code for code in _edges(analysis, number, quiet, known) if code >= 0]

    for cycle in components(stretch, edges):
        if _turns(cycle, edges, _ANYTHING) and _possible(analysis, cycle, edges):
            rows = [graph.rows[number] for number in cycle]
            yield analysis.error(
                "E407",
                words.place(rows[0]),
                f"El caso daría vueltas sin que nadie haga nada: {words.path([*rows, rows[0]])}. "
                "En ninguna de estas filas se detiene a esperar a una persona.",
                "Ponga en el ciclo una actividad sin «cuando», o una decisión que registre de nuevo el dato que lee.",
            )


def _stretch(analysis: Analysis, passing: set[int]) -> set[int]:
    """Return the passing rows that some edge back, from one of them to another, encloses: a cycle needs one."""
    graph, found = analysis.graph, set[int]()
    for number in passing:
        codes = [graph.following[number]]
        for arm in graph.arms.get(number, ()):
            codes += (arm.code, arm.code if arm.after is None else arm.after)
        low = min((code for code in codes if 0 <= code <= number and code in passing), default=-1)
        if low >= 0:
            found.update(between for between in range(low, number + 1) if between in passing)
    return found


def _edges(analysis: Analysis, number: int, quiet: set[int], known: Assignment) -> Iterator[int]:
    """Yield where a position goes on from a row without resting at it."""
    graph, row = analysis.graph, analysis.graph.rows[number]
    if row.when is not None:
        holds = verdict(row.when, known)
        if holds is not True:
            yield graph.following[number]
        if holds is False:
            return
    if row.holds_position:
        return
    arms = graph.arms.get(number)
    if arms is None:
        yield graph.following[number]
        return
    regions = graph.nested.get(number, ())
    passed = [region in quiet for region in regions]
    if passed and (all(passed) if graph.waits_for_all(number) else any(passed)):
        yield graph.following[number]
    for arm in branches_open(row, arms, known):
        if arm.region >= 0:
            yield graph.first[arm.region]
        else:
            # A branch with a limit is taken a limited number of times: for ever after it is its `despues`.
            yield arm.code if arm.after is None else arm.after


def _quiet_regions(analysis: Analysis, passing: set[int]) -> set[int]:
    """Return the regions that a position can cross from the first row to the exit without resting."""
    graph = analysis.graph
    quiet: set[int] = set()
    for region in range(len(graph.owner) - 1, 0, -1):
        seen, pending = set[int](), [graph.first[region]]
        while pending:
            number = pending.pop()
            if number in seen or number not in passing or graph.region[number] != region:
                continue
            seen.add(number)
            for code in _edges(analysis, number, quiet, _ANYTHING):
                if code == EXIT:
                    quiet.add(region)
                    pending.clear()
                    break
                if code >= 0:
                    pending.append(code)
    return quiet


def _turns(cycle: list[int], edges: Edges, known: Assignment) -> bool:
    return len(cycle) > 1 or cycle[0] in edges(cycle[0], known)


def _possible(analysis: Analysis, cycle: list[int], edges: Edges) -> bool:
    """Whether some values of the data that the cycle reads let it turn; when there are too many, assume so."""
    rows: list[Row] = [analysis.graph.rows[number] for number in cycle]
    options = single_valued(analysis.procedure, rows)
    choices = assignments(options)
    if choices is None:
        return True
    for known in choices:
        inner = components(cycle, partial(edges, known=known))
        if any(_turns(part, edges, known) for part in inner):
            return True
    return False
