"""An overlay in words, as tables and row by row: for the last sheets and for the web page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from cauce.diagrams.overlay import beside, words
from cauce.diagrams.overlay.said import said_of
from cauce.diagrams.overlay.tables import Table
from cauce.diagrams.overlay.trace import symbols_of
from cauce.diagrams.overlay.values import CaseOverlay, Elsewhere, Load, LoadOverlay, Overlay, PathStep
from cauce.model.procedure import Procedure

NOT_HERE = "ya no está así"
"""Instead of the page of a row that the definition drawn does not have."""


def tables_of(procedure: Procedure, overlay: Overlay, pages: Mapping[str, str], zone: tzinfo) -> list[Table]:
    """Return all that an overlay says; `pages` tells where each main symbol is drawn, by its id."""
    if isinstance(overlay, CaseOverlay):
        return _case_tables(procedure, overlay, pages, zone)
    return [_load_table(procedure, overlay, pages)]


def rows_told(procedure: Procedure, overlay: Overlay, zone: tzinfo) -> dict[str, tuple[str, ...]]:
    """Return what an overlay says of each row, by `ref`."""
    said = said_of(procedure, overlay, zone)
    own = symbols_of(procedure).rows
    return {ref: tuple(note.spoken for note in said[id_].notes) for ref, id_ in own.items()
            if id_ in said and said[id_].notes}  # fmt: skip


def _case_tables(procedure: Procedure, overlay: CaseOverlay, pages: Mapping[str, str], zone: tzinfo) -> list[Table]:
    symbols = symbols_of(procedure)
    here, striking = [], set()
    still = words.still_text(overlay.status, overlay.status_at, zone)
    for number, standing in enumerate(overlay.standing):
        overdue = words.is_overdue(standing.due, overlay.at, zone)
        due = still or (words.due_text(standing.due, zone) if standing.due else "sin plazo")
        if overdue:
            striking.add(number)
        here.append((
            f"{words.OVERDUE} el {due}" if overdue else due, words.row_words(procedure, standing.row),
            words.roles_text(procedure, standing.roles) or "No se dice", words.when(standing.since, zone),
            pages.get(symbols.rows[standing.row], ""),
        ))  # fmt: skip
    if overlay.end:
        here.append(("concluyó", procedure.end_by_id[overlay.end].name, "", "",
                     pages.get(symbols.ends[overlay.end], "")))  # fmt: skip
    path = [(f"{number}.º", words.when(step.at, zone), _step_words(procedure, step), step.outcome.value,
             pages.get(symbols.interruptions.get(step.interruption) or symbols.rows.get(step.row, ""), ""))
            for number, step in enumerate(overlay.path, 1)]  # fmt: skip
    start = procedure.start_by_id[overlay.start].name
    first = "Situación" if still else "Vence"
    return [
        Table("Dónde está el caso", (3, 6, 4, 3, 2), (first, "Paso", "A quién le toca", "Desde", "Página"), here,
              frozenset(striking)),
        Table(f"Recorrido (empezó por: {start})", (1.2, 3, 8.3, 2, 2), ("N.º", "Fecha", "Paso", "Qué pasó", "Página"),
              path or [("", "", "Todavía no se completa ningún paso.", "", "")]),
        *beside.tables(procedure, overlay, pages, zone),
    ]  # fmt: skip


def _load_table(procedure: Procedure, overlay: LoadOverlay, pages: Mapping[str, str]) -> Table:
    own = symbols_of(procedure).rows
    order = {row.ref: number for number, row in enumerate(procedure.all_rows())}
    loads = sorted((load for load in overlay.loads if load.cases), key=lambda load: order[load.row])
    rows = [(words.row_words(procedure, load.row), str(load.cases), str(load.overdue),
             words.length(load.wait) if load.wait is not None else "no se sabe", pages.get(own[load.row], ""))
            for load in loads]  # fmt: skip
    rows += [(f"{each.step} {each.title}".strip(), str(each.cases), str(each.overdue),
              words.length(each.wait) if each.wait is not None else "no se sabe", NOT_HERE)
             for each in overlay.elsewhere]  # fmt: skip
    everything: list[Load | Elsewhere] = [*loads, *overlay.elsewhere]
    total = sum(each.cases for each in everything) if overlay.cases is None else overlay.cases
    late = sum(each.overdue for each in everything) if overlay.overdue is None else overlay.overdue
    head = f"Dónde están los casos: {words.cases_text(total)}, {words.overdue_text(late)}"
    return Table(head, (9, 2, 2, 3, 2), ("Paso", "Casos", "Vencidos", "Espera mediana", "Página"),
                 rows or [("No hay casos abiertos.", "", "", "", "")])  # fmt: skip


def _step_words(procedure: Procedure, step: PathStep) -> str:
    if step.interruption:
        return next(each.name for each in procedure.interruptions if each.id == step.interruption)
    return words.row_words(procedure, step.row)
