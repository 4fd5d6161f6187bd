"""The ids of the main symbols of a graph: those that stand for a row, a start, an end or an interruption."""

from __future__ import annotations

from cauce.model.procedure import Procedure


def row_ids(procedure: Procedure) -> dict[str, str]:
    """Return the id of the main symbol of each row, by ref; what accompanies it has a suffix («n3-d»)."""
    return {row.ref: f"n{number}" for number, row in enumerate(procedure.all_rows(), 1)}


def start_ids(procedure: Procedure) -> dict[str, str]:
    """Return the id of the symbol of each start, by its id."""
    return {start.id: f"i{number}" for number, start in enumerate(procedure.starts, 1)}


def end_ids(procedure: Procedure) -> dict[str, str]:
    """Return the id of the symbol of each end, by its id; a page may draw it more than once («f1-2»)."""
    return {end.id: f"f{number}" for number, end in enumerate(procedure.ends, 1)}


def interruption_ids(procedure: Procedure) -> dict[str, str]:
    """Return the id of the symbol of each interruption, by its id."""
    return {each.id: f"x{number}" for number, each in enumerate(procedure.interruptions, 1)}
