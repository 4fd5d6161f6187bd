"""Widths and heights: channels as wide as their lines and labels ask, columns with the rest of the frame."""

from __future__ import annotations

from dataclasses import dataclass, field

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.layout.place import Placement
from cauce.diagrams.layout.runs import Run
from cauce.diagrams.layout.shape import Shape, says_much, shape, wanted_width
from cauce.diagrams.layout.style import ARROW, MINIMUM_COLUMN, SMALL_COLUMN, STUB, TRACK, Style
from cauce.diagrams.layout.tracks import Tracks
from cauce.diagrams.pages.slice import Slice
from cauce.diagrams.sheet import FRAME_WIDTH

_SIDE = 9.0
"""From a box to the first line beside it: room for an arrowhead."""
_PLAIN = 12.0
"""A channel between columns of one lane with no line in it."""
_BORDERED = 16.0
_EDGE = 8.0
_WIDEST_CELL = 236.0
"""Columns wider than that would send lines far from their boxes; what is left goes to the sides of the lanes."""
_EMPTY = 6.0
"""Half the height kept for a row in a column where it holds nothing."""


@dataclass(slots=True)
class Room:
    """What labels asked for: points before the first and after the last track of a channel, by its line."""

    left: dict[int, float] = field(default_factory=dict)
    right: dict[int, float] = field(default_factory=dict)
    above: dict[int, float] = field(default_factory=dict)
    below: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Geometry:
    """Places of everything, from the upper left corner of the lanes' bodies."""

    column_x: tuple[float, ...]
    row_y: tuple[float, ...]
    shapes: dict[str, Shape]
    channel_x: tuple[float, ...]
    channel_y: tuple[float, ...]
    borders: tuple[float, ...]
    height: float
    split: dict[int, int]

    def across(self, run: Run) -> float:
        """Return where a run lies: its y if flat, its x if upright."""
        if not run.in_channel:
            return (self.row_y if run.flat else self.column_x)[run.line // 2]
        if run.flat:
            return self.channel_y[run.line // 2] + run.track * TRACK
        # The lane's border takes a track of its own.
        after = run.track >= self.split.get(run.line, 1 << 30)
        return self.channel_x[run.line // 2] + (run.track + after) * TRACK


def solve(
    page: Slice, placement: Placement, tracks: Tracks, style: Style, room: Room, *, whole_words: bool = False
) -> Geometry | None:
    """Return the geometry of a page, or None when a column would be narrower than 84 pt.

    With `whole_words`, also when it would be too narrow for a word of what stands in it.
    """
    columns = len(placement.columns)
    starts, widths, split, borders = _channels(placement, tracks, room)
    small = _small_columns(page, placement)
    free = FRAME_WIDTH - sum(widths) - SMALL_COLUMN * len(small)
    cell = free / (columns - len(small)) if columns > len(small) else 0.0
    if columns > len(small) and cell < MINIMUM_COLUMN:
        return None
    if columns == len(small):
        widths[0] += free / 2
        starts[0] += free / 2
        widths[-1] += free / 2
    widest = FRAME_WIDTH if any(item.node and says_much(item.node) for item in page.items) else _WIDEST_CELL
    if cell > widest and len(small) < columns:
        _spread((cell - widest) * (columns - len(small)), starts, widths, borders)
        cell = widest
    # Whole points, so that wrapping is the same for the same number of columns; what is left goes to the right edge.
    cell = float(int(cell))
    column_x, channel_x, border_x, x = [], [], [], 0.0
    for number in range(columns + 1):
        channel_x.append(x + starts[number])
        if number in borders:
            border_x.append(x + borders[number])
        x += widths[number]
        if number < columns:
            width = SMALL_COLUMN if number in small else cell
            column_x.append(x + width / 2)
            x += width
    shapes = {}
    for item in page.items:
        column = placement.cells[item.id][0]
        if whole_words and column not in small and cell < wanted_width(item, style):
            return None
        shapes[item.id] = shape(item, SMALL_COLUMN if column in small else cell, style)
    row_y, channel_y, height = _rows(placement, tracks, style, room, shapes)
    return Geometry(tuple(column_x), row_y, shapes, tuple(channel_x), channel_y, tuple(border_x), height, split)


def _channels(
    placement: Placement, tracks: Tracks, room: Room
) -> tuple[list[float], list[float], dict[int, int], dict[int, float]]:
    """Return, for each channel between columns, where its tracks start, its width, and where the border lies."""
    starts, widths = [], []
    split: dict[int, int] = {}
    borders: dict[int, float] = {}
    count = len(placement.columns)
    for number in range(count + 1):
        line = 2 * number
        used = tracks.upright.get(line, 0)
        outer = number in (0, count)
        bordered = not outer and placement.columns[number - 1] != placement.columns[number]
        left, right = room.left.get(line, 0.0), room.right.get(line, 0.0)
        if outer:
            start, width = _EDGE, _EDGE + (used * TRACK + 2 if used else 0)
            if number == count and used:
                start = _SIDE
                width = _SIDE + used * TRACK + 1
            starts.append(start + left)
            widths.append(width + left + right)
        elif bordered:
            before = used // 2
            split[line] = before
            span = used * TRACK
            side = _SIDE if used else _BORDERED / 2
            starts.append(side + left)
            widths.append(2 * side + span + left + right)
            borders[number] = side + left + before * TRACK
        else:
            starts.append(_SIDE + left)
            widths.append((2 * _SIDE + (used - 1) * TRACK if used else _PLAIN) + left + right)
    return starts, widths, split, borders


def _spread(extra: float, starts: list[float], widths: list[float], borders: dict[int, float]) -> None:
    """Put room between the columns of a lane and its sides; lines stay beside their columns."""
    share = extra / (2 * len(borders) + 2)
    starts[0] += share
    widths[0] += share
    widths[-1] += share
    for number in borders:
        starts[number] += share
        widths[number] += 2 * share
        borders[number] += share


def _small_columns(page: Slice, placement: Placement) -> set[int]:
    """Return the columns that hold connectors only, in lanes that have another column."""
    kinds: dict[int, set[NodeKind]] = {}
    for item in page.items:
        kinds.setdefault(placement.cells[item.id][0], set()).add(item.kind)
    lane_of = dict(enumerate(placement.columns))
    small = {column for column, found in kinds.items() if found == {NodeKind.CONNECTOR}}
    wide = {lane_of[column] for column in lane_of if column not in small}
    return {column for column in small if lane_of[column] in wide}


def _rows(
    placement: Placement, tracks: Tracks, style: Style, room: Room, shapes: dict[str, Shape]
) -> tuple[tuple[float, ...], tuple[float, ...], float]:
    """Return the centres of the rows, the first tracks of the channels between them, and the height of the body."""
    rows, columns = placement.rows, len(placement.columns)
    up = [[_EMPTY] * columns for _ in range(rows)]
    down = [[_EMPTY] * columns for _ in range(rows)]
    for name, (column, row) in placement.cells.items():
        up[row][column] = max(shapes[name].up, _EMPTY)
        down[row][column] = max(shapes[name].down, _EMPTY)
    centres: list[float] = []
    channels: list[float] = []
    above: list[float] = [0.0] * columns
    for row in range(rows + 1):
        line = 2 * row
        used = tracks.flat.get(line, 0)
        before, after = room.above.get(line, 0.0), room.below.get(line, 0.0)
        outer = row in (0, rows)
        gap = _EDGE if outer else style.row_gap
        floor = max(above)
        if used:
            first = floor + (0 if row == 0 else STUB) + before + (STUB if row == 0 else 0)
            needed = first + (used - 1) * TRACK + after + (ARROW if row < rows else STUB)
            channels.append(first)
            tops = [needed] * columns
        elif before or after:
            channels.append(floor + before)
            tops = [floor + max(gap, before + after + 4)] * columns
        else:
            channels.append(floor + gap / 2)
            tops = [bottom + gap for bottom in above]
        if row == rows:
            return tuple(centres), tuple(channels), max(tops)
        centre = max(top + rise for top, rise in zip(tops, up[row], strict=True))
        centres.append(centre)
        above = [centre + fall for fall in down[row]]
    raise AssertionError("unreachable")
