"""A sheet seen by its gates: what each placed thing covers, every line, every text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cauce.diagrams.graph import NodeKind
from cauce.diagrams.sheet import Box, PlacedEdge, PlacedNode, Sheet, TextLine
from tests.diagrams.geometry import Segment, segments, text_box

VERTICES_TO_LEAVE = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One failure of one gate."""

    gate: str
    page: int
    what: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a symbol that covers paper: its outline, a document, the clock, a text beside it, the pill."""

    owner: str
    role: str
    box: Box


@dataclass(frozen=True)
class Drawing:
    """A sheet and what can be asked of it."""

    sheet: Sheet

    @property
    def page(self) -> int:
        return self.sheet.number

    @cached_property
    def kinds(self) -> dict[str, NodeKind]:
        """The kind of everything that lines join, by id."""
        nodes = {placed.id: placed.node.kind for placed in self.sheet.nodes}
        return nodes | {connector.id: NodeKind.CONNECTOR for connector in self.sheet.connectors}

    def few_answers(self, source: str) -> bool:
        """Whether it is a decision whose answers can each have a vertex of their own: three, as one is the entry's."""
        ways = [edge for edge in self.sheet.edges if edge.source == source]
        return self.kinds.get(source) is NodeKind.DECISION and len(ways) <= VERTICES_TO_LEAVE

    @cached_property
    def boxes(self) -> dict[str, Box]:
        nodes = {placed.id: placed.box for placed in self.sheet.nodes}
        return nodes | {connector.id: connector.box for connector in self.sheet.connectors}

    @cached_property
    def pieces(self) -> list[Piece]:
        found = [Piece(connector.id, "conector", connector.box) for connector in self.sheet.connectors]
        for placed in self.sheet.nodes:
            found.append(Piece(placed.id, "símbolo", placed.box))
            found += [Piece(placed.id, "documento", document.box) for document in placed.documents]
            found += [Piece(placed.id, "plazo", text_box(line)) for line in placed.clock_lines]
            if placed.clock is not None:
                found.append(Piece(placed.id, "reloj", placed.clock))
            if placed.pill is not None:
                found.append(Piece(placed.id, "número", placed.pill))
        return found

    @cached_property
    def lines(self) -> list[tuple[PlacedEdge, Segment]]:
        return [(edge, segment) for edge in self.sheet.edges for segment in segments(edge.points)]

    @cached_property
    def labels(self) -> list[tuple[PlacedEdge, TextLine, Box]]:
        return [(edge, line, text_box(line)) for edge in self.sheet.edges for line in edge.label]

    def texts(self) -> Iterator[tuple[str, TextLine]]:
        """Every line of text of the page, with the place it belongs to."""
        sheet = self.sheet
        yield "título", sheet.title
        for _, lines in sheet.header_boxes:
            yield from (("encabezado", line) for line in lines)
        for lane in sheet.lanes:
            yield from ((f"carril {lane.id}", line) for line in lane.lines)
        yield from (("sección", line) for _, line in sheet.sections)
        for placed in sheet.nodes:
            yield from node_texts(placed)
        for edge in sheet.edges:
            yield from ((f"respuesta {edge.source}→{edge.target}", line) for line in edge.label)
        for connector in sheet.connectors:
            yield from ((f"conector {connector.id}", line) for line in connector.lines)
        yield from (("leyenda", line) for line in sheet.legend)
        yield from (("pie", line) for line in sheet.foot)
        if sheet.mark is not None:
            yield "marca", sheet.mark
        if sheet.overlay is not None:
            yield from (("señal", line) for line in sheet.overlay.texts())


def node_texts(placed: PlacedNode) -> Iterator[tuple[str, TextLine]]:
    """Every line of text of a symbol."""
    name = f"nodo {placed.id}"
    yield from ((name, line) for line in (*placed.lines, *placed.clock_lines))
    if placed.pill_text is not None:
        yield name, placed.pill_text
    for document in placed.documents:
        yield from ((name, line) for line in document.lines)


def joined(lines: tuple[TextLine, ...]) -> str:
    """The text of some lines without its spaces: a long word may be broken over lines."""
    return "".join("".join(line.text.split()) for line in lines)


def bare(text: str) -> str:
    """A text without its spaces."""
    return "".join(text.split())
