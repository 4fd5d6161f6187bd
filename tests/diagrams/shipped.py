"""The shipped procedures as sheets, with the CPU time that laying them out took."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cauce.compiler.api import compile_paths
from cauce.diagrams.from_procedure import build_graph
from cauce.diagrams.graph import Graph
from cauce.diagrams.header import header_of
from cauce.diagrams.layout import layout_sheets
from cauce.diagrams.sheet import Sheet
from cauce.model.institution import Institution
from cauce.model.procedure import Procedure


@dataclass(frozen=True)
class Drawn:
    """A procedure and its sheets; `seconds` of processor."""

    procedure: Procedure
    graph: Graph
    sheets: tuple[Sheet, ...]
    seconds: float


def lay_out(procedure: Procedure, graph: Graph) -> Drawn:
    """Lay out a graph and measure it."""
    begin = time.process_time()
    sheets = layout_sheets(graph)
    return Drawn(procedure, graph, sheets, time.process_time() - begin)


def drawn(folder: Path) -> dict[str, Drawn]:
    """Compile and lay out the procedures of a folder."""
    compiled = [each for each in compile_paths(sorted(folder.glob("*.yaml"))) if each.ok and each.procedure]
    names = {each.procedure.key: each.procedure.name for each in compiled if each.procedure}
    return {
        each.procedure.key: lay_out(each.procedure, _graph(each.procedure, each.institution, names))
        for each in compiled
        if each.procedure
    }


def _graph(procedure: Procedure, institution: Institution | None, names: Mapping[str, str]) -> Graph:
    return build_graph(procedure, header_of(procedure, institution), names)
