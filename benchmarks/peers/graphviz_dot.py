"""Graphviz's `dot` with a cluster for each lane: as they come, and held side by side by unseen nodes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from benchmarks.peers.plain import Box, Line, Picture, Point, Symbol
from benchmarks.peers.plane import bezier
from benchmarks.peers.runs import Run, process
from benchmarks.peers.task import TEXT, Join, Part, Task

_INCH = 72.0
GRAPH = {"rankdir": "TB", "newrank": "true", "splines": "spline", "nodesep": "0.25", "ranksep": "0.3", "mclimit": "4",
         "remincross": "true"}  # fmt: skip


def missing() -> str | None:
    """Say how to install it, or None when it is there."""
    return None if shutil.which("dot") else "dot is not installed (Debian: apt-get install graphviz)"


def version() -> str:
    """Return the version."""
    said = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=True).stderr
    return said.split("version ")[-1].split()[0]


def clusters(task: Task) -> Run:
    """Draw a task with a cluster for each lane; raise DidNotDrawError where dot gives none."""
    return _run(task, source(task, held=False))


def held(task: Task) -> Run:
    """Draw a task with its clusters held side by side; raise DidNotDrawError where dot gives none."""
    return _run(task, source(task, held=True))


def _run(task: Task, given: str) -> Run:
    written, seconds, memory = process(["dot", "-Tjson0"], given)
    return Run((picture(task, json.loads(written)),), seconds, memory)


def source(task: Task, *, held: bool) -> str:
    """Return the task in DOT.

    `held`: an unseen node above and one below all the nodes of each lane, joined from lane to lane on one rank, so that
    every lane has all the height.
    """
    ids = {part.id: f"n{number}" for number, part in enumerate(task.parts)}
    used = [lane for lane, _ in task.lanes]
    lines = ["digraph {", *(f"{key}={value};" for key, value in GRAPH.items()),
             'node [shape=box, fixedsize=true, label=""]; edge [arrowsize=0.6];']  # fmt: skip
    if held:
        lines += _anchors(task, ids, used)
    for number, lane in enumerate(used):
        lines.append(f'subgraph cluster_{number} {{ label=""; margin=8;')
        lines += [_node(ids[part.id], part) for part in task.parts if part.lane == lane]
        lines.append("}")
    lines += [_node(ids[part.id], part) for part in task.parts if part.lane not in used]
    lines += [_edge(ids, number, join) for number, join in enumerate(task.joins)]
    return "\n".join([*lines, "}"])


def _anchors(task: Task, ids: dict[str, str], used: Sequence[str]) -> list[str]:
    """Return the unseen nodes: top and bottom of each lane, and a row of them above and below all the lanes."""
    small = "[style=invis, width=0.1, height=0.1]"
    lines = []
    for number, lane in enumerate(used):
        lines += [f"subgraph cluster_{number} {{ a{number} {small}; z{number} {small}; }}", f"h{number} {small};",
                  f"t{number} {small};", f"h{number} -> a{number} [style=invis, weight=10];",
                  f"z{number} -> t{number} [style=invis, weight=10];"]  # fmt: skip
        for part in task.parts:
            if part.lane == lane:
                lines.append(f"a{number} -> {ids[part.id]} -> z{number} [style=invis, weight=0];")
    for mark, rank in (("h", "min"), ("t", "max")):
        lines.append(f"{{ rank={rank}; {'; '.join(f'{mark}{number}' for number in range(len(used)))} }}")
        lines += [f"{mark}{a} -> {mark}{b} [style=invis];" for a, b in pairwise(range(len(used)))]
    return lines


def _node(name: str, part: Part) -> str:
    return f"{name} [width={part.width / _INCH:.4f}, height={part.height / _INCH:.4f}];"


def _edge(ids: dict[str, str], number: int, join: Join) -> str:
    """Return an edge; its label is an empty table of the measured size, so that dot keeps that room free."""
    label = ""
    if join.label:
        label = (f', label=<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" '
                 f'WIDTH="{join.width:.0f}" HEIGHT="{join.height:.0f}"></TD></TR></TABLE>>')  # fmt: skip
    return f"{ids[join.source]} -> {ids[join.target]} [comment={number}{label}];"


def picture(task: Task, drawn: dict[str, Any]) -> Picture:
    """Return what dot drew."""
    places = {each["name"]: each for each in drawn["objects"] if "pos" in each and "width" in each}
    symbols = []
    for number, part in enumerate(task.parts):
        x, y = _point(places[f"n{number}"]["pos"])
        box = Box.sized(x - part.width / 2, y - part.height / 2, part.width, part.height)
        symbols.append(Symbol(part.id, part.lane, (box,)))
    lines = []
    for edge in drawn["edges"]:
        if "comment" not in edge:
            continue
        join = task.joins[int(edge["comment"])]
        label = None
        if join.label and "lp" in edge:
            x, y = _point(edge["lp"])
            label = Box.sized(x - join.width / 2, y - join.height / 2, join.width, join.height)
        points, straight = _points(edge["pos"])
        lines.append(Line(join.source, join.target, tuple(points), label, curved=not straight))
    return Picture(tuple(lane for lane, _ in task.lanes), tuple(symbols), tuple(lines), TEXT)


def _point(text: str) -> Point:
    x, y = text.split(",")[:2]
    return float(x), -float(y)


def _points(pos: str) -> tuple[list[Point], bool]:
    """Return the points of an edge, curves in short pieces, and whether all of it is straight."""
    tip: Point | None = None
    controls: list[Point] = []
    for word in pos.split():
        if word.startswith("e,"):
            tip = _point(word[2:])
        elif not word.startswith("s,"):
            controls.append(_point(word))
    straight = all(map(_is_straight, (controls[at : at + 4] for at in range(0, len(controls) - 3, 3))))
    points = controls[::3] if straight else bezier(controls)
    return ([*points, tip] if tip else points), straight


def _is_straight(curve: Sequence[Point]) -> bool:
    (ax, ay), *middle, (bx, by) = curve
    long = max(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, 1e-9)
    return all(abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / long < 0.05 for x, y in middle)
