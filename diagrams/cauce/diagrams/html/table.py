"""The printed table as HTML: each row with the way to its symbols; on a phone each cell under its column's name."""

from __future__ import annotations

from collections.abc import Container, Iterator

from cauce.compiler.printed import PrintedRow, PrintedTable
from cauce.diagrams.html.overlay import Told
from cauce.diagrams.html.places import Places, Spot, row_id
from cauce.diagrams.html.tags import Markup, lines, link, tag, text


def activities(table: PrintedTable, places: Places, stages: Container[str], told: Told | None = None) -> Markup:
    """Return the table of activities; `stages` are the refs of the rows that only head others.

    What is `told` of cases takes a column of its own.
    """
    titles = [tag("th", {"scope": "col", "role": "columnheader"}, [text(column.title)]) for column in table.columns]
    if told:
        titles.append(tag("th", {"scope": "col", "role": "columnheader"}, [text(told.column)]))
    titles.append(tag("th", {"scope": "col", "role": "columnheader", "class": "ver"}, [text("Diagrama")]))
    # A table laid out as blocks is a table no more for those who do not see it: the roles say it again.
    head = tag("thead", {"role": "rowgroup"}, [tag("tr", {"role": "row"}, titles)])
    rows = [_row(table, row, number, places, told, not row.ref or row.ref in stages)
            for number, row in enumerate(table.rows)]  # fmt: skip
    return tag("table", {"role": "table", "class": "actividades", "aria-labelledby": "titulo-tabla"},
               [head, tag("tbody", {"role": "rowgroup"}, rows)])  # fmt: skip


def ways_to(spots: tuple[Spot, ...]) -> Markup:
    """Return links to the pages where a row is drawn: one for each page, to its main symbol there."""
    first: dict[int, Spot] = {}
    for spot in spots:
        first.setdefault(spot.page, spot)
    return " ".join(link(spot.id, f"pág. {page}", **{"class": "ver-dibujo"}) for page, spot in first.items())


def _row(table: PrintedTable, row: PrintedRow, number: int, places: Places, told: Told | None, heading: bool) -> Markup:
    cases = [_cell(told.column, lines("\n".join(told.rows.get(row.ref, ()))), "caso")] if told else []
    cells = [*_cells(table, row), *cases, _cell("Diagrama", ways_to(places.drawn.get(row.ref, ())), "ver")]
    attributes = {"id": row_id(number), "role": "row", "class": "encabeza" if heading else "fila"}
    return tag("tr", attributes, cells)


def _cells(table: PrintedTable, row: PrintedRow) -> Iterator[Markup]:
    for column in table.columns:
        said = row.cell(column.holds, number_in_activity=table.number_in_activity)
        yield _cell(column.title, lines(said) if said else "", column.holds)


def _cell(title: str, content: Markup, kind: str) -> Markup:
    empty = "" if content else " vacia"
    return tag("td", {"role": "cell", "class": f"{kind}{empty}", "data-columna": title}, [content])
