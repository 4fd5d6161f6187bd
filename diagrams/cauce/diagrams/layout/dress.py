"""A candidate given sizes, and a place for each label, with room made for those that find none."""

from __future__ import annotations

from dataclasses import dataclass

from cauce.diagrams.layout.candidate import Candidate
from cauce.diagrams.layout.draw import Line, lines
from cauce.diagrams.layout.grid import Board
from cauce.diagrams.layout.labels import Label, Obstacles, place_labels, size, wrappings
from cauce.diagrams.layout.solve import Geometry, Room, solve
from cauce.diagrams.layout.style import Style
from cauce.diagrams.pages.slice import Slice
from cauce.diagrams.sheet import FRAME_WIDTH, Box

_LABEL_ROUNDS = 5


@dataclass(frozen=True)
class Drawing:
    """A page with every place, from the upper left corner of the lanes' bodies."""

    page: Slice
    candidate: Candidate
    geometry: Geometry
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    style: Style


def dressed(
    page: Slice, candidate: Candidate, style: Style, height: float, *, whole_words: bool = False
) -> Drawing | None:
    """Size a candidate and place its labels, making room for those that find none; None when it does not fit."""
    room = Room()
    kept: Drawing | None = None
    for turn in range(_LABEL_ROUNDS):
        geometry = solve(page, candidate.placement, candidate.tracks, style, room, whole_words=whole_words)
        if geometry is None or geometry.height > height:
            return kept
        drawn = lines(candidate.board, candidate.routing.routes, candidate.tracks, geometry)
        labels = place_labels(drawn, obstacles(candidate.board, geometry, drawn), style)
        drawing = Drawing(page, candidate, geometry, tuple(drawn), tuple(labels), style)
        if kept is None or _missing(drawing) < _missing(kept):
            kept = drawing
        if labelled(drawing):
            return drawing
        for number, (line, label) in enumerate(zip(drawn, labels, strict=True)):
            if line.link.label and label.box is None:
                _widen(room, candidate, number, line, style, turn)
    return kept


def labelled(drawing: Drawing) -> bool:
    """Whether every label found a place."""
    return all(label.box is not None or not line.link.label
               for line, label in zip(drawing.lines, drawing.labels, strict=True))  # fmt: skip


def _missing(drawing: Drawing) -> int:
    return sum(1 for line, label in zip(drawing.lines, drawing.labels, strict=True)
               if line.link.label and label.box is None)  # fmt: skip


def _widen(room: Room, candidate: Candidate, number: int, line: Line, style: Style, turn: int) -> None:
    """Ask for room beside the first piece of a line whose label found no place."""
    x, y = candidate.board.cells[line.link.source]
    (xa, ya), (xb, yb) = line.points[:2]
    choices = wrappings(line.link.label, style)
    if ya != yb:
        wide, tall = size(choices[max(len(choices) - 2 - turn, 0)], style)
        room.above[y + 1] = max(room.above.get(y + 1, 0.0), tall + 5)
        if turn > 1:
            room.left[x + 1] = max(room.left.get(x + 1, 0.0), wide / 2)
    else:
        wide, _ = size(choices[max(len(choices) - 1 - turn, 0)], style)
        side, channel = (room.left, x + 1) if xb > xa else (room.right, x - 1)
        side[channel] = max(side.get(channel, 0.0), wide + 4)


def obstacles(field: Board, geometry: Geometry, drawn: list[Line]) -> Obstacles:
    """Return everything on which a label may not lie."""
    boxes = []
    for name, (x, y) in field.cells.items():
        centre = (geometry.column_x[x // 2], geometry.row_y[y // 2])
        shape = geometry.shapes[name]
        marks = [shape.box, shape.pill, shape.clock, *(document.box for document in shape.documents)]
        if shape.clock_lines and shape.clock:
            bottom = shape.down
            marks.append(Box(shape.clock.x, shape.clock.y, -shape.clock.x - 2, bottom - shape.clock.y))
        boxes += [Box(centre[0] + box.x, centre[1] + box.y, box.width, box.height) for box in marks if box]
    segments = [piece for line in drawn for piece in zip(line.points, line.points[1:], strict=False)]
    segments += [((x, 0.0), (x, geometry.height)) for x in geometry.borders]
    return Obstacles(boxes, segments, Box(0.0, 0.0, FRAME_WIDTH, geometry.height))
