"""elkjs `layered` in two ways: a partition for each lane, and a node that holds those of its lane."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from benchmarks.peers.plain import Box, Line, Picture, Point, Symbol
from benchmarks.peers.runs import FOLDER, Run, missing_package, node
from benchmarks.peers.task import TEXT, Join, Part, Task

COMMON = {
    "elk.algorithm": "layered",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.layered.thoroughness": "30",
    "elk.spacing.nodeNode": "18",
    "elk.spacing.edgeNode": "9",
    "elk.spacing.edgeEdge": "7",
    "elk.spacing.edgeLabel": "3",
    "elk.layered.spacing.nodeNodeBetweenLayers": "18",
    "elk.layered.spacing.edgeNodeBetweenLayers": "9",
    "elk.layered.spacing.edgeEdgeBetweenLayers": "7",
    "elk.layered.considerModelOrder.strategy": "PREFER_NODES",
    "elk.json.shapeCoords": "ROOT",
    "elk.json.edgeCoords": "ROOT",
}
PARTITIONS = COMMON | {
    "elk.direction": "RIGHT",
    "elk.partitioning.activate": "true",
    "elk.separateConnectedComponents": "false",
    "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
}
COMPOUND = COMMON | {
    "elk.direction": "DOWN",
    "elk.hierarchyHandling": "INCLUDE_CHILDREN",
    "elk.layered.nodePlacement.strategy": "LINEAR_SEGMENTS",
}
PADDING = "[top=8,left=8,bottom=8,right=8]"


def missing() -> str | None:
    """Say how to install it, or None when it is there."""
    return missing_package("elkjs")


@cache
def version() -> str:
    """Return the version."""
    return str(json.loads((FOLDER / "node_modules/elkjs/package.json").read_text(encoding="utf-8"))["version"])


def partitions(task: Task) -> Run:
    """Draw a task with a partition for each lane: nodes of an earlier one are left of those of a later one."""
    number = {lane: index for index, (lane, _) in enumerate(task.lanes)}
    children = []
    for part in task.parts:
        options = {"elk.partitioning.partition": str(number[part.lane])} if part.lane in number else {}
        children.append(_node(part) | {"layoutOptions": options})
    return _run(task, {"id": "root", "layoutOptions": PARTITIONS, "children": children, "edges": _edges(task)})


def compound(task: Task) -> Run:
    """Draw a task with the nodes of each lane inside one node."""
    children: list[dict[str, Any]] = []
    for number, (lane, _) in enumerate(task.lanes):
        own = [_node(part) for part in task.parts if part.lane == lane]
        children.append({"id": f"lane {number}", "children": own, "layoutOptions": {"elk.padding": PADDING}})
    used = {lane for lane, _ in task.lanes}
    children += [_node(part) for part in task.parts if part.lane not in used]
    return _run(task, {"id": "root", "layoutOptions": COMPOUND, "children": children, "edges": _edges(task)})


def _node(part: Part) -> dict[str, Any]:
    return {"id": f"n {part.id}", "width": part.width, "height": part.height}


def _edges(task: Task) -> list[dict[str, Any]]:
    return [{"id": f"e {number}", "sources": [f"n {join.source}"], "targets": [f"n {join.target}"],
             "labels": _labels(join)} for number, join in enumerate(task.joins)]  # fmt: skip


def _labels(join: Join) -> list[dict[str, Any]]:
    return [{"text": join.label, "width": join.width, "height": join.height}] if join.label else []


def _run(task: Task, graph: dict[str, Any]) -> Run:
    drawn, seconds, memory, _ = node("elk.mjs", json.dumps(graph))
    return Run((picture(task, drawn),), seconds, memory)


def picture(task: Task, drawn: dict[str, Any]) -> Picture:
    """Return what ELK drew, all of it from the upper left corner of the whole."""
    places: dict[str, Box] = {}

    def take(each: dict[str, Any]) -> None:
        places[each["id"]] = _box(each)
        for child in each.get("children", ()):
            take(child)

    for child in drawn["children"]:
        take(child)
    symbols = tuple(Symbol(part.id, part.lane, (places[f"n {part.id}"],)) for part in task.parts)
    lines = []
    for edge in drawn["edges"]:
        join = task.joins[int(edge["id"].removeprefix("e "))]
        points: list[Point] = []
        for section in edge["sections"]:
            way = (section["startPoint"], *section.get("bendPoints", ()), section["endPoint"])
            points += [(point["x"], point["y"]) for point in way]
        label = next(map(_box, edge.get("labels", ())), None)
        lines.append(Line(join.source, join.target, tuple(points), label))
    return Picture(tuple(lane for lane, _ in task.lanes), symbols, tuple(lines), TEXT)


def _box(each: dict[str, Any]) -> Box:
    return Box.sized(each["x"], each["y"], each["width"], each["height"])
