"""The gates judged: a sheet placed by hand passes them all, and each way of spoiling it is noticed by its gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cauce.diagrams.sheet import Box, PlacedEdge, PlacedNode, Sheet, TextLine
from tests.diagrams.gates import GATES, check, counts, crossings
from tests.diagrams.handmade import GRAPH, overlaid, sheets

Spoil = Callable[[Sheet], Sheet]


def node(id: str, **changes: Any) -> Spoil:  # noqa: A002 - the name of the field
    """Change the fields of one placed node; a function gets the old value."""
    return _one("nodes", lambda each: each.id == id, changes)


def edge(source: str, target: str, **changes: Any) -> Spoil:
    return _one("edges", lambda each: (each.source, each.target) == (source, target), changes)


def connector(**changes: Any) -> Spoil:
    return _one("connectors", lambda each: each.id == "c1", changes)


def lane(id: str, **changes: Any) -> Spoil:  # noqa: A002
    return _one("lanes", lambda each: each.id == id, changes)


def _one(kind: str, chosen: Callable[[Any], bool], changes: dict[str, Any]) -> Spoil:
    def spoil(sheet: Sheet) -> Sheet:
        items = [
            replace(each, **{key: value(getattr(each, key)) if callable(value) else value
                             for key, value in changes.items()}) if chosen(each) else each
            for each in getattr(sheet, kind)
        ]  # fmt: skip
        assert items != list(getattr(sheet, kind))
        return replace(sheet, **{kind: tuple(items)})

    return spoil


def moved(dx: float, dy: float) -> Callable[[Any], Any]:
    """Move a box, or lines of text, or a line's points."""

    def move(value: Any) -> Any:
        if isinstance(value, Box):
            return replace(value, x=value.x + dx, y=value.y + dy)
        if isinstance(value, TextLine):
            return replace(value, x=value.x + dx, y=value.y + dy)
        if isinstance(value[0], tuple):
            return tuple((x + dx, y + dy) for x, y in value)
        return tuple(map(move, value))

    return move


def whole(dx: float, dy: float) -> dict[str, Any]:
    """Move a symbol with its text."""
    return {"box": moved(dx, dy), "lines": moved(dx, dy)}


def lines(change: Callable[[TextLine], TextLine]) -> Callable[[tuple[TextLine, ...]], tuple[TextLine, ...]]:
    return lambda old: tuple(map(change, old))


def smaller(line: TextLine) -> TextLine:
    return replace(line, size=7.9)


def less(line: TextLine) -> TextLine:
    """Lose the last word."""
    return replace(line, text=" ".join(line.text.split()[:-1]))


