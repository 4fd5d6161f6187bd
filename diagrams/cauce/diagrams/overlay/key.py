"""What the marks mean: the key in the lower margin of each sheet, and the head in the upper one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo

from cauce.diagrams.layout.frame import foot
from cauce.diagrams.overlay import words
from cauce.diagrams.overlay.placed import LINE, Cell, Sample, SheetOverlay, State
from cauce.diagrams.overlay.said import LEVELS, scale_of
from cauce.diagrams.overlay.shapes import SIZE, Said, forms, line_width
from cauce.diagrams.overlay.values import CaseOverlay, LoadOverlay, Overlay
from cauce.diagrams.sheet import FRAME_WIDTH, MARGIN, PAGE_HEIGHT, Box, Sheet, TextLine
from cauce.diagrams.text.measure import text_width
from cauce.model.case import Status
from cauce.model.wording import listed

_BAND = Box(MARGIN, 19.5, FRAME_WIDTH, 13.0)
_BAND_SIZES = (9.0, 8.0)
_FIRST, _NEXT = PAGE_HEIGHT - 28.8, 8.9
"""Baseline of the first line of the key, and from one to the next: both fit between the foot and the paper's edge."""
_PICTURE = Box(0, 0, 16.0, 6.5)
_AFTER_PICTURE, _AFTER_ENTRY = 3.0, 9.0


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry before it has a place: its pictures, or a cell, and what they mean."""

    means: str
    kind: str = ""
    levels: tuple[int, ...] = (0,)
    cell: Said | None = None


def entries(overlay: Overlay) -> list[Entry]:
    """Return what the marks of an overlay mean."""
    if isinstance(overlay, CaseOverlay):
        return [
            Entry("camino recorrido", LINE),
            Entry("hecho", State.DONE),
            Entry("lugar en el recorrido", cell=Said("3.º")),
            Entry("aquí está el caso", State.HERE),
            Entry("pasó su plazo", cell=Said(words.OVERDUE, dark=True)),
            Entry("omitido o deshecho", State.SKIPPED),
        ]
    scale = scale_of(overlay)
    found = [Entry("casos en el paso", cell=Said("12")), Entry("vencidos", cell=Said("3", dark=True))]
    bounds = _bounds(scale.cases)
    if bounds:
        most = "caso" if scale.cases == 1 else "casos"
        means = f"contorno: hasta {listed([str(bound) for bound in bounds.values()])} {most}"
        found.append(Entry(means, State.LOADED, tuple(bounds)))
    if scale.wait:
        lengths = [words.length(scale.wait * part / LEVELS) for part in range(1, LEVELS + 1)]
        found.append(Entry(f"espera mediana: un cuadro hasta {listed(lengths)}", cell=Said("", gauge=2)))
    return found


def _bounds(most: int) -> dict[int, int]:
    """Return the most cases of each level that some number of cases can have."""
    bounds = {part: most * part // LEVELS for part in range(1, LEVELS + 1)}
    return {part: bound for part, bound in bounds.items() if bound > bounds.get(part - 1, 0)}


def key(overlay: Overlay) -> tuple[Sample, ...]:
    """Return the key in its place, in two lines at most."""
    placed: list[Sample] = []
    x, y = MARGIN, _FIRST
    for entry in entries(overlay):
        pictures = _pictures(entry)
        wide = sum(width + _AFTER_PICTURE for _, _, width in pictures)
        needed = wide + line_width(entry.means)
        if x + needed > MARGIN + FRAME_WIDTH and x > MARGIN:
            x, y = MARGIN, y + _NEXT
        for number, (level, cell, width) in enumerate(pictures):
            box = Box(round(x, 2), round(y - _PICTURE.height + 0.5, 2), width, _PICTURE.height)
            x = round(x + width + _AFTER_PICTURE, 2)
            means = entry.means if number == len(pictures) - 1 else ""
            words_at = TextLine(x, y, means, SIZE, False, "start")
            there = _shifted(cell, box.x, y) if cell else None
            placed.append(Sample(entry.kind, box, words_at, there, level))
        x += line_width(entry.means) + _AFTER_ENTRY
    return tuple(placed)


def head(overlay: Overlay, zone: tzinfo) -> tuple[Box, TextLine]:
    """Return the band in the upper margin, as much of its text as it holds: whose part it is not is never left out."""
    mark = mark_of(overlay)
    at = f"situación al {words.when(overlay.at, zone)}"
    whole = f"{mark} · {_case(overlay)} · {at}" if isinstance(overlay, CaseOverlay) else f"{mark} · {at}"
    for text in (whole, f"{mark} · {at}"):
        for size in _BAND_SIZES:
            if text_width(text, size, True) <= _BAND.width - 8:
                return _BAND, TextLine(MARGIN + FRAME_WIDTH / 2, _BAND.y + 6.5 + 0.36 * size, text, size, True)
    raise AssertionError("a mark and a date fit in the band")


def _case(overlay: CaseOverlay) -> str:
    runs = overlay.status in (Status.OPEN, Status.ENDED)
    return f"Caso {overlay.folio}" if runs else f"Caso {overlay.folio}, {overlay.status.value}"


def mark_of(overlay: Overlay) -> str:
    """Return the words that keep a sheet out of the binder, and what is invented from being taken for real."""
    mark = words.LOAD_MARK if isinstance(overlay, LoadOverlay) else words.CASE_MARK
    return f"{words.TRAINING} · {mark}" if overlay.training else mark


def name_of(overlay: Overlay) -> str:
    """Return what a sheet is, as it is heard and as files are titled."""
    if isinstance(overlay, CaseOverlay):
        return f"Hoja de caso {overlay.folio}"
    return "Hoja de carga"


def with_overlay(sheet: Sheet, layer: SheetOverlay, overlay: Overlay, zone: tzinfo) -> Sheet:
    """Return a sheet that is an overlay's: its mark and its foot say so."""
    header = replace(sheet.header, mark=mark_of(overlay))
    lines, mark = foot(header)
    at = f"Situación al {words.when(overlay.at, zone)}"
    lines = tuple(replace(line, text=f"{line.text} · {at}") for line in lines)
    return replace(sheet, header=header, foot=lines, mark=mark, overlay=layer)


def _pictures(entry: Entry) -> list[tuple[int, Cell | None, float]]:
    """Return the pictures of an entry: the level, or the cell, and the width of each."""
    if entry.cell is None:
        return [(level, None, _PICTURE.width) for level in entry.levels]
    form = next(forms((entry.cell,)))
    return [(0, form.cells[0], form.width)]


def _shifted(cell: Cell, x: float, y: float) -> Cell:
    """Return a cell as low as a line of text, its letters on the line's baseline."""
    box = Box(round(x, 2), round(y - _PICTURE.height, 2), cell.box.width, _PICTURE.height + 1.7)
    lines = tuple(
        TextLine(round(line.x + x, 2), y, line.text, line.size, line.bold) for line in cell.lines if line.text
    )
    gauge = cell.gauge_box
    if gauge is not None:
        top = box.y + (box.height - gauge.height) / 2
        gauge = Box(round(gauge.x + x, 2), round(top, 2), gauge.width, gauge.height)
    return Cell(box, lines, cell.dark, cell.gauge, gauge)
