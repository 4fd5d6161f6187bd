"""The drawing of a procedure before any place is given: lanes, nodes, edges, in the order of the manual's table.

Every renderer consumes this, never a `Procedure`, so that sheet, table, DOT, Mermaid and BPMN cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """Kinds of node, by the ISO 5807 symbol they take."""

    START = "inicio"
    END = "fin"
    ACTIVITY = "actividad"
    DECISION = "decision"
    WAIT = "espera"
    FORK = "bifurcacion"
    JOIN = "reunion"
    PROCEDURE = "procedimiento"
    NOTE = "nota"
    CONNECTOR = "conector"


class MarkShape(StrEnum):
    """How a document is drawn: a sheet with a wavy bottom, or a drum for registers and systems."""

    SHEET = "documento"
    DRUM = "registro"


@dataclass(frozen=True, slots=True)
class DocumentMark:
    """A document at the lower right of its step: the id of the document, the text of the mark, and its shape.

    The text is the name, or the short code («F01» of 64-AJP-P01-F01), which the legend of the page then explains.
    """

    id: str
    text: str
    shape: MarkShape
    name: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node. `id` is unique in the graph and safe in any format; `ref` is the row it draws, "" if none.

    `pill` is the step number shown on the corner; `clocks` are the deadlines' own texts; `section` is its stage.
    """

    id: str
    kind: NodeKind
    text: str
    lane: str = ""
    ref: str = ""
    pill: str = ""
    documents: tuple[DocumentMark, ...] = ()
    clocks: tuple[str, ...] = ()
    section: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one node to another. `dashed`: something that interrupts or lapses rather than a step taken."""

    source: str
    target: str
    label: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: one responsable, or several that act together."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header block of the sheets, in the manual's own words, and the foot."""

    procedure: str
    key: str
    date: str
    version: str
    institution: str
    area: str
    annex: str = ""
    digest: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes in declared order, edges in the order of their sources; lanes in the order of first appearance."""

    header: Header
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[tuple[str, str], ...] = ()
