"""Branches that run at the same time keep to their own data (E505, E506; language.md L28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.checks.known import name_of
from cauce.compiler.proof.facts import Want
from cauce.model.declarations import DataType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.diagnostics import Diagnostic


_Touched = dict[int, dict[str, int]]
_NONE: dict[str, int] = {}


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E505: two of them record the same datum. E506: one reads what another one records."""
    graph = analysis.graph
    blocks = [number for number in graph.nested if graph.several_run(number)]
    if not blocks:
        return
    written, read = _touched(analysis)
    lists = {datum.id for datum in analysis.procedure.data if datum.type is DataType.LIST}
    for block in sorted(blocks):
        before: dict[str, int] = {}
        regions = graph.nested[block]
        for region in regions:
            for name, number in written.get(region, _NONE).items():
                if name not in lists and name in before:
                    yield _both(analysis, "E505", name, before[name], number)
            before.update(written.get(region, _NONE))
        if not before:
            continue
        for region in regions:
            for name, number in read.get(region, _NONE).items():
                for other in regions if name in before else ():
                    if other != region and name in written.get(other, _NONE):
                        yield _both(analysis, "E506", name, written[other][name], number)


def _both(analysis: Analysis, code: str, name: str, writer: int, other: int) -> Diagnostic:
    first, second = analysis.graph.rows[writer], analysis.graph.rows[other]
    thing = name_of(analysis, name)
    if code == "E505":
        message = f"{words.at(second)} se registra {thing}, que también se registra en {words.named(first)}"
        cure = "Use un dato distinto en cada rama, o regístrelo después de que las ramas se reúnan."
    else:
        message = f"{words.at(second)} se lee {thing}, que se registra en {words.named(first)}"
        cure = "Regístrelo antes del bloque, o léalo después de que las ramas se reúnan."
    return analysis.error(
        code,
        words.place(second),
        f"{message}: las dos ramas corren a la vez y no se sabe cuál va primero.",
        cure,
    )


def _touched(analysis: Analysis) -> tuple[_Touched, _Touched]:
    """Return, by region and with all that is nested in it, the data recorded and read, and a row that does."""
    graph = analysis.graph
    written: dict[int, dict[str, int]] = {}
    read: dict[int, dict[str, int]] = {}
    for number, region in enumerate(graph.region):
        if region:
            row = graph.rows[number]
            if row.records:
                for item in row.records:
                    written.setdefault(region, {}).setdefault(item.datum, number)
            if row.records_at_end:
                for item in row.records_at_end:
                    written.setdefault(region, {}).setdefault(item.datum, number)
    for need in analysis.needs.found:
        region = graph.region[need.row]
        if region and need.want in (Want.READ, Want.NOT_BEFORE):
            read.setdefault(region, {}).setdefault(need.name, need.row)
    for region in range(len(graph.owner) - 1, 0, -1):
        if graph.owner[region] >= 0:
            above = graph.region[graph.owner[region]]
            if above:
                for touched in (written, read):
                    if region in touched:
                        touched[above] = touched[region] | touched.get(above, {})
    return written, read
