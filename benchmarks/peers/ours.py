"""Our own sheets as plain pictures, laid out in a process of their own."""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.peers.plain import Box, Line, Picture, Symbol
from benchmarks.peers.runs import Run
from cauce.diagrams.graph import Graph, NodeKind
from cauce.diagrams.layout import layout_sheets
from cauce.diagrams.sheet import Box as SheetBox
from cauce.diagrams.sheet import PlacedNode, Sheet
from cauce.diagrams.text.measure import ASCENT, DESCENT, text_width


def lay_out(graph: Graph) -> tuple[tuple[Sheet, ...], Run]:
    """Lay a graph out in a new process, so that nothing is remembered from the last time."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        sheets, seconds, memory = pool.submit(_measured, graph).result()
    lanes = tuple(lane.id for lane in graph.lanes)
    broken = sum(each.outgoing for sheet in sheets for each in sheet.connectors)
    return sheets, Run(tuple(picture(sheet, lanes) for sheet in sheets), seconds, memory, broken)


def _measured(graph: Graph) -> tuple[tuple[Sheet, ...], float, int]:
    begin = time.process_time()
    sheets = layout_sheets(graph)
    seconds = time.process_time() - begin
    return sheets, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def picture(sheet: Sheet, lanes: Sequence[str]) -> Picture:
    """Return a sheet without its frame: header, legend and foot are not what is compared."""
    symbols = [Symbol(each.id, each.node.lane, pieces_of(each), each.node.kind is NodeKind.DECISION)
               for each in sheet.nodes]  # fmt: skip
    symbols += [Symbol(each.id, "", (_box(each.box),)) for each in sheet.connectors]
    lines = [Line(each.source, each.target, each.points, _box(each.label_box) if each.label_box else None)
             for each in sheet.edges]  # fmt: skip
    sizes = [line.size for each in sheet.nodes for line in (*each.lines, *each.clock_lines)]
    sizes += [line.size for each in sheet.nodes for document in each.documents for line in document.lines]
    sizes += [line.size for each in sheet.nodes if (line := each.pill_text)]
    sizes += [line.size for each in sheet.edges for line in each.label]
    sizes += [line.size for each in sheet.connectors for line in each.lines]
    return Picture(tuple(lanes), tuple(symbols), tuple(lines), min(sizes))


def pieces_of(placed: PlacedNode) -> tuple[Box, ...]:
    """Return the symbol and all that hangs from it."""
    marks = [placed.box, placed.pill, placed.clock, *(document.box for document in placed.documents)]
    boxes = [_box(mark) for mark in marks if mark]
    for line in placed.clock_lines:
        width = text_width(line.text, line.size, line.bold)
        left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
        boxes.append(Box(left, line.y - ASCENT * line.size, left + width, line.y + DESCENT * line.size))
    return tuple(boxes)


def _box(box: SheetBox) -> Box:
    return Box(box.x, box.y, box.right, box.bottom)
