"""Our sheets beside those who draw graphs for a living: Graphviz dot, elkjs and bpmn-auto-layout.

Run: `uv run python benchmarks/peers_layout.py` (`--semillas 80000-80049 --rondas 3 --rondas-azar 1`). A peer that is
not installed is named with how to install it, and left out. All are given the same sizes and judged by the same
checker, over coordinates.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.peers import bpmn, elk, graphviz_dot, ours, tables  # noqa: E402
from benchmarks.peers.runs import DidNotDrawError, Run  # noqa: E402
from benchmarks.peers.task import Task, task_of  # noqa: E402
from benchmarks.report import keep, machine, table  # noqa: E402
from cauce.compiler.api import compile_paths  # noqa: E402
from cauce.diagrams.from_procedure import build_graph  # noqa: E402
from cauce.diagrams.graph import Graph  # noqa: E402
from cauce.diagrams.header import header_of  # noqa: E402
from tests.support.generator import random_procedure  # noqa: E402

OURS, DOT = "Cauce", "dot, clusters"
PEERS = {
    "dot": (graphviz_dot, {DOT: graphviz_dot.clusters, "dot, clusters held": graphviz_dot.held}),
    "elkjs": (elk, {"ELK, partitions": elk.partitions, "ELK, compound": elk.compound}),
    "bpmn-auto-layout": (bpmn, {"bpmn-auto-layout": bpmn.lay_out}),
}
NOTES = f"""\
Given to all: the same symbols with their documents, number and clock as one box of the size measured on our sheets; the
labels with their measured size; the lanes in the manual's order; ends copied for each lane that reaches them, as ours
are. One checker over coordinates (`benchmarks/peers/checker.py`); where a count can be read two ways, the way that
counts less is taken. Peers draw one picture: its smallest text is what is left of 8 pt when the picture fits the
printable part of one letter page, portrait (540 × 720 pt); then, the pages over which it is spread when that text keeps
8 pt. Our pages also carry header, legend and foot, which nobody else draws. Times are of the processor, medians of
rounds in which all take turns (`--rondas`, `--rondas-azar`), each in a process of its own: of layout alone for us and,
after a first run that warms up the compiler, for those in JavaScript; for dot with its start. Memory is that of the
whole process, and never less than that of the measuring program, from which it is forked (some 55 MB for the random
ones): dot alone holds less. Settings, the best of those tried on the six and fifteen other random procedures:

- dot, clusters: {", ".join(f"{key}={value}" for key, value in graphviz_dot.GRAPH.items())};
  a cluster for each lane. In the trial, splines=ortho drew no labels and dot broke off at 3 or 4 of the 21;
  splines=polyline came within 10 % of splines=spline in every count.
- dot, clusters held: besides, an unseen node above and below each lane, joined to every node of the lane and, on one
  rank, from lane to lane in the manual's order. That keeps lanes apart; dot does not keep their order for it.
- ELK, partitions: one for each lane, from left to right (they exist along the flow only, so a lane grows to the right);
  ELK, compound: a node for each lane, INCLUDE_CHILDREN, downwards. Both: orthogonal, thoroughness 30, our distances
  between lines and boxes, considerModelOrder PREFER_NODES; node placement BRANDES_KOEPF and
  LINEAR_SEGMENTS. In the trial mergeEdges gave more crossings (partitions) or smaller text (compound).
