"""Lines that merge are drawn once, solid before dashed, with one arrowhead at each end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cauce.diagrams.render.lines import HEAD_LENGTH, chain_path, drawn_edges
from cauce.diagrams.sheet import PlacedEdge, Point
from tests.diagrams.geometry import horizontal, segments


def edge(*points: Point, dashed: bool = False, arrow: bool = True, source: str = "a") -> PlacedEdge:
    return PlacedEdge(source, "z", points, dashed=dashed, arrow=arrow)


def test_what_two_lines_share_is_drawn_once() -> None:
    first = edge((0, 0), (0, 100))
    second = edge((50, 0), (50, 60), (0, 60), (0, 100), source="b")
    one, other = drawn_edges((first, second))
    assert one.chains == (((0, 0), (0, 100 - HEAD_LENGTH)),)
    assert one.head == ((0, 100), (3, 93), (-3, 93))
    assert other.chains == (((50, 0), (50, 60), (0, 60)),)
    assert other.head == ()


def test_a_dashed_line_never_hides_a_solid_one() -> None:
    dashed = edge((0, 0), (0, 100), dashed=True)
    solid = edge((0, 50), (0, 100), source="b")
    drawn = {each.edge.source: each for each in drawn_edges((dashed, solid))}
    assert drawn["b"].chains == (((0, 50), (0, 93)),)
    assert drawn["a"].chains == (((0, 0), (0, 50)),)


def test_a_line_of_an_annotation_has_no_arrowhead() -> None:
    (drawn,) = drawn_edges((edge((0, 0), (40, 0), arrow=False),))
    assert drawn.head == ()
    assert drawn.chains == (((0, 0), (40, 0)),)


def test_a_path_says_only_what_changes() -> None:
    assert chain_path(((1, 2), (1, 30.5), (40, 30.5), (45, 36))) == "M1 2V30.5H40L45 36"


steps = st.lists(st.tuples(st.booleans(), st.integers(-6, 6).filter(bool)), min_size=1, max_size=6)


def walk(start: tuple[int, int], moves: list[tuple[bool, int]]) -> PlacedEdge:
    x, y = 10.0 * start[0], 10.0 * start[1]
    points = [(x, y)]
    for flat, length in moves:
        x, y = (x + 10 * length, y) if flat else (x, y + 10 * length)
        points.append((x, y))
    return edge(*points, arrow=False)


def inked(chains: list[tuple[Point, ...]]) -> list[tuple[bool, int, int]]:
    """The unit pieces of paper that some chains cover."""
    found = []
    for chain in chains:
        for a, b in segments(chain):
            along, across = (0, 1) if horizontal((a, b)) else (1, 0)
            low, high = sorted((int(a[along]), int(b[along])))
            found += [(along == 0, int(a[across]), at) for at in range(low, high)]
    return found


@given(st.lists(st.builds(walk, st.tuples(st.integers(0, 3), st.integers(0, 3)), steps), min_size=1, max_size=4))
def test_every_piece_is_drawn_exactly_once(edges: list[PlacedEdge]) -> None:
    drawn = inked([chain for each in drawn_edges(edges) for chain in each.chains])
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == set(inked([each.points for each in edges]))
