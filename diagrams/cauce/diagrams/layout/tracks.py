"""Tracks: the order of the lines that run side by side in a channel.

In each channel the order is chosen that makes fewest crossings, with the constraint that two lines that leave a centre
line on opposite sides do not run over one another. Rows and columns are settled in turn, because a leg's place in one
depends on the other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cauce.diagrams.layout.grid import Board, Point, Route
from cauce.diagrams.layout.runs import Run, Runs, runs_of

_CLASH = 1000
_EXACT = 7
_ROUNDS = 4
_SCALE = 64
"""Of a line of the grid, in the coordinates used for ordering: room for that many tracks."""


@dataclass(frozen=True)
class Tracks:
    """Runs with their tracks; how many tracks each channel has; what is left of crossings and clashes."""

    runs: Runs
    flat: dict[int, int]
    upright: dict[int, int]
    crossings: int
    crossing_nets: Counter[str]
    clashes: tuple[tuple[Run, Run], ...]


def assign(board: Board, routes: tuple[Route, ...]) -> Tracks:
    """Give each run a track."""
    runs = runs_of(board, routes)
    counts: dict[bool, dict[int, int]] = {True: {}, False: {}}
    for turn in range(_ROUNDS):
        for flat in (False, True):
            for line in range(0, 2 * (board.rows if flat else board.columns) + 1, 2):
                members = runs.channel(line, flat=flat)
                if members:
                    counts[flat][line] = _order(members)
        if turn and not _judge(runs)[0]:
            break
    crossings, nets, clashes = _judge(runs)
    return Tracks(runs, counts[True], counts[False], crossings, nets, clashes)


def tight_points(tracks: Tracks) -> list[Point]:
    """Return the grid points where lines clash, to make them dear when routing again."""
    points = []
    for one, other in tracks.clashes:
        shared = {leg.at for leg in one.legs} & {leg.at for leg in other.legs}
        points += [(at, one.line) if one.flat else (one.line, at) for at in sorted(shared)]
    return points


def _place(run: Run) -> float:
    """Return where a run lies across its line, in ordering coordinates."""
    return run.line * _SCALE + run.track


def _ends(run: Run) -> tuple[float, float]:
    """Return from where to where a run reaches: to the lines of its outermost legs."""
    low: float = run.low * _SCALE
    high: float = run.high * _SCALE
    for leg in run.legs:
        if leg.run is not None and leg.at == run.low:
            low = _place(leg.run)
        if leg.run is not None and leg.at == run.high:
            high = _place(leg.run)
    return low, high


def _order(members: list[Run]) -> int:
    """Order the runs of a channel and give them tracks; return how many there are."""
    for cluster in _clusters(members):
        cost = _costs(cluster)
        order = _exact(len(cluster), cost) if len(cluster) <= _EXACT else _greedy(len(cluster), cost)
        ordered = [cluster[number] for number in order]
        for number, run in enumerate(ordered):
            run.track = max((before.track + 1 for before in ordered[:number] if _meet(before, run)), default=0)
    return max(run.track for run in members) + 1


def _clusters(members: list[Run]) -> list[list[Run]]:
    """Split a channel into groups whose extents do not touch one another."""
    clusters: list[list[Run]] = []
    reach = -1
    for run in sorted(members, key=lambda run: (run.low, run.high, run.net)):
        if clusters and run.low <= reach:
            clusters[-1].append(run)
        else:
            clusters.append([run])
        reach = max(reach, run.high)
    return clusters


def _meet(one: Run, other: Run) -> bool:
    """Whether two runs need different tracks, wherever the lines across them come to lie."""
    return one.low <= other.high and other.low <= one.high


def _costs(cluster: list[Run]) -> list[list[int]]:
    spans = [_ends(run) for run in cluster]
    size = len(cluster)
    return [
        [_before(cluster[a], spans[a], cluster[b], spans[b]) if a != b else 0 for b in range(size)] for a in range(size)
    ]


def _before(one: Run, span: tuple[float, float], other: Run, reach: tuple[float, float]) -> int:
    """Return the crossings and clashes between two runs when `one` lies above (or left of) `other`."""
    if one.net == other.net or not _meet(one, other):
        return 0
    cost = 0
    for leg in one.legs:
        if leg.towards > 0 and leg.run is not None and reach[0] < _place(leg.run) < reach[1]:
            cost += 1
    for leg in other.legs:
        if leg.towards < 0 and leg.run is not None and span[0] < _place(leg.run) < span[1]:
            cost += 1
    downs = {_place(leg.run): leg.run for leg in one.legs if leg.towards > 0 and leg.run is not None}
    for leg in other.legs:
        if leg.towards < 0 and leg.run is not None:
            facing = downs.get(_place(leg.run))
            if facing is not None and facing is not leg.run and facing.line == leg.run.line:
                cost += _CLASH
    return cost


def _exact(size: int, cost: list[list[int]]) -> list[int]:
    """Return the order of least cost, over all subsets (Held and Karp)."""
    best: list[tuple[int, int]] = [(0, -1)] * (1 << size)
    for chosen in range(1, 1 << size):
        options = []
        for last in range(size):
            if chosen >> last & 1:
                rest = chosen ^ (1 << last)
                total = best[rest][0] + sum(cost[a][last] for a in range(size) if rest >> a & 1)
                options.append((total, last))
        best[chosen] = min(options)
    order: list[int] = []
    chosen = (1 << size) - 1
    while chosen:
        last = best[chosen][1]
        order.append(last)
        chosen ^= 1 << last
    return order[::-1]


def _greedy(size: int, cost: list[list[int]]) -> list[int]:
    """Return a good order for a crowded channel: each run put where it costs least, then neighbours swapped."""
    order: list[int] = []
    for new in range(size):
        prices = [
            (sum(cost[a][new] for a in order[:at]) + sum(cost[new][b] for b in order[at:]), at)
            for at in range(len(order) + 1)
        ]
        order.insert(min(prices)[1], new)
    improved = True
    while improved:
        improved = False
        for at in range(size - 1):
            a, b = order[at], order[at + 1]
            if cost[b][a] < cost[a][b]:
                order[at], order[at + 1] = b, a
                improved = True
    return order


def _judge(runs: Runs) -> tuple[int, Counter[str], tuple[tuple[Run, Run], ...]]:
    """Count what is left: crossings of flat runs with upright ones, and clashes in channels."""
    crossings = 0
    nets: Counter[str] = Counter()
    flats = [(run, _ends(run), _place(run)) for run in runs.every if run.flat]
    steep = [(run, _ends(run), _place(run)) for run in runs.every if not run.flat]
    for run, (low, high), y in flats:
        for other, (top, bottom), x in steep:
            if run.net != other.net and low < x < high and top < y < bottom:
                crossings += 1
                nets.update((run.net, other.net))
    clashes = [(one, other) for one, other in _pairs(runs) if _before(one, _ends(one), other, _ends(other)) >= _CLASH]
    return crossings, nets, tuple(clashes)


def _pairs(runs: Runs) -> list[tuple[Run, Run]]:
    """Return the runs side by side in a channel, in the order of their tracks."""
    channels: dict[tuple[bool, int], list[Run]] = {}
    for run in runs.every:
        if run.in_channel:
            channels.setdefault((run.flat, run.line), []).append(run)
    return [(one, other) for members in channels.values() for one in members for other in members
            if one.track < other.track]  # fmt: skip
