"""A procedure for people, as plain lines: header, table of activities, and what the table does not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cauce.cli.report import declared
from cauce.cli.report.details import branch_terms, row_details, row_heading, several
from cauce.cli.report.table import table_lines
from cauce.cli.safe_text import safe_text
from cauce.cli.wrapping import wrapped
from cauce.compiler.printed import printed_table
from cauce.compiler.view.sources import interpretations_view
from cauce.model.wording import row_name, target_name

if TYPE_CHECKING:
    from cauce.model.institution import Institution
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Branch


def procedure_lines(procedure: Procedure, institution: Institution | None, columns: int) -> Iterator[str]:
    """Yield the lines that show a procedure within a number of columns."""
    yield from _header(procedure, institution, columns)
    table = printed_table(procedure, institution.table if institution else None)
    yield ""
    yield from table_lines(
        [column.title for column in table.columns],
        [
            [row.cell(column.holds, number_in_activity=table.number_in_activity) for column in table.columns]
            for row in table.rows
        ],
        columns,
    )
    sections = (
        ("Inicios", declared.starts(procedure)),
        ("Fines", declared.ends(procedure)),
        ("Decisiones", _decisions(procedure)),
        ("De los pasos, lo que la tabla no dice", row_details(procedure)),
        ("Plazos", declared.deadlines(procedure)),
        ("Reglas", declared.rules(procedure)),
        ("Interrupciones", declared.interruptions(procedure)),
        ("Antecedentes", declared.antecedents(procedure)),
        ("Datos [qué tan confidenciales]", declared.data(procedure)),
        ("Interpretaciones (donde el manual calla)", _interpretations(procedure)),
    )
    for title, items in sections:
        lines = [line for item in items for line in _item(item, columns)]
        if lines:
            yield ""
            yield title
            yield from lines


def _header(procedure: Procedure, institution: Institution | None, columns: int) -> Iterator[str]:
    # The manual's own header block, two fields on a line.
    left = [
        ("Procedimiento", procedure.name),
        ("Dirección", institution.address or institution.name if institution else procedure.institution),
        ("Área responsable", procedure.area),
    ]
    right = [("Clave", procedure.key), ("Fecha", procedure.date), ("Versión", procedure.version)]
    right_width = max(len(f"{name}: {value}") for name, value in right)
    left_width = columns - right_width - 2
    for (name, value), (other, text) in zip(left, right, strict=True):
        lines = wrapped(f"{name}: {safe_text(value) or '—'}", max(20, left_width), hanging="  ")
        yield f"{lines[0]:<{left_width}}  {other}: {safe_text(text)}"
        yield from lines[1:]
    below = (("Frecuencia", procedure.frequency), ("Propósito", procedure.purpose), ("Archivo", procedure.file))
    for name, value in below:
        if value:
            yield from wrapped(f"{name}: {safe_text(value)}", columns, hanging="  ")


def _decisions(procedure: Procedure) -> Iterator[str]:
    for row in procedure.all_rows():
        if row.branches:
            ways = "\n".join(f"  {_way(procedure, branch)}" for branch in row.branches)
            yield f"{row_heading(row)}{several(row)}\n{ways}"


def _way(procedure: Procedure, branch: Branch) -> str:
    where = row_name(branch.rows[0]) if branch.rows else target_name(procedure, branch.target)
    return f"{branch.name} → {where}{branch_terms(procedure, branch)}"


def _interpretations(procedure: Procedure) -> Iterator[str]:
    for found in interpretations_view(procedure):
        section = f" (sección {found['seccion']})" if found["seccion"] else ""
        yield f"{_capital(found['donde'])}{section}: {found['nota'] or found['cita']}"


def _item(text: str, columns: int) -> Iterator[str]:
    """Wrap an item, each of its lines by itself; the first begins with a dash."""
    for number, line in enumerate(text.split("\n")):
        bare = line.lstrip(" ")
        indent = " " * (2 + len(line) - len(bare)) + ("  " if number else "")
        dash, space = ("", "") if number else ("- ", "  ")
        yield from wrapped(safe_text(bare), columns, indent + dash, indent + space)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
