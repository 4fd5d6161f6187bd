"""Random procedures through the gates: `python -m tests.diagrams.campaign --semillas 1000-1299 --guardar`.

Prints a table with a line per gate; `--guardar` keeps it in benchmarks/RESULTS.md. Exit code 1 if a gate fails.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from benchmarks.report import keep, machine, table
from cauce.diagrams.from_procedure import build_graph
from cauce.diagrams.graph import Graph
from cauce.diagrams.header import header_of
from cauce.diagrams.layout import layout_sheets
from tests.diagrams.drawing import Finding
from tests.diagrams.gates import GATES, check, crossings
from tests.diagrams.straight import straight
from tests.support.generator import random_procedure

HEADING = "Sheets of random procedures"
FAILURE = "did not draw"
ALLOWED_CROSSINGS = 0.2


@dataclass(frozen=True, slots=True)
class Result:
    """What one seed gave; `seconds` of processor to lay out."""

    seed: int
    pages: int = 0
    nodes: int = 0
    edges: int = 0
    crossings: int = 0
    same_page: int = 0
    seconds: float = 0.0
    findings: Sequence[Finding] = field(default=())


def try_seed(seed: int) -> Result:
    """Draw the procedure of a seed and count."""
    procedure = random_procedure(seed)
    return try_graph(seed, build_graph(procedure, header_of(procedure)))


def try_graph(seed: int, graph: Graph) -> Result:
    """Draw a graph and count."""
    begin = time.process_time()
    try:
        sheets = layout_sheets(graph)
    except Exception as error:  # a campaign counts failures of every kind and goes on
        return Result(seed, findings=(Finding(FAILURE, 0, f"{type(error).__name__}: {error}"),))
    seconds = time.process_time() - begin
    crossed = sum(len(crossings(sheet)) for sheet in sheets)
    same = sum(each.outgoing and sheet.number in each.pages for sheet in sheets for each in sheet.connectors)
    found = tuple(check(sheets, graph))
    return Result(seed, len(sheets), len(graph.nodes), len(graph.edges), crossed, same, seconds, found)


def report(results: Iterable[Result]) -> str:
    """Return the table of a campaign, in Markdown."""
    done = list(results)
    counted = Counter(finding.gate for result in done for finding in result.findings)
    dirty = {
        gate: {result.seed for result in done for each in result.findings if each.gate == gate} for gate in counted
    }
    pages = max(sum(result.pages for result in done), 1)
    crossed, same = sum(result.crossings for result in done), sum(result.same_page for result in done)
    rows = [
        [gate, str(counted[gate]), ", ".join(map(str, sorted(dirty.get(gate, ()))[:8])) or "–"]
        for gate in (FAILURE, *GATES)
    ]
    times = sorted(result.seconds / result.pages for result in done if result.pages)
    clean = sum(not result.findings for result in done)
    summary = (
        f"Seeds {done[0].seed}–{done[-1].seed}: {len(done)} procedures, {sum(r.nodes for r in done):,} nodes, "
        f"{sum(r.edges for r in done):,} edges, {pages:,} pages; {clean} without any failure "
        f"({100 * clean / len(done):.1f} %). Crossings: {crossed}, {crossed / pages:.2f} a page "
        f"(at most {ALLOWED_CROSSINGS}); connectors that lead to their own page: {same}, {same / pages:.2f} a page. "
        f"Layout: {sum(result.seconds for result in done) / pages:.2f} s of processor a page, "
        f"median procedure {times[len(times) // 2]:.2f}, slowest {times[-1]:.2f}."
    )
    return f"{summary}\n\n{table(['gate', 'failures', 'seeds'], rows)}"


def large() -> str:
    """Say how a procedure of 400 steps and one of 25 lanes come out."""
    lines = []
    for name, graph in (("400 steps", straight(400)), ("25 lanes", straight(100, lanes=25))):
        result = try_graph(0, graph)
        lines.append(f"{name}: {result.pages} pages, {len(result.findings)} failures, {result.crossings} crossings, "
                     f"{result.seconds / max(result.pages, 1):.2f} s of processor a page.")  # fmt: skip
    return "\n".join(lines)


def main() -> int:
    """Run a campaign."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--semillas", default="1000-1299", metavar="A-B")
    parser.add_argument("--guardar", action="store_true")
    parser.add_argument("--procesos", type=int, default=1)
    said = parser.parse_args()
    first, last = map(int, said.semillas.split("-"))
    with ProcessPoolExecutor(said.procesos) as pool:
        results = list(pool.map(try_seed, range(first, last + 1), chunksize=4))
    for result in results:
        for finding in result.findings:
            print(f"{result.seed}: {finding.gate}, page {finding.page}: {finding.what}")  # noqa: T201
    body = f"{report(results)}\n\n{large()}"
    if said.guardar:
        command = f"`python -m tests.diagrams.campaign --semillas {said.semillas} --guardar`"
        keep(HEADING, f"{command} · {machine()}\n\n{body}")
    else:
        print(body)  # noqa: T201
    return int(any(result.findings for result in results))


if __name__ == "__main__":
    raise SystemExit(main())
