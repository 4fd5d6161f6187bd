"""The page of an overlay: what the marks on the sheets say, in words, above them and beside each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from cauce.diagrams.html.tags import Markup, tag, text
from cauce.diagrams.overlay import key, words
from cauce.diagrams.overlay.summary import places_of
from cauce.diagrams.overlay.tables import Table
from cauce.diagrams.overlay.told import rows_told, tables_of
from cauce.diagrams.overlay.values import CaseOverlay, Overlay
from cauce.diagrams.sheet import Sheet
from cauce.model.procedure import Procedure

OWN = "situacion"
"""The id of the section."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a page adds for an overlay: its name, its mark, its date, the column of the table, and its own section."""

    name: str
    mark: str
    at: str
    column: str
    rows: Mapping[str, tuple[str, ...]]
    tables: Sequence[Table]


def told_of(procedure: Procedure, sheets: Sequence[Sheet], overlay: Overlay, zone: tzinfo) -> Told:
    """Return what a page says of an overlay; `sheets` are those that draw the procedure."""
    column = "Caso" if isinstance(overlay, CaseOverlay) else "Carga"
    tables = tables_of(procedure, overlay, places_of(sheets), zone)
    return Told(key.name_of(overlay), key.mark_of(overlay), words.when(overlay.at, zone), column,
                rows_told(procedure, overlay, zone), tables)  # fmt: skip


def situation(told: Told) -> Iterator[Markup]:
    """Yield what the section says."""
    yield tag("p", {}, [text(f"{told.name}. Situación al {told.at}.")])
    for number, table in enumerate(told.tables):
        own = f"{OWN}-{number + 1}"
        yield tag("h3", {"id": own}, [text(table.title)])
        yield tag("table", {"role": "table", "class": OWN, "aria-labelledby": own}, _table(table))


def _table(table: Table) -> Iterator[Markup]:
    heads = [tag("th", {"scope": "col", "role": "columnheader"}, [text(head)]) for head in table.heads]
    yield tag("thead", {"role": "rowgroup"}, [tag("tr", {"role": "row"}, heads)])
    rows = []
    for number, row in enumerate(table.rows):
        cells = [tag("td", {"role": "cell", "class": _kind(said, number in table.striking and not column),
                            "data-columna": head}, [text(said)])
                 for column, (head, said) in enumerate(zip(table.heads, row, strict=True))]  # fmt: skip
        rows.append(tag("tr", {"role": "row", "class": "fila"}, cells))
    yield tag("tbody", {"role": "rowgroup"}, rows)


def _kind(said: str, striking: bool) -> str:
    return "vencido" if striking else "dato" if said else "dato vacia"
