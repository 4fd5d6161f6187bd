"""A loop that a datum keeps closed records that datum again (E413): else its first value would decide for ever.

Choices of persons are free, but a decision that reads a datum goes where the datum says. Each of its values is tried:
with every one of them the loop must have a way out, or lead to a row that asks for the datum again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.assignments import branches_open, single_valued
from cauce.compiler.proof.components import components
from cauce.compiler.proof.conditions import verdict
from cauce.model.conditions import Compare, leaves
from cauce.model.rows import walk
from cauce.model.wording import listed, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.assignments import Assignment
    from cauce.compiler.proof.case import Analysis
    from cauce.model.declarations import Datum
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.rows import Row

_NOTHING: Assignment = {}
_MOST_TRIED = 2000


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E413: a loop that some value of a datum that it reads and never records would keep closed."""
    graph = analysis.graph
    deciding = [
        number
        for number in graph.arms
        if graph.rows[number].decides_by and not _asked_here(analysis, number, graph.rows[number].decides_by)
    ]
    if not deciding:
        return
    for rows in _backward_stretches(analysis, deciding):
        for loop in components(rows, partial(_inside, analysis, known=_NOTHING)):
            if analysis.leaves[loop[0]] and _turns(analysis, loop, _NOTHING):
                closed = _closed(analysis, loop, _NOTHING, [_MOST_TRIED])
                # Where nobody even rests it is told as going round for ever (E407).
                if closed is not None and any(_rests(graph.rows[number], closed[1]) for number in closed[0]):
                    yield _report(analysis, *closed)


def _backward_stretches(analysis: Analysis, deciding: list[int]) -> Iterator[list[int]]:
    """Yield stretches of rows, in the order of the table, that edges back enclose and some of `deciding` is in."""
    graph, entering = analysis.graph, analysis.flow.entering
    spans: list[tuple[int, int]] = []
    for number, code in enumerate(graph.following):
        if 0 <= code <= number:
            spans.append((code, number))
    for number, arms in graph.arms.items():
        spans += [
            (code, number) for arm in arms for code in (arm.code, arm.after) if code is not None and 0 <= code <= number
        ]
    spans.sort()
    merged: list[list[int]] = []
    for low, high in spans:
        if merged and low <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], high)
        else:
            merged.append([low, high])
    place = 0
    decisions = sorted(deciding)
    for low, high in merged:
        while place < len(decisions) and decisions[place] < low:
            place += 1
        if place < len(decisions) and decisions[place] <= high:
            yield [number for number in range(low, high + 1) if entering[number] >= 0]


def _edges(analysis: Analysis, number: int, known: Assignment) -> Iterator[int]:
    """Yield where a row leads in its list for these values; codes below zero leave it."""
    graph, row = analysis.graph, analysis.graph.rows[number]
    arms = graph.arms.get(number)
    if arms is None:
        yield graph.following[number]
        return
    holds = True if row.when is None else verdict(row.when, known)
    if holds is not True or row.optional:
        yield graph.following[number]
    if holds is False:
        return
    yield from graph.escapes.get(number, ())
    for arm in branches_open(row, arms, known):
        if arm.region < 0:
            yield graph.leveled(number, arm.code if arm.after is None else arm.after)
        elif analysis.joins(number):
            yield graph.following[number]


def _inside(analysis: Analysis, number: int, known: Assignment) -> list[int]:
    return [code for code in _edges(analysis, number, known) if code >= 0]


def _turns(analysis: Analysis, loop: list[int], known: Assignment) -> bool:
    return len(loop) > 1 or loop[0] in _inside(analysis, loop[0], known)


