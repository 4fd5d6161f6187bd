"""The checker of the peers' drawings, on small drawings spoilt one way each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.peers.checker import Counts, count, pages_needed, printed_text
from benchmarks.peers.plain import Box, Line, Picture, Point, Symbol
from benchmarks.peers.plane import bezier

A = Symbol("a", "uno", (Box(0, 0, 40, 20),))
B = Symbol("b", "uno", (Box(0, 100, 40, 120),))
C = Symbol("c", "dos", (Box(100, 0, 140, 20),))
D = Symbol("d", "dos", (Box(100, 100, 140, 120),))
DOWN = Line("a", "b", ((20, 20), (20, 100)))
OTHER = Line("c", "d", ((120, 20), (120, 60), (120, 100)), Box(124, 50, 150, 60))
CLEAN = Picture(("uno", "dos"), (A, B, C, D), (DOWN, OTHER), 8.0)
FINE = Counts(pairs=1, lines=2)


def spoilt(*symbols: Symbol, lines: tuple[Line, ...] = (DOWN, OTHER)) -> Counts:
    """Count with some symbols in place of those with their ids, or besides them."""
    ids = {symbol.id for symbol in symbols}
    kept = [symbol for symbol in CLEAN.symbols if symbol.id not in ids]
    return count(replace(CLEAN, symbols=(*kept, *symbols), lines=lines))


def test_a_clean_drawing_counts_nothing() -> None:
    assert count(CLEAN) == FINE


def test_counts_of_pages_add_up() -> None:
    assert FINE + replace(FINE, crossings=3) == Counts(pairs=2, lines=4, crossings=3)


def test_a_node_across_another_lane_mixes_both() -> None:
    assert spoilt(replace(D, pieces=(Box(30, 150, 70, 170),))) == replace(FINE, mixed=1)


def test_lanes_in_another_order_are_swapped() -> None:
    assert count(replace(CLEAN, lanes=("dos", "uno"))) == replace(FINE, swapped=1)


def test_lanes_may_be_rows() -> None:
    rows = [replace(each, pieces=(Box(each.reach.top, each.reach.left, each.reach.bottom, each.reach.right),))
            for each in CLEAN.symbols]  # fmt: skip
    assert count(replace(CLEAN, symbols=tuple(rows), lines=())) == Counts(pairs=1)


def test_a_lane_without_nodes_is_no_pair_and_a_node_without_lane_mixes_none() -> None:
    alone = Symbol("e", "", (Box(30, 200, 120, 220),))
    assert count(replace(CLEAN, lanes=("uno", "tres", "dos"), symbols=(*CLEAN.symbols, alone))) == FINE


def test_a_mark_on_another_node_is_an_overlap() -> None:
    hung = replace(A, pieces=(*A.pieces, Box(30, 15, 60, 115)))
    assert spoilt(hung) == replace(FINE, overlaps=1)


def test_nodes_side_by_side_do_not_overlap() -> None:
    assert spoilt(Symbol("e", "uno", (Box(0, 20, 15, 30),))).overlaps == 0


@pytest.mark.parametrize("points", [
    ((-10, 60), (130, 60)),
    ((-10, 50), (50, 70), (130, 60)),
    ((-10, 60), (20, 60), (130, 60)),
])  # fmt: skip
def test_lines_that_pass_through_one_another_cross(points: tuple[Point, ...]) -> None:
    """Also where a piece of one ends on the other, if it goes straight on."""
    across = Line("x", "y", points)
    assert spoilt(lines=(DOWN, OTHER, across)).crossings == 2


def test_two_curves_cross_once() -> None:
    one = Line("x", "y", tuple(bezier(((200, 0), (200, 100), (300, 0), (300, 100)))), curved=True)
    other = Line("y", "x", tuple(bezier(((300, 0), (300, 100), (200, 0), (200, 100)))), curved=True)
    assert count(replace(CLEAN, lines=(one, other))) == replace(FINE, crossings=1, lines=0)


def test_a_line_that_ends_at_another_does_not_cross_it() -> None:
    joined = Line("c", "b", ((100, 60), (20, 60), (20, 100)))
    assert spoilt(lines=(DOWN, OTHER, joined)) == replace(FINE, bends=1, lines=3)


def test_lines_drawn_as_one_cross_a_third_once() -> None:
    again = replace(DOWN, source="x")
    across = Line("y", "z", ((-10, 60), (60, 60)))
    assert spoilt(lines=(DOWN, again, across)).crossings == 1


def test_a_line_through_a_foreign_node() -> None:
    through = Line("a", "d", ((40, 10), (70, 10), (70, 5), (150, 5), (150, 110), (140, 110)))
    assert spoilt(lines=(DOWN, OTHER, through)) == replace(FINE, through=1, bends=4, lines=3)


def test_a_slope_through_a_corner_counts_and_one_along_the_side_does_not() -> None:
    slope, beside = Line("x", "y", ((90, 10), (115, -10))), Line("x", "y", ((100, -10), (100, 30)))
    assert [spoilt(lines=(line,)).through for line in (slope, beside)] == [1, 0]


def test_the_corners_of_a_diamond_are_paper() -> None:
    corner, middle = Line("x", "y", ((103, -10), (103, 4), (90, 4))), Line("x", "y", ((90, 10), (112, 10)))
    diamond = replace(C, diamond=True)
    assert [spoilt(diamond, lines=(line,)).through for line in (corner, middle)] == [0, 1]


def test_lines_on_one_another() -> None:
    beside = Line("x", "y", ((20.4, 30), (20.4, 90)))
    assert spoilt(lines=(DOWN, OTHER, beside)) == replace(FINE, along=1, lines=3)
    assert spoilt(lines=(DOWN, OTHER, replace(beside, target="b"))).along == 0, "lines to one node may be one"


def test_a_label_on_a_node() -> None:
    named = replace(DOWN, label=Box(10, 90, 30, 105))
    assert spoilt(lines=(named, OTHER)) == replace(FINE, covered=1)


def test_bends_are_of_lines_that_are_not_curved() -> None:
    bent = Line("a", "b", ((20, 20), (20, 50), (25, 50), (25, 100)))
    assert spoilt(lines=(bent,)) == replace(FINE, bends=2, lines=1)
    assert spoilt(lines=(replace(bent, curved=True),)) == replace(FINE, lines=0)


def wide(width: float, height: float, text: float = 8.0) -> Picture:
    """A drawing of a given extent."""
    return Picture((), (Symbol("a", "", (Box(5, 5, 5 + width, 5 + height),)),), (), text)


@pytest.mark.parametrize(("picture", "text", "pages"), [
    (wide(540, 720), 8.0, 1),
    (wide(100, 100), 8.0, 1),
    (wide(1080, 100), 4.0, 2),
    (wide(541, 1440), 4.0, 4),
    (wide(540, 720, text=4.0), 4.0, 4),
])  # fmt: skip
def test_text_on_one_page_and_pages_of_readable_text(picture: Picture, text: float, pages: int) -> None:
    assert printed_text(picture) == pytest.approx(text)
    assert pages_needed(picture) == pages


def test_lines_and_labels_are_part_of_the_extent() -> None:
    assert CLEAN.extent == Box(0, 0, 150, 120)
