"""The symbols: each kind has a form of its own, and none is drawn outside its box."""

from __future__ import annotations

import re

import pytest

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.render.marks import document
from cauce.diagrams.render.symbols import FILLS, Side, diamond, nearest_side, outline, pentagon
from cauce.diagrams.sheet import Box, PlacedDocument
from tests.diagrams.geometry import contains

BOX = Box(100, 200, 90, 40)


def extent(elements: list[str]) -> Box:
    """The box of everything that some elements draw; curves by the points that hold them."""
    xs, ys = [], []
    for text in elements:
        for x, y, width, height in re.findall(r'x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', text):
            xs += [float(x), float(x) + float(width)]
            ys += [float(y), float(y) + float(height)]
        for points in re.findall(r'points="([^"]+)"', text):
            pairs = [tuple(map(float, pair.split(","))) for pair in points.split()]
            xs += [pair[0] for pair in pairs]
            ys += [pair[1] for pair in pairs]
        for commands in re.findall(r' d="([^"]+)"', text):
            for letter, numbers in re.findall(r"([MLHVAQ])([^A-Z]*)", commands):
                values = [float(each) for each in numbers.split()]
                if letter == "H":
                    xs.append(values[0])
                elif letter == "V":
                    ys.append(values[0])
                else:
                    pairs = values[-2:] if letter == "A" else values
                    xs += pairs[0::2]
                    ys += pairs[1::2]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@pytest.mark.parametrize("kind", NodeKind)
def test_each_symbol_fills_its_box_and_no_more(kind: NodeKind) -> None:
    assert kind in FILLS
    drawn = extent(outline(kind, BOX))
    assert contains(BOX, drawn)
    assert drawn.height == pytest.approx(BOX.height)
    if kind is not NodeKind.NOTE:
        # The round end of a wait is an arc: its ends are on its straight part.
        assert drawn.width >= BOX.width - 14


def test_each_kind_has_a_form_of_its_own() -> None:
    forms = {kind: tuple(outline(kind, BOX)) for kind in NodeKind}
    same = {NodeKind.START: NodeKind.END, NodeKind.FORK: NodeKind.JOIN}
    for kind, form in forms.items():
        twins = [other for other, drawn in forms.items() if drawn == form and other is not kind]
        assert twins == [other for pair in same.items() if kind in pair for other in pair if other is not kind]


def test_a_bar_without_words_is_solid() -> None:
    assert len(outline(NodeKind.JOIN, BOX, has_text=False)) == 1
    assert len(outline(NodeKind.FORK, BOX, has_text=True)) == 3


@pytest.mark.parametrize("side", Side)
def test_the_bracket_of_a_note_is_where_its_line_comes(side: Side) -> None:
    drawn = extent(outline(NodeKind.NOTE, BOX, joined=side))
    assert contains(BOX, drawn)
    edges = {Side.LEFT: (BOX.x, drawn.x), Side.RIGHT: (BOX.right, drawn.right),
             Side.TOP: (BOX.y, drawn.y), Side.BOTTOM: (BOX.bottom, drawn.bottom)}  # fmt: skip
    assert edges[side][0] == pytest.approx(edges[side][1])
    assert nearest_side(BOX, {Side.LEFT: (100, 215), Side.RIGHT: (190, 215),
                              Side.TOP: (140, 200), Side.BOTTOM: (140, 240)}[side]) is side  # fmt: skip


def test_vertices_and_corners() -> None:
    assert diamond(BOX) == ((145, 200), (190, 220), (145, 240), (100, 220))
    assert pentagon(BOX) == ((100, 200), (190, 200), (190, 230), (145, 240), (100, 230))


@pytest.mark.parametrize("ids", [("a",), ("a", "b")])
@pytest.mark.parametrize("shape", ["documento", "registro"])
def test_documents_stay_in_their_boxes(ids: tuple[str, ...], shape: str) -> None:
    svg = document(PlacedDocument(ids, shape, BOX, ()))
    drawn = extent([svg])
    # A wave is held by points half its height beyond it.
    assert contains(BOX, drawn, slack=3.01)
    sheets = svg.count("Z")
    assert sheets == (2 if shape == "documento" and len(ids) > 1 else 1)
    assert f'class="{shape}"' in svg
