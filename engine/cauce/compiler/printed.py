"""The table of activities as the manual prints it, cell by cell, derived from the rows that run.

Used by everything that shows the table: `cauce mostrar`, and the pages of the manual. Pure: knows only the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cauce.model.frozen import dataclass
from cauce.model.institution import Column, Table
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Row, RowKind
from cauce.model.wording import actors_text, role_name

USUAL = Table(
    columns=(
        Column("numero", "Paso"),
        Column("responsable", "Responsable"),
        Column("actividad", "Actividad"),
        Column("documento", "Documento de Trabajo"),
    )
)

_HEADED = (RowKind.DECISION, RowKind.PARALLEL, RowKind.WAIT)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """The cells of a row, and the `ref` of the row they come from ("" for headings and for the first and last rows)."""

    number: str = ""
    actor: str = ""
    activity: str = ""
    documents: tuple[str, ...] = ()
    ref: str = ""

    @property
    def document(self) -> str:
        """The cell of documents, one on each line."""
        return "\n".join(self.documents)

    def cell(self, holds: str, *, number_in_activity: bool = False) -> str:
        """Return what a column prints: `holds` is numero, responsable, actividad or documento."""
        if holds == "numero":
            return self.number
        if holds == "responsable":
            return self.actor
        if holds == "documento":
            return self.document
        return f"{self.number}. {self.activity}" if number_in_activity and self.number else self.activity


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A printed table: its columns, its rows, and whether the number goes inside the activity's cell."""

    columns: tuple[Column, ...]
    rows: tuple[PrintedRow, ...]
    number_in_activity: bool = False


def printed_table(procedure: Procedure, table: Table | None) -> PrintedTable:
    """Return the table of a procedure in the form of its institution (`tabla`), or in the usual form.

    Activities are verbatim; an inherited actor is an empty cell, as manuals leave it; the documents of a row are those
    it uses, produces, receives and confirms, in the order written; `en_manual` replaces a cell, even by nothing.
    Rows of interruptions come last, under the name of the interruption.
    """
    form = table or USUAL
    rows = list(_rows(procedure, procedure.rows))
    if form.start and not (rows and rows[0].activity.startswith(form.start)):
        rows.insert(0, PrintedRow(activity=form.start))
    if form.end:
        rows.append(PrintedRow(activity=form.end))
    for interruption in procedure.interruptions:
        rows += _headed(procedure, interruption.name, interruption.rows)
    return PrintedTable(form.columns, tuple(rows), form.number_in_activity)


def _rows(procedure: Procedure, rows: Sequence[Row]) -> Iterator[PrintedRow]:
    for row in rows:
        if row.in_table:
            yield _row(procedure, row)
        for branch in row.branches:
            yield from _branch(procedure, row, branch)


def _branch(procedure: Procedure, row: Row, branch: Branch) -> Iterator[PrintedRow]:
    if row.in_table and row.kind in _HEADED:
        yield from _headed(procedure, branch.name, branch.rows)
    else:
        yield from _rows(procedure, branch.rows)


def _headed(procedure: Procedure, heading: str, rows: Sequence[Row]) -> Iterator[PrintedRow]:
    """Yield a heading and the rows under it; nothing if none of them is printed."""
    inside = tuple(_rows(procedure, rows))
    if inside:
        yield PrintedRow(activity=heading)
        yield from inside


def _row(procedure: Procedure, row: Row) -> PrintedRow:
    printed = row.printed
    documents = _documents(procedure, row) if printed.document is None else (printed.document,)
    return PrintedRow(
        number=row.step if printed.number is None else printed.number,
        actor=_actor(procedure, row) if printed.actor is None else printed.actor,
        activity=row.text if printed.activity is None else printed.activity,
        documents=tuple(filter(None, documents)),
        ref=row.ref,
    )


def _actor(procedure: Procedure, row: Row) -> str:
    if row.kind is RowKind.STAGE and (row.actors is None or row.inherited_from):
        return role_name(procedure, row.supervisor) if row.supervisor else ""
    return "" if row.inherited_from else actors_text(procedure, row.actors)


def _documents(procedure: Procedure, row: Row) -> tuple[str, ...]:
    """Name the documents without their `uso`, which tells apart several with one code and is never printed."""
    found: dict[str, None] = {}
    for use in row.documents:
        document = procedure.document_by_id.get(use.document)
        name = f"{document.name} {document.code}".rstrip() if document else use.document
        found[name] = None
    return tuple(found)
