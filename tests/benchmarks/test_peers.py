"""What the peers are given, and that a peer that does not draw is told apart; each peer itself only where it is."""

from __future__ import annotations

import shutil
import sys
from xml.etree import ElementTree

import pytest

pytest.importorskip("resource", reason="the memory of a process is measured on Unix only")

from benchmarks.peers import bpmn, elk, graphviz_dot, ours, tables
from benchmarks.peers.checker import count
from benchmarks.peers.runs import DidNotDrawError, Run, process
from benchmarks.peers.task import Task, task_of
from cauce.diagrams.graph import Graph
from cauce.diagrams.layout import layout_sheets
from cauce.diagrams.sheet import Sheet
from tests.diagrams.straight import straight

WAYS = {
    "dot, clusters": (graphviz_dot, graphviz_dot.clusters),
    "dot, clusters held": (graphviz_dot, graphviz_dot.held),
    "ELK, partitions": (elk, elk.partitions),
    "ELK, compound": (elk, elk.compound),
    "bpmn-auto-layout": (bpmn, bpmn.lay_out),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return straight(12, lanes=3)


@pytest.fixture(scope="module")
def sheets(graph: Graph) -> tuple[Sheet, ...]:
    return layout_sheets(graph)


@pytest.fixture(scope="module")
def task(graph: Graph, sheets: tuple[Sheet, ...]) -> Task:
    return task_of("doce", graph, sheets)


def test_the_task_holds_every_node_and_line_with_the_sizes_of_our_sheets(
    graph: Graph, sheets: tuple[Sheet, ...], task: Task
) -> None:
    assert {part.id for part in task.parts} >= {node.id for node in graph.nodes}
    assert len(task.joins) == len(graph.edges)
    assert [lane for lane, _ in task.lanes] == [lane.id for lane in graph.lanes]
    sizes = {part.id: (part.width, part.height) for part in task.parts}
    for placed in sheets[0].nodes:
        assert sizes[placed.id][0] >= placed.box.width
        assert sizes[placed.id][1] >= placed.box.height


def test_our_sheets_are_clean_for_the_checker_of_the_peers(graph: Graph, sheets: tuple[Sheet, ...]) -> None:
    for sheet in sheets:
        picture = ours.picture(sheet, [lane.id for lane in graph.lanes])
        found = count(picture)
        assert picture.text >= 8
        assert found.lines == len(sheet.edges)
        assert not any((found.mixed, found.swapped, found.overlaps, found.through, found.along, found.covered))


def test_bpmn_holds_every_node_in_its_lane(task: Task) -> None:
    root = ElementTree.fromstring(bpmn.source(task))  # noqa: S314 - our own text
    flows = [each for each in root.iter() if each.tag.endswith("sequenceFlow")]
    references = [each for each in root.iter() if each.tag.endswith("flowNodeRef")]
    assert (len(flows), len(references)) == (len(task.joins), len(task.parts))


@pytest.mark.parametrize("way", WAYS)
def test_each_peer_draws_all_that_it_is_given(way: str, task: Task) -> None:
    peer, draw = WAYS[way]
    lacking = peer.missing()
    if lacking:
        pytest.skip(lacking)
    run = draw(task)
    (picture,) = run.pictures
    assert {symbol.id for symbol in picture.symbols} == {part.id for part in task.parts}
    assert sorted((line.source, line.target) for line in picture.lines) == sorted(
        (join.source, join.target) for join in task.joins
    )
    boxes = {symbol.id: symbol.reach for symbol in picture.symbols}
    for line in picture.lines:
        for end, (x, y) in ((line.source, line.points[0]), (line.target, line.points[-1])):
            box = boxes[end]
            assert box.left - 1 <= x <= box.right + 1, line
            assert box.top - 1 <= y <= box.bottom + 1, line
    assert run.memory > 1_000_000
    assert run.seconds >= 0


def test_a_program_that_fails_did_not_draw() -> None:
    with pytest.raises(DidNotDrawError, match="ended with 3: no puedo"):
        process([sys.executable, "-c", "import sys; sys.exit(print('no puedo', file=sys.stderr) or 3)"], "")


def test_a_peer_that_is_not_there_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert all("install" in (peer.missing() or "") for peer in (graphviz_dot, elk, bpmn))


def test_a_layouter_that_drew_nothing_has_a_row_that_says_so(graph: Graph, sheets: tuple[Sheet, ...]) -> None:
    drawn = Run(tuple(ours.picture(sheet, [lane.id for lane in graph.lanes]) for sheet in sheets), 0.25, 40_000_000)
    mine, other = tables.rows({"ours": {"doce": [drawn]}, "theirs": {"doce": []}}, ["doce"], "ours")
    assert len(mine) == len(other) == len(tables.HEAD)
    assert mine[1] == "0"
    assert mine[-3:] == [str(len(sheets)), "250 ms, 250 ms", "40 MB"]
    assert other[1:3] == ["1", "–"]