def _closed(
    analysis: Analysis, loop: list[int], known: Assignment, tries: list[int]
) -> tuple[list[int], Assignment] | None:
    """Return a part of the loop that cannot be left, and the values that keep it closed; None if there is none.

    Each datum that the loop decides by is held at each of its values, one after another, among the rows that do not
    record it: whoever comes to a row that does record it is free again. `tries` holds how many may still be tried.
    """
    within = set(loop)
    if not any(code not in within for number in loop for code in _edges(analysis, number, known)):
        return loop, known
    for name, options in sorted(_decided(analysis, loop).items()):
        if known and name <= max(known):
            continue  # values are fixed in the order of their names: every combination once
        for value in options:
            tries[0] -= 1
            if tries[0] < 0:
                return loop, _NOTHING
            tried = {**known, name: frozenset((value,))}
            rest = [number for number in loop if not _records(analysis, number, name, tried)]
            for part in components(rest, partial(_inside, analysis, known=tried)):
                if _turns(analysis, part, tried):
                    closed = _closed(analysis, part, tried, tries)
                    if closed is not None:
                        return closed
    return None


def _decided(analysis: Analysis, loop: list[int]) -> dict[str, tuple[str, ...]]:
    """Return the data that decisions of the loop read, with their options; not those that change on their own."""
    rows = [analysis.graph.rows[number] for number in loop if number in analysis.graph.arms]
    return {
        name: options
        for name, options in single_valued(analysis.procedure, rows).items()
        if not _moves(analysis.procedure.datum_by_id[name])
    }


def _moves(datum: Datum) -> bool:
    """Whether a computed datum changes with time or with what is done, whatever is recorded."""
    read = [leaf for line in datum.computed for leaf in leaves(line.when)]
    return any(not isinstance(leaf, Compare) or leaf.datum == "horario" for leaf in read)


def _rests(row: Row, known: Assignment) -> bool:
    """Whether a position rests in a row, or in one nested in it, with these values."""
    skipped = row.when is not None and verdict(row.when, known) is False
    return not skipped and any(inner.holds_position for inner in walk((row,)))


def _records(analysis: Analysis, number: int, name: str, known: Assignment) -> bool:
    """Whether a row, or one nested in it, asks again for a datum or for what it is worked out from."""
    graph = analysis.graph
    wanted = set(analysis.needs.facts.inputs.get(name, (name,)))
    pending = [graph.rows[number]]
    while pending:
        row = pending.pop()
        if row.when is not None and verdict(row.when, known) is not True:
            continue
        if any(item.datum in wanted and item.when is None for item in (*row.records, *row.records_at_end)):
            return True
        for branch in row.branches:
            pending.extend(branch.rows)
    return False


def _asked_here(analysis: Analysis, number: int, name: str) -> bool:
    """Whether the row records the datum itself, or is only ever entered from the row above, which records it."""
    graph = analysis.graph
    row = graph.rows[number]
    if any(item.datum == name and item.when is None for item in row.records):
        return True
    above = number - 1
    if number in graph.jumped or above < 0 or graph.following[above] != number or above in graph.arms:
        return False
    asks = graph.rows[above]
    return (
        asks.when is None
        and not asks.optional
        and any(item.datum == name and item.when is None for item in asks.records)
    )


def _report(analysis: Analysis, loop: list[int], known: Assignment) -> Diagnostic:
    rows = [analysis.graph.rows[number] for number in loop]
    data = analysis.procedure.datum_by_id
    values = [
        f"«{data[name].label}» es «{value_text(data[name], next(iter(options)))}»"
        for name, options in known.items()
        if options and any(row.decides_by == name for row in rows)
    ]
    deciding = next((row for row in rows if row.decides_by), rows[0])
    why = f" cuando {listed(values)}" if values else ""
    unproved = "" if values else "No se pudo demostrar que se salga: son demasiadas las combinaciones de datos. "
    return analysis.error(
        "E413",
        words.place(deciding),
        f"De este ciclo no se sale{why}: {words.path([*rows, rows[0]])}. {unproved}"
        "Ninguna fila del ciclo vuelve a registrar el dato, así que la respuesta sería siempre la misma.",
        "Registre otra vez el dato dentro del ciclo («registra»), o deje que una persona elija la respuesta.",
    )
