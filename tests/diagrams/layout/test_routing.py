"""Boards made by hand: what the router may never do, whatever it costs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.diagrams.graph import Edge, NodeKind
from cauce.diagrams.layout.grid import Board, Traffic
from cauce.diagrams.layout.negotiate import route_all
from cauce.diagrams.layout.runs import runs_of
from cauce.diagrams.layout.tracks import assign
from cauce.diagrams.pages.slice import Link

COLUMNS, ROWS = 4, 5
CELLS = [(2 * column + 1, 2 * row + 1) for column in range(COLUMNS) for row in range(ROWS)]


def link(source: str, target: str) -> Link:
    return Link(source, target, Edge(source, target))


def board(cells: dict[str, tuple[int, int]], *pairs: str, kind: NodeKind = NodeKind.ACTIVITY) -> Board:
    return Board(COLUMNS, ROWS, cells, dict.fromkeys(cells, kind), tuple(link(*pair) for pair in pairs))


@st.composite
def boards(draw: st.DrawFn) -> Board:
    places = draw(st.lists(st.sampled_from(CELLS), min_size=2, max_size=10, unique=True))
    cells = {chr(97 + number): place for number, place in enumerate(places)}
    names = sorted(cells)
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    return board(cells, *("".join(pair) for pair in draw(st.lists(pairs, max_size=10, unique=True))))


@settings(max_examples=60, deadline=None)
@given(boards())
def test_no_line_goes_through_an_item_and_each_joins_its_ends(made: Board) -> None:
    routing = route_all(made)
    for each, route in zip(made.links, routing.routes, strict=True):
        if not route:
            continue
        assert (route[0], route[-1]) == (made.cells[each.source], made.cells[each.target])
        assert not set(route[1:-1]) & made.occupied
        assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) == 1 for a, b in pairwise(route))
        assert len(set(route)) == len(route)


@settings(max_examples=60, deadline=None)
@given(boards())
def test_lines_side_by_side_have_tracks_of_their_own(made: Board) -> None:
    routing = route_all(made)
    if not all(routing.routes):
        return
    tracks = assign(made, routing.routes)
    for one in tracks.runs.every:
        for other in tracks.runs.every:
            if one is not other and one.in_channel and (one.flat, one.line, one.track) == (
                other.flat, other.line, other.track):  # fmt: skip
                assert one.high < other.low or other.high < one.low


def test_a_straight_way_is_straight() -> None:
    made = board({"a": (1, 1), "b": (1, 3)}, "ab")
    assert route_all(made).routes == (((1, 1), (1, 2), (1, 3)),)


def test_lines_to_one_target_join() -> None:
    made = board({"a": (1, 1), "b": (3, 1), "c": (5, 1), "d": (3, 7)}, "ad", "bd", "cd")
    routes = route_all(made).routes
    ends = {route[-2:] for route in routes}
    assert len(ends) < len(routes)
    assert not Traffic(zip(made.links, routes, strict=True)).conflicts()


def test_answers_leave_by_different_sides() -> None:
    cells = {"q": (3, 3), "a": (1, 7), "b": (3, 7), "c": (5, 7)}
    made = board(cells, "qa", "qb", "qc", kind=NodeKind.DECISION)
    assert len({route[1] for route in route_all(made).routes}) == 3


def test_the_runs_of_a_route_meet_at_its_corners() -> None:
    made = board({"a": (1, 1), "b": (5, 7)}, "ab")
    routing = route_all(made)
    runs = runs_of(made, routing.routes)
    assert len(runs.every) == routing.bends + 1
    assert all(run.legs for run in runs.every)


def test_two_lines_from_facing_sides_of_a_channel_do_not_run_over_one_another() -> None:
    """One comes down at x = 3 and goes right; the other goes down at x = 3 and comes from the left."""
    made = board({"a": (3, 1), "b": (7, 5), "c": (1, 1), "d": (3, 5)}, "ab", "cd")
    tracks = assign(made, route_all(made).routes)
    assert tracks.clashes == ()
    assert tracks.crossings == 0
