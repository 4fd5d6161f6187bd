"""An overlay put on the sheets of its procedure. Nothing of the drawing moves: marks go where paper is free."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import tzinfo

from cauce.diagrams.graph import Edge, Graph, NodeKind
from cauce.diagrams.overlay import key
from cauce.diagrams.overlay.notes import Note
from cauce.diagrams.overlay.obstacles import Obstacles
from cauce.diagrams.overlay.placed import Look, Mark, SheetOverlay
from cauce.diagrams.overlay.said import AtSymbol, said_of
from cauce.diagrams.overlay.shapes import forms
from cauce.diagrams.overlay.spots import best_spot
from cauce.diagrams.overlay.summary import summary_sheets
from cauce.diagrams.overlay.trace import travelled
from cauce.diagrams.overlay.values import CaseOverlay, Overlay
from cauce.diagrams.sheet import PlacedEdge, PlacedNode, Sheet
from cauce.model.procedure import Procedure

_REACH = 240.0
"""Points around a symbol beyond which nothing can be in the way of its marks: the widest mark, and some."""


def overlay_sheets(
    procedure: Procedure, graph: Graph, sheets: Sequence[Sheet], overlay: Overlay, zone: tzinfo
) -> tuple[Sheet, ...]:
    """Return the sheets with the overlay on them, and then those that say it all in words.

    `graph` and `sheets` are those of the procedure, which must be the overlay's own (`reader.mismatch` tells).
    Instants are shown in `zone`, the institution's.
    """
    said = said_of(procedure, overlay, zone)
    edges = travelled(graph, procedure, overlay) if isinstance(overlay, CaseOverlay) else frozenset[Edge]()
    lines = [_travelled_on(sheet, sheets, edges) for sheet in sheets]
    reached = {line.target for each in lines for line in each}
    known = {placed.node.id for sheet in sheets for placed in sheet.nodes if placed.id in reached}
    drawn = [_marked(sheet, gone, _said_on(sheet, gone, said, known), overlay, zone)
             for sheet, gone in zip(sheets, lines, strict=True)]  # fmt: skip
    return (*drawn, *summary_sheets(procedure, drawn, overlay, zone))


def _marked(
    sheet: Sheet, lines: tuple[PlacedEdge, ...], said: Mapping[str, AtSymbol], overlay: Overlay, zone: tzinfo
) -> Sheet:
    symbols = [(placed, said[placed.id]) for placed in sheet.nodes if placed.id in said]
    marks, crowded = _placed(sheet, symbols)
    band, band_line = key.head(overlay, zone)
    layer = SheetOverlay(
        name=key.name_of(overlay),
        band=band,
        band_line=band_line,
        looks=tuple(Look(placed.id, at.state, at.level) for placed, at in symbols),
        travelled=lines,
        marks=marks,
        key=key.key(overlay),
        crowded=crowded,
    )
    return key.with_overlay(sheet, layer, overlay, zone)


def _said_on(
    sheet: Sheet, lines: tuple[PlacedEdge, ...], said: Mapping[str, AtSymbol], known: Set[str]
) -> dict[str, AtSymbol]:
    """Return what is said on a sheet, by placed symbol.

    Of an end drawn several times, only the one that the case came to says it, if it came by a line (`known`).
    """
    came = {line.target for line in lines}
    return {placed.id: said[placed.node.id] for placed in sheet.nodes if placed.node.id in said
            and (placed.node.kind is not NodeKind.END or placed.node.id not in known or placed.id in came)}  # fmt: skip


def _placed(sheet: Sheet, symbols: list[tuple[PlacedNode, AtSymbol]]) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """Find a place for every mark, the strong ones first; what finds none in its shortest form is crowded out."""
    obstacles = Obstacles(sheet)
    notes = [(placed, note) for placed, at in symbols for note in at.notes]
    marks, crowded = [], []
    for placed, note in sorted(notes, key=lambda each: not each[1].strong):
        mark = _mark(placed, note, obstacles.near(placed, _REACH))
        if mark is None:
            crowded.append(placed.id)
            continue
        obstacles.take(mark.box)
        marks.append(mark)
    return tuple(marks), tuple(dict.fromkeys(crowded))


def _mark(placed: PlacedNode, note: Note, obstacles: Obstacles) -> Mark | None:
    for choice in note.choices:
        found = best_spot(placed, forms(choice), obstacles)
        if found is not None:
            form, x, y = found
            box, cells = form.at(x, y)
            name = f"Paso {placed.node.pill}" if placed.node.pill else placed.node.text
            return Mark(placed.id, box, cells, f"{name}. {note.spoken}", note.strong)
    return None


def _travelled_on(sheet: Sheet, sheets: Sequence[Sheet], edges: frozenset[Edge]) -> tuple[PlacedEdge, ...]:
    """Return the lines of a sheet that were travelled, those to and from its connectors too."""
    gone = {(edge.source, edge.target, edge.dashed) for edge in edges}
    leaving = {(page.number, connector.target) for page in sheets for connector in page.connectors
               if connector.outgoing and any(line.target == connector.id and
                                             (line.source, connector.target, line.dashed) in gone
                                             for line in page.edges)}  # fmt: skip
    targets = {connector.id: connector.target for connector in sheet.connectors}
    targets |= {placed.id: placed.node.id for placed in sheet.nodes}
    entries = {connector.id for connector in sheet.connectors if not connector.outgoing
               and any((page, connector.target) in leaving for page in connector.pages)}  # fmt: skip
    return tuple(line for line in sheet.edges
                 if line.source in entries or (line.source, targets[line.target], line.dashed) in gone)  # fmt: skip
