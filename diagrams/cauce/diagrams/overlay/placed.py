"""What an overlay adds to a sheet: every coordinate in points, as in `sheet`; how it looks is the renderer's affair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cauce.diagrams.sheet import Box, PlacedEdge, TextLine

LINE = "linea"
"""The kind of the sample that shows a travelled line."""


class State(StrEnum):
    """What a symbol is for the case, from the least to the most striking."""

    DONE = "hecho"
    SKIPPED = "omitido"
    UNDONE = "deshecho"
    HERE = "aqui"
    OVERDUE = "vencido"
    ENDED = "concluido"
    LOADED = "carga"


@dataclass(frozen=True, slots=True)
class Look:
    """How the symbol of a placed node is drawn: its state, and for a load its `level` from 1 to 4."""

    node: str
    state: State
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a mark: white letters on black if `dark`; `gauge` is how many of four squares are filled, 0 for none.

    The gauge is in `gauge_box`.
    """

    box: Box
    lines: tuple[TextLine, ...]
    dark: bool = False
    gauge: int = 0
    gauge_box: Box | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark beside or on the outline of a symbol. `spoken` says it whole to those who do not see it."""

    node: str
    box: Box
    cells: tuple[Cell, ...]
    spoken: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of the key: a picture of what it explains in `box` (LINE, a state or «»), a cell, and its words."""

    kind: str
    box: Box
    words: TextLine
    cell: Cell | None = None
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOverlay:
    """The overlay of one sheet. `name` says what sheet it is («Hoja de caso 2026-0001»), `band` its head in the margin.

    `crowded` are placed nodes whose mark found no place here; the last sheet says it.
    """

    name: str
    band: Box
    band_line: TextLine
    looks: tuple[Look, ...] = ()
    travelled: tuple[PlacedEdge, ...] = ()
    marks: tuple[Mark, ...] = ()
    key: tuple[Sample, ...] = ()
    crowded: tuple[str, ...] = ()

    def texts(self) -> Iterator[TextLine]:
        """Yield every line of text."""
        yield self.band_line
        for mark in self.marks:
            for cell in mark.cells:
                yield from cell.lines
        for sample in self.key:
            if sample.words.text:
                yield sample.words
            if sample.cell is not None:
                yield from sample.cell.lines
