"""Straight runs of the lines of a page: what gets a track in a channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from cauce.diagrams.layout.grid import Board, Point, Route, Unit, unit


@dataclass(slots=True)
class Run:
    """A straight piece of a net on one line of the grid, from `low` to `high`, `flat` or upright.

    `legs` are the perpendicular pieces that hang from it: (place on the line, -1 up or left, +1 down or right, the
    grid point, the run it belongs to). A run in a channel has a `track`; one on a centre line has none.
    """

    net: str
    flat: bool
    line: int
    low: int
    high: int
    sources: frozenset[str]
    legs: list[Leg] = field(default_factory=list)
    track: int = 0

    @property
    def in_channel(self) -> bool:
        """Whether the run lies between rows or columns, not on a centre line."""
        return self.line % 2 == 0


@dataclass(frozen=True, slots=True)
class Leg:
    """A perpendicular piece at `at` on the run's line, towards smaller (-1) or larger (+1) coordinates."""

    at: int
    towards: int
    run: Run | None


@dataclass(slots=True)
class Runs:
    """All runs of a page, and which run draws each piece of each net."""

    every: list[Run] = field(default_factory=list)
    of: dict[tuple[str, Unit], Run] = field(default_factory=dict)

    def channel(self, line: int, *, flat: bool) -> list[Run]:
        """Return the runs that need a track in one channel."""
        return [run for run in self.every if run.flat is flat and run.line == line]


def runs_of(board: Board, routes: tuple[Route, ...]) -> Runs:
    """Join the routes of each net into runs, with their legs."""
    pieces: dict[str, dict[Unit, set[str]]] = {}
    for link, route in zip(board.links, routes, strict=True):
        taken = pieces.setdefault(link.target, {})
        for a, b in pairwise(route):
            taken.setdefault(unit(a, b), set()).add(link.source)
    runs = Runs()
    for net, used in pieces.items():
        _straight(net, used, runs)
    for (net, _), run in runs.of.items():
        if run.legs:
            continue
        for at in range(run.low, run.high + 1):
            run.legs += _legs(net, run, at, runs)
    return runs


def _straight(net: str, used: dict[Unit, set[str]], runs: Runs) -> None:
    """Cut the pieces of one net into maximal runs."""
    for flat in (True, False):
        along, line = (0, 1) if flat else (1, 0)
        mine = sorted((piece for piece in used if (piece[0][1] == piece[1][1]) is flat),
                      key=lambda piece: (piece[0][line], piece[0][along]))  # fmt: skip
        current: list[Unit] = []
        for piece in mine:
            if current and (current[-1][1] != piece[0]):
                _close(net, flat, current, used, runs)
                current = []
            current.append(piece)
        if current:
            _close(net, flat, current, used, runs)


def _close(net: str, flat: bool, current: list[Unit], used: dict[Unit, set[str]], runs: Runs) -> None:
    along, line = (0, 1) if flat else (1, 0)
    sources = frozenset(source for piece in current for source in used[piece])
    run = Run(net, flat, current[0][0][line], current[0][0][along], current[-1][1][along], sources)
    runs.every.append(run)
    for piece in current:
        runs.of[net, piece] = run


def _legs(net: str, run: Run, at: int, runs: Runs) -> list[Leg]:
    found = []
    for towards in (-1, 1):
        here: Point = (at, run.line) if run.flat else (run.line, at)
        there: Point = (at, run.line + towards) if run.flat else (run.line + towards, at)
        other = runs.of.get((net, unit(here, there)))
        if other is not None:
            found.append(Leg(at, towards, other))
    return found