def broken_at(place: int) -> Callable[[tuple[TextLine, ...]], tuple[TextLine, ...]]:
    """Break the only line inside a word."""

    def split(old: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
        (only,) = old
        return replace(only, text=only.text[:place]), replace(only, y=only.y + 10, text=only.text[place:])

    return split


def without(kind: str, chosen: Callable[[Any], bool]) -> Spoil:
    def spoil(sheet: Sheet) -> Sheet:
        left = tuple(each for each in getattr(sheet, kind) if not chosen(each))
        assert len(left) < len(getattr(sheet, kind))
        return replace(sheet, **{kind: left})

    return spoil


def added(extra: PlacedEdge) -> Spoil:
    return lambda sheet: replace(sheet, edges=(*sheet.edges, extra))


def overlay(part: str, **changes: Any) -> Spoil:
    """Lay an overlay over the sheet, and change its band or foot («»), its only mark, that one's cell, or its key."""

    def spoil(sheet: Sheet) -> Sheet:
        good = overlaid(sheet)
        layer = good.overlay
        assert layer is not None
        new = {key: value(getattr(_part(good, part), key)) if callable(value) else value
               for key, value in changes.items()}  # fmt: skip
        if part == "sheet":
            return replace(good, **new)
        if part == "layer":
            return replace(good, overlay=replace(layer, **new))
        if part == "key":
            return replace(good, overlay=replace(layer, key=(layer.key[0], replace(layer.key[1], **new))))
        mark = layer.marks[0]
        mark = replace(mark, cells=(replace(mark.cells[0], **new),)) if part == "cell" else replace(mark, **new)
        return replace(good, overlay=replace(layer, marks=(mark,)))

    return spoil


def _part(sheet: Sheet, part: str) -> Any:
    layer = sheet.overlay
    assert layer is not None
    mark = layer.marks[0]
    return {"sheet": sheet, "layer": layer, "key": layer.key[1], "mark": mark, "cell": mark.cells[0]}[part]


def mark_at(x: float, y: float) -> Spoil:
    """The mark whole at another place."""
    return overlay("mark", box=lambda old: replace(old, x=x, y=y), cells=())


SPOILT: list[tuple[str, str, Spoil]] = [
    ("node overlaps", "two symbols", node("n4", **whole(0, 40))),
    ("node overlaps", "a symbol on a connector", connector(box=Box(60, 268, 38, 32))),
    ("node overlaps", "a document on another's symbol", node("n4", **whole(20, -54))),
    ("edges through nodes", "through a box", edge("n1", "n2", points=((126, 286), (126, 300), (126, 262), (126, 338)))),
    (
        "edges through nodes",
        "through a diamond",
        added(PlacedEdge("i1", "n3", ((96, 220), (50, 220), (50, 366), (322, 366)))),
    ),
    (
        "edges through nodes",
        "through a document",
        edge("n1", "n2", points=((150, 286), (150, 310), (126, 310), (126, 338))),
    ),
    ("edges through nodes", "through a clock", added(PlacedEdge("n1", "n4", ((180, 270), (327, 270), (327, 434))))),
    ("edges on edges", "on one another", added(PlacedEdge("i1", "n3", ((126, 300), (126, 320))))),
    ("edges on edges", "a point apart", added(PlacedEdge("i1", "n3", ((127, 300), (127, 320))))),
    ("edges on edges", "a bend on a line", added(PlacedEdge("i1", "n3", ((140, 310), (126, 310), (126, 311))))),
    ("labels on things", "on its line", edge("n2", "c1", label=moved(-12, 0))),
    ("labels on things", "on a symbol", edge("n2", "n3", label=moved(-20, 10))),
    ("labels on things", "on a lane border", edge("n2", "n3", label=moved(98, 0))),
    ("labels on things", "outside the lanes", edge("n2", "n3", label=moved(400, 0))),
    ("marks over text", "number", node("n3", pill=moved(40, 24), pill_text=moved(40, 24))),
    ("marks over text", "document", node("n1", documents=lambda old: (replace(old[0], box=Box(126, 260, 54, 38)),))),
    ("ends off their place", "off a vertex", edge("n2", "n3", points=((176, 364), (322, 364)))),
    ("ends off their place", "off the outline", edge("n4", "n4-p", points=((376, 470), (376, 494)))),
    (
        "ends off their place",
        "two answers at one vertex",
        edge("n2", "n3", points=((126, 382), (126, 400), (322, 400), (322, 370))),
    ),
    (
        "ends off their place",
        "in and out by one vertex",
        edge("n5", "n2", points=((188, 560), (60, 560), (60, 620), (180, 620), (180, 360))),
    ),
    ("ends off their place", "aslant", edge("n4", "n4-p", points=((370, 466), (376, 494)))),
    (
        "ends off their place",
        "no room for the arrowhead",
        edge("n4", "n4-p", points=((380, 466), (380, 490), (376, 490), (376, 494))),
    ),
    ("text outside its shape", "of a box", node("n3", lines=moved(30, 0))),
    ("text outside its shape", "of a diamond", node("n2", lines=moved(0, 12))),
    ("text outside its shape", "of a terminator", node("i1", lines=moved(14, 7))),
    ("text outside its shape", "of a wait", node("n4", lines=moved(18, 10))),
    (
        "text outside its shape",
        "of a document",
        node("n1", documents=lambda old: (replace(old[0], lines=moved(0, 8)(old[0].lines)),)),
    ),
    ("text outside its shape", "of a connector", connector(lines=moved(0, 9))),
    ("text outside its shape", "too wide", node("n3", lines=lines(lambda each: replace(each, size=15.0)))),
    ("text outside its shape", "of a lane", lane("a", lines=moved(0, 10))),
    ("text outside its shape", "on another text", edge("n2", "n3", label=moved(-50, 7))),
    ("off the page", "too wide a frame", lane("b", head=Box(290, 170, 300, 24), body=Box(290, 194, 300, 406))),
    ("off the page", "below", node("f1", **whole(0, 210))),
    ("off the page", "text in the margin", lambda sheet: replace(sheet, legend=moved(-10, 0)(sheet.legend))),
    ("text under 8 pt", "of a node", node("n3", lines=lines(smaller))),
    (
        "text under 8 pt",
        "of a document",
        node("n1", documents=lambda old: (replace(old[0], lines=tuple(map(smaller, old[0].lines))),)),
    ),
    ("text under 8 pt", "of the legend", lambda sheet: replace(sheet, legend=tuple(map(smaller, sheet.legend)))),
    ("overlay marks in the way", "on a line", mark_at(361, 388)),
    ("overlay marks in the way", "as near to a line as it is thick", mark_at(377.2, 384)),
    ("overlay marks in the way", "on an answer", mark_at(170, 350)),
    ("overlay marks in the way", "on another symbol", mark_at(396, 428)),
    ("overlay marks in the way", "on a document", mark_at(392, 376)),
    ("overlay marks in the way", "on a clock", mark_at(320, 378)),
    ("overlay marks in the way", "on the number", mark_at(330, 334)),
    ("overlay marks in the way", "on its own text", mark_at(350, 354)),
    ("overlay marks in the way", "on the border of a lane", mark_at(280, 420)),
    ("overlay marks in the way", "on the heads of the lanes", mark_at(396, 180)),
    ("overlay marks in the way", "on another mark", overlay("layer", marks=lambda old: (*old, *old))),
    ("overlay marks astray", "far from its symbol", mark_at(450, 300)),
    ("overlay marks astray", "over its symbol", mark_at(396, 344)),
    ("overlay marks astray", "of a symbol that is not there", overlay("mark", node="n99")),
    ("overlay marks astray", "a cell outside", overlay("cell", box=moved(4, 0))),
    (
        "overlay marks astray",
        "text too wide",
        overlay("cell", lines=lines(lambda one: replace(one, text="3.º y 21.º"))),
    ),
    ("overlay marks astray", "text on the gauge", overlay("cell", lines=moved(-10, 0))),
    ("overlay key or band", "another word in the band", overlay("layer", band_line=less)),
    ("overlay key or band", "text off the band", overlay("layer", band_line=lambda one: replace(one, y=40.0))),
    ("overlay key or band", "band off the paper", overlay("layer", band=moved(0, -4))),
    ("overlay key or band", "band on the header", overlay("layer", band=moved(0, 5))),
    ("overlay key or band", "the mark of the binder", overlay("sheet", mark=lambda one: replace(one, text="BORRADOR"))),
    ("overlay key or band", "key off the paper", overlay("key", box=moved(0, 20))),
    ("overlay key or band", "key on the foot", overlay("key", box=moved(0, -8))),
    ("overlay key or band", "entries on one another", overlay("key", box=moved(-60, 0))),
    ("lanes crooked or out of order", "out of order", lambda sheet: replace(sheet, lanes=sheet.lanes[::-1])),
    ("lanes crooked or out of order", "crooked", lane("b", head=moved(5, 0))),
    ("lanes crooked or out of order", "a symbol in the lane beside", node("n4", **whole(-150, 0))),
    (
        "lanes crooked or out of order",
        "a line outside",
        edge("n5", "n2", points=((188, 560), (30, 560), (30, 360), (72, 360))),
    ),
    ("edges missing", "a line", without("edges", lambda each: each.source == "n4")),
    ("edges missing", "an answer", edge("n2", "n3", label=())),
    ("edges missing", "another answer", edge("n2", "n3", label=lines(lambda each: replace(each, text="Quizá")))),
    ("edges missing", "a line too many", added(PlacedEdge("i1", "n3", ((96, 220), (50, 220), (50, 226))))),
    ("edges missing", "solid for dashed", edge("n5", "n2", dashed=False)),
    (
        "edges missing",
        "another letter",
        connector(letter="B", lines=lines(lambda each: replace(each, text=each.text.replace("A", "B")))),
    ),
    (
        "edges missing",
        "another page",
        connector(pages=(1,), lines=lines(lambda each: replace(each, text=each.text.replace("2", "1")))),
    ),
    (
        "edges missing",
        "a page that it does not say",
        connector(lines=lines(lambda each: replace(each, text=each.text.replace("2", "3")))),
    ),
    ("words missing", "a word", node("n3", lines=lines(less))),
    ("words missing", "a number", node("n3", pill=None, pill_text=None)),
    ("words missing", "a document", node("n1", documents=())),
    (
        "words missing",
        "the name of a document",
        node("n1", documents=lambda old: (replace(old[0], lines=tuple(map(less, old[0].lines))),)),
    ),
    ("words missing", "a deadline", node("n3", clock_lines=())),
    ("words missing", "a symbol", without("nodes", lambda each: each.id == "n4-p")),
    ("words broken", "in a step", node("n3", lines=broken_at(12))),
    ("words broken", "in a deadline", node("n3", clock_lines=broken_at(4))),
    ("words broken", "in a lane", lane("a", lines=broken_at(4))),
    ("header, legend or foot incomplete", "header", lambda sheet: replace(sheet, header_boxes=sheet.header_boxes[1:])),
    ("header, legend or foot incomplete", "legend", lambda sheet: replace(sheet, legend=())),
    ("header, legend or foot incomplete", "foot", lambda sheet: replace(sheet, foot=())),
    ("header, legend or foot incomplete", "mark", lambda sheet: replace(sheet, mark=None)),
]


def test_a_sheet_placed_by_hand_passes_every_gate() -> None:
    assert check(sheets(), GRAPH) == []
    marked = [overlaid(sheets()[0]), replace(sheets()[1], header=overlaid(sheets()[0]).header)]
    found = check(marked, replace(GRAPH, header=marked[0].header))
    # The second page has no overlay: it does not say what the header does.
    assert {each.page for each in found} <= {2}
    assert [len(crossings(sheet)) for sheet in sheets()] == [0, 0]


@pytest.mark.parametrize(
    ("gate", "spoil"), [pytest.param(gate, spoil, id=f"{gate}: {how}") for gate, how, spoil in SPOILT]
)
def test_a_spoilt_sheet_is_noticed(gate: str, spoil: Spoil) -> None:
    first, second = sheets()
    found = counts(check((spoil(first), second), GRAPH))
    assert found[gate] >= 1, found


def test_every_gate_is_judged() -> None:
    assert {gate for gate, _, _ in SPOILT} == set(GATES)


def test_a_crossing_is_counted_once_however_many_lines_are_drawn_as_one() -> None:
    first, _ = sheets()
    across = PlacedEdge("n5", "n3", ((80, 310), (200, 310)))
    again = PlacedEdge("n5", "n4", ((80, 310), (220, 310)))
    assert crossings(replace(first, edges=(*first.edges, across, again))) == {(126.0, 310.0)}


def test_a_symbol_twice_is_noticed_unless_it_is_an_end() -> None:
    first, second = sheets()

    def twice(id: str) -> Sheet:  # noqa: A002
        again: PlacedNode = next(each for each in first.nodes if each.id == id)
        copy = replace(again, id=f"{id}-2", box=moved(0, 250)(again.box), lines=moved(0, 250)(again.lines))
        return replace(first, nodes=(*first.nodes, copy))

    assert counts(check((twice("i1"), second), GRAPH))["words missing"] == 1
    assert counts(check((twice("f1"), second), GRAPH))["words missing"] == 0


@pytest.mark.parametrize(("place", "told"), [((270.0, 404.0), False), ((130.0, 396.0), True)])
def test_more_answers_than_vertices_may_share_one_if_each_is_beside_its_own_line(
    place: tuple[float, float], told: bool
) -> None:
    first, _ = sheets()
    x, y = place
    label = (TextLine(x + 8, y + 8, "Otra", 8.0, True),)
    third = PlacedEdge("n2", "n4", ((126, 382), (126, 400), (300, 400), (300, 450), (322, 450)), label)
    fourth = PlacedEdge("n2", "n4-p", ((126, 382), (126, 400), (250, 400), (250, 510), (322, 510)), label)
    moved_label = tuple(replace(line, x=230.0, y=515.0) for line in label)
    spoilt = replace(first, edges=(*first.edges, third, replace(fourth, label=moved_label)))
    said = [each.what for each in check((spoilt, sheets()[1]), GRAPH) if each.gate == "labels on things"]
    assert any("«Otra» de n2→n4 lejos de su línea" in what for what in said) == told