- bpmn-auto-layout has no settings. It ignores lanes, documents, clocks and the sizes of symbols (100 × 80 a task);
  notes, which it would not lay out, are given as tasks. Its text is that which fits its tasks, its labels are where
  bpmn-js writes them, and the texts of gateways and events, which BPMN writes outside, are not counted against it."""


def shipped() -> Iterator[tuple[str, Graph]]:
    """Yield the graphs of the six."""
    compiled = [each for each in compile_paths(sorted((ROOT / "procedures").glob("*.yaml"))) if each.procedure]
    names = {each.procedure.key: each.procedure.name for each in compiled if each.procedure}
    for each in compiled:
        if each.procedure:
            yield each.procedure.key, build_graph(each.procedure, header_of(each.procedure, each.institution), names)


def random_graphs(seeds: range) -> Iterator[tuple[str, Graph]]:
    """Yield the graphs of random procedures."""
    for seed in seeds:
        procedure = random_procedure(seed)
        yield str(seed), build_graph(procedure, header_of(procedure))


def present() -> tuple[dict[str, Callable[[Task], Run]], list[str]]:
    """Return the layouters that are installed, and the versions; say which are not."""
    found: dict[str, Callable[[Task], Run]] = {}
    versions = []
    for name, (peer, ways) in PEERS.items():
        lacking = peer.missing()
        if lacking:
            print(f"Left out: {lacking}.")
        else:
            found |= ways
            versions.append(f"{name} {peer.version()}")
    return found, versions


def measure(
    graphs: dict[str, Graph], peers: dict[str, Callable[[Task], Run]], rounds: int, at_once: int
) -> dict[str, dict[str, list[Run]]]:
    """Draw each graph with each layouter, in alternating rounds; several graphs `at_once`."""
    results: dict[str, dict[str, list[Run]]] = {name: {} for name in (OURS, *peers)}
    # The work is done in processes of their own: here threads only wait.
    with ThreadPoolExecutor(at_once) as pool:
        each = pool.map(lambda pair: _rounds(*pair, peers, rounds), graphs.items())
        for name, runs in zip(graphs, each, strict=True):
            for layouter, own in runs.items():
                results[layouter][name] = own
    return results


def _rounds(name: str, graph: Graph, peers: dict[str, Callable[[Task], Run]], rounds: int) -> dict[str, list[Run]]:
    """Draw one graph with each layouter in turn; one that does not draw it is not asked again."""
    runs: dict[str, list[Run]] = {layouter: [] for layouter in (OURS, *peers)}
    for turn in range(rounds):
        sheets, run = ours.lay_out(graph)
        runs[OURS].append(run)
        task = task_of(name, graph, sheets)
        for peer, draw in peers.items():
            if len(runs[peer]) == turn:
                try:
                    runs[peer].append(draw(task))
                except DidNotDrawError as error:
                    print(f"{name}, {peer}: {error}", flush=True)
    print(f"{name} drawn", flush=True)
    return runs


def main() -> int:
    """Measure, print and keep the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--semillas", default="80000-80049", metavar="A-B")
    parser.add_argument("--rondas", type=int, default=3)
    parser.add_argument("--rondas-azar", type=int, default=1)
    parser.add_argument("--procesos", type=int, default=1)
    said = parser.parse_args()
    first, last = map(int, said.semillas.split("-"))
    peers, versions = present()
    six, others = dict(shipped()), dict(random_graphs(range(first, last + 1)))
    results = measure(six, peers, said.rondas, said.procesos)
    for name, runs in measure(others, peers, said.rondas_azar, said.procesos).items():
        results[name] |= runs
    rows = partial(tables.rows, results, own=OURS)
    beside = tables.per_procedure(results, [*six], OURS, DOT)
    parts = [
        f"`uv run python benchmarks/peers_layout.py --semillas {said.semillas} --rondas {said.rondas} --rondas-azar "
        f"{said.rondas_azar} --procesos {said.procesos}` · "
        f"{machine('graphviz')}{''.join(f', {each}' for each in versions)}; "
        f"{os.cpu_count()} processors, {os.getloadavg()[2]:.0f} programs at work on them meanwhile",
        f"The six procedures. Ours: {tables.summary(results, [*six], OURS)}",
        table(tables.HEAD, rows(names=[*six])),
        f"Random procedures, seeds {said.semillas}. Ours: {tables.summary(results, [*others], OURS)}",
        table(tables.HEAD, rows(names=[*others])),
        "Time beside dot's, in the same rounds:",
        table(tables.PER_HEAD, beside),
        NOTES,
    ]
    keep("Sheets beside the peers", "\n\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
