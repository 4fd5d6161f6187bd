"""bpmn-auto-layout, through BPMN without coordinates.

It gives every symbol its own fixed size (100 × 80 a task, 50 × 50 a gateway, 36 × 36 an event) whatever its text, and
ignores lanes, documents and clocks. So the text has to fit its tasks, and what is outside the symbols of gateways and
events, where BPMN writes theirs, is not counted against it.
"""

from __future__ import annotations

import json
from functools import cache
from math import ceil, floor
from xml.etree import ElementTree

from benchmarks.peers.plain import Box, Line, Picture, Point, Symbol
from benchmarks.peers.runs import FOLDER, Run, missing_package, node
from benchmarks.peers.task import TEXT, Join, Part, Task
from cauce.diagrams.graph import NodeKind
from cauce.diagrams.text.measure import text_width
from cauce.diagrams.text.wrap import LEADING, wrap

NAME = "bpmn-auto-layout"
_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_POINTS = "http://www.omg.org/spec/DD/20100524/DI"
_TAGS = {
    NodeKind.START: "startEvent",
    NodeKind.END: "endEvent",
    NodeKind.DECISION: "exclusiveGateway",
    NodeKind.FORK: "parallelGateway",
    NodeKind.JOIN: "parallelGateway",
    NodeKind.WAIT: "intermediateCatchEvent",
    NodeKind.PROCEDURE: "callActivity",
}
_TASK_WIDTH, _TASK_HEIGHT, _INSIDE = 100.0, 80.0, 4.0
_LABEL_OFF = 15.0
"""How far bpmn-js writes the label of a line from its middle."""


def missing() -> str | None:
    """Say how to install it, or None when it is there."""
    return missing_package(NAME)


@cache
def version() -> str:
    """Return the version."""
    return str(json.loads((FOLDER / f"node_modules/{NAME}/package.json").read_text(encoding="utf-8"))["version"])


def lay_out(task: Task) -> Run:
    """Draw a task; raise DidNotDrawError where it gives none."""
    drawn, seconds, memory, _ = node("bpmn.mjs", source(task))
    return Run((picture(task, drawn),), seconds, memory)


def source(task: Task) -> str:
    """Return the task in BPMN 2.0, its lanes too."""
    ElementTree.register_namespace("bpmn", _MODEL)
    root = ElementTree.Element(f"{{{_MODEL}}}definitions", {"id": "d", "targetNamespace": "urn:cauce:benchmark"})
    process = ElementTree.SubElement(root, f"{{{_MODEL}}}process", {"id": "p", "isExecutable": "false"})
    lanes = ElementTree.SubElement(process, f"{{{_MODEL}}}laneSet", {"id": "lanes"})
    ids = _ids(task)
    for number, (lane, name) in enumerate(task.lanes):
        own = ElementTree.SubElement(lanes, f"{{{_MODEL}}}lane", {"id": f"lane{number}", "name": name})
        for part in task.parts:
            if part.lane == lane:
                ElementTree.SubElement(own, f"{{{_MODEL}}}flowNodeRef").text = ids[part.id]
    for part in task.parts:
        # Text annotations are not laid out: notes are given as tasks.
        tag = _TAGS.get(part.kind, "task")
        drawn = ElementTree.SubElement(process, f"{{{_MODEL}}}{tag}", {"id": ids[part.id], "name": part.text})
        for number, join in enumerate(task.joins):
            for end, way in ((join.target, "incoming"), (join.source, "outgoing")):
                if end == part.id:
                    ElementTree.SubElement(drawn, f"{{{_MODEL}}}{way}").text = f"f{number}"
    for number, join in enumerate(task.joins):
        said = {"id": f"f{number}", "sourceRef": ids[join.source], "targetRef": ids[join.target]}
        ElementTree.SubElement(
            process, f"{{{_MODEL}}}sequenceFlow", said | ({"name": join.label} if join.label else {})
        )
    return ElementTree.tostring(root, encoding="unicode")


def _ids(task: Task) -> dict[str, str]:
    return {part.id: f"n{number}" for number, part in enumerate(task.parts)}


def picture(task: Task, drawn: str) -> Picture:
    """Return what it drew, its pixels taken as points, with the labels of lines where bpmn-js writes them."""
    root = ElementTree.fromstring(drawn)
    text = min([TEXT, *(fitting_text(part) for part in task.parts if part.kind not in _OUTSIDE)])
    boxes: dict[str | None, Box] = {}
    for shape in root.iter(f"{{{_DI}}}BPMNShape"):
        bounds = shape.find(f"{{{_DC}}}Bounds")
        if bounds is not None:
            boxes[shape.get("bpmnElement")] = Box.sized(*(float(bounds.get(key, "0")) for key in
                                                          ("x", "y", "width", "height")))  # fmt: skip
    symbols = [Symbol(part.id, part.lane, (boxes[name],), "Gateway" in _TAGS.get(part.kind, ""))
               for part, name in zip(task.parts, _ids(task).values(), strict=True)]  # fmt: skip
    lines = []
    for edge in root.iter(f"{{{_DI}}}BPMNEdge"):
        join = task.joins[int((edge.get("bpmnElement") or "").removeprefix("f"))]
        points = tuple((float(at.get("x", "0")), float(at.get("y", "0"))) for at in edge.iter(f"{{{_POINTS}}}waypoint"))
        lines.append(Line(join.source, join.target, points, _label(join, points, text)))
    return Picture(tuple(lane for lane, _ in task.lanes), tuple(symbols), tuple(lines), text)


_OUTSIDE = {NodeKind.START, NodeKind.END, NodeKind.DECISION, NodeKind.FORK, NodeKind.JOIN, NodeKind.WAIT}
"""Kinds whose text BPMN writes outside their symbol."""


def fitting_text(part: Part) -> float:
    """Return the largest text, in points, in which a task holds what its step says."""
    size = TEXT
    width, height = _TASK_WIDTH - 2 * _INSIDE, _TASK_HEIGHT - 2 * _INSIDE
    while size > 1:
        fits = len(wrap(part.text, width, size)) * size * LEADING <= height
        if fits and all(text_width(word, size) <= width for word in part.text.split()):
            return size
        size -= 0.1
    return size


def _label(join: Join, points: tuple[Point, ...], text: float) -> Box | None:
    if not join.label or len(points) < 2:
        return None
    middle = len(points) / 2 - 1
    (ax, ay), (bx, by) = points[floor(middle)], points[ceil(middle + 0.01)]
    x, y = (ax + bx) / 2, (ay + by) / 2
    if abs(ax - bx) > 1e-6:
        y -= _LABEL_OFF
    else:
        x += _LABEL_OFF
    width, height = join.width * text / TEXT, join.height * text / TEXT
    return Box.sized(x - width / 2, y - height / 2, width, height)
