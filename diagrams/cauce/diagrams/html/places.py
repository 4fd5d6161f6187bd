"""Where each row of a procedure is on its page: in the table, in the drawing, or in the lists below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cauce.compiler.printed import PrintedTable
from cauce.diagrams.graph import NodeKind
from cauce.diagrams.sheet import PlacedNode, Sheet
from cauce.model.procedure import Procedure
from cauce.model.rows import Row

_ASIDE = (NodeKind.PROCEDURE, NodeKind.JOIN)
"""Kinds that accompany the symbol of a row: never the first place to look for it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A symbol in the drawing that stands for a row: its page, and the id of the link over it."""

    page: int
    id: str


@dataclass(frozen=True, slots=True)
class Places:
    """`told` is the id of the element that tells a row (by ref); `drawn` are the symbols that draw it, main one first.

    `untold` are rows that are drawn but neither in the table nor among the decisions.
    """

    told: Mapping[str, str]
    drawn: Mapping[str, tuple[Spot, ...]]
    untold: tuple[Row, ...]


def find_places(procedure: Procedure, table: PrintedTable, sheets: Sequence[Sheet]) -> Places:
    """Return where each row is."""
    told = {row.ref: row_id(number) for number, row in enumerate(table.rows) if row.ref}
    for number, row in enumerate(deciding_rows(procedure)):
        told.setdefault(row.ref, decision_id(number))
    drawn: dict[str, list[tuple[bool, Spot]]] = {}
    for sheet in sheets:
        for number, placed in enumerate(sheet.nodes):
            if placed.node.ref:
                spot = Spot(sheet.number, symbol_id(sheet, number))
                drawn.setdefault(placed.node.ref, []).append((_aside(placed), spot))
    untold = tuple(row for row in procedure.all_rows() if row.ref in drawn and row.ref not in told)
    told |= {row.ref: untold_id(number) for number, row in enumerate(untold)}
    return Places(told, {ref: _in_order(spots) for ref, spots in drawn.items()}, untold)


def deciding_rows(procedure: Procedure) -> list[Row]:
    """Return the rows from which there are several ways on, in the order of the table."""
    return [row for row in procedure.all_rows() if row.branches]


def symbol_id(sheet: Sheet, number: int) -> str:
    """Return the id of the link over a symbol, by its place on the sheet."""
    return f"p{sheet.number}-simbolo-{number + 1}"


def row_id(number: int) -> str:
    """Return the id of a row of the table, by its place in it."""
    return f"fila-{number + 1}"


def decision_id(number: int) -> str:
    """Return the id of a decision, by its place in the list."""
    return f"decision-{number + 1}"


def untold_id(number: int) -> str:
    """Return the id of a row that the table leaves out, by its place among those."""
    return f"ademas-{number + 1}"


def _aside(placed: PlacedNode) -> bool:
    # The diamonds that a row adds have no pill; its own symbol has one when the row has a number.
    return placed.node.kind in _ASIDE or not placed.node.pill


def _in_order(spots: Iterable[tuple[bool, Spot]]) -> tuple[Spot, ...]:
    return tuple(spot for _, spot in sorted(spots, key=lambda each: each[0]))
