"""Steps in memory: `carry_out` against python-statemachine and SpiffWorkflow on the same procedure and the same walk.

Run: `uv run --group peers python -m benchmarks.steps_in_memory`
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from statistics import median

from benchmarks.engines.flat import flat, steps_of
from benchmarks.report import busy, keep, machine, table
from benchmarks.walks import WHOLE_SCENARIO, Walk, scenario, ten_rows

ROUNDS = 31
WALKS_A_ROUND = 10
LIMIT = 10.0
PEERS = {"python-statemachine": "statemachine", "spiffworkflow": "SpiffWorkflow"}


def main() -> int:
    """Measure in alternating rounds, keep the table, and tell whether every promise holds."""
    rows, kept, absent = [], True, set()
    for walk in (ten_rows(), scenario(*WHOLE_SCENARIO)):
        steps = steps_of(walk)
        contenders: dict[str, Callable[[], float]] = {"cauce": lambda walk=walk: _ours(walk)}
        for peer in PEERS:
            made = _peer(peer, walk)
            if made is None:
                absent.add(peer)
            else:
                contenders[peer] = made
        times: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(ROUNDS):
            for name, run in contenders.items():
                gc.collect()
                times[name].append(run() / len(steps))
        own = median(times["cauce"])
        for name, found in times.items():
            ratio = median(found) / own
            kept &= name == "cauce" or ratio >= LIMIT
            rows.append(
                [
                    f"{walk.name} ({len(steps)} steps)",
                    name,
                    f"{median(found) * 1e6:.0f} µs",
                    f"{1 / median(found):,.0f}",
                    "–" if name == "cauce" else f"{ratio:.1f} ×",
                    "–" if name == "cauce" else f"≥ {LIMIT:g} × {'✓' if ratio >= LIMIT else '✗'}",
                ]
            )
    there = [name for name in PEERS if name not in absent]
    body = (
        f"`uv run --group peers python -m benchmarks.steps_in_memory` · {machine(*there)} · {busy()} · CPU time, "
        f"medians of {ROUNDS} alternating rounds of {WALKS_A_ROUND} whole walks, opening not counted.\n\n"
        + table(["walk", "with", "a step", "steps/s", "ratio", "promise"], rows)
        + "".join(f"\n\nWithout {name}: the package is absent." for name in sorted(absent))
    )
    keep("Steps in memory", body)
    return int(not kept)


def _ours(walk: Walk) -> float:
    """Return the CPU seconds of one walk."""
    opened = walk.open()
    begin = time.process_time()
    for _ in range(WALKS_A_ROUND):
        walk.go(opened)
    return (time.process_time() - begin) / WALKS_A_ROUND


def _peer(name: str, walk: Walk) -> Callable[[], float] | None:
    """Return what measures a peer on a walk, None when its package is absent."""
    command = walk.opening.command
    graph, steps = flat(walk.procedure, getattr(command, "start", "")), steps_of(walk)
    try:
        if name == "python-statemachine":
            from benchmarks.engines.machines import PeerMachine as Peer
        else:
            from benchmarks.engines.bpmn import PeerProcess as Peer  # type: ignore[assignment]
    except ImportError:
        return None
    peer = Peer(graph)

    def run() -> float:
        opened = [peer.open() for _ in range(WALKS_A_ROUND)]
        begin = time.process_time()
        for case in opened:
            peer.go(case, steps)
        took = (time.process_time() - begin) / WALKS_A_ROUND
        assert all(peer.is_over(case) for case in opened)
        return took

    return run


if __name__ == "__main__":
    sys.exit(main())
