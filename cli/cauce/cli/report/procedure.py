"""A procedure for people, as plain lines: header, table of activities, and what the table does not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cauce.cli.report.table import table_lines
from cauce.cli.safe_text import safe_text
from cauce.cli.wrapping import wrapped
from cauce.compiler.printed import printed_table
from cauce.compiler.shape.scalars import MONTHS
from cauce.compiler.view.sources import interpretations_view
from cauce.model.declarations import Failing
from cauce.model.rows import Choice
from cauce.model.wording import condition_text, deadline_text, lapse_text, listed, row_name, target_name

if TYPE_CHECKING:
    from cauce.model.declarations import Period
    from cauce.model.institution import Institution
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Branch, Row

_FAILING = {
    Failing.BLOCKS: "no deja seguir",
    Failing.WARNS: "advierte",
    Failing.NONCONFORMITY: "presunta no conformidad",
}


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
        ("Inicios", _starts(procedure)),
        ("Fines", (end.name for end in procedure.ends)),
        ("Decisiones", _decisions(procedure)),
        ("Plazos", _deadlines(procedure)),
        ("Reglas", _rules(procedure)),
        ("Interrupciones", _interruptions(procedure)),
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
    for name, value in (("Frecuencia", procedure.frequency), ("Propósito", procedure.purpose)):
        if value:
            yield from wrapped(f"{name}: {safe_text(value)}", columns, hanging="  ")


def _starts(procedure: Procedure) -> Iterator[str]:
    for start in procedure.starts:
        yield f"{start.name}{_period(start.period)} → {target_name(procedure, start.target)}"


def _period(period: Period | None) -> str:
    if period is None:
        return ""
    months = [MONTHS.words[month - 1] for month in period.except_months]
    return f" (cada mes, el día {period.day}{', menos ' + listed(months) if months else ''})"


def _decisions(procedure: Procedure) -> Iterator[str]:
    for row in procedure.all_rows():
        if row.branches:
            several = ", elige varias" if row.choice is Choice.SEVERAL else ""
            # A numbered row is named by its number, which alone would not say what is decided.
            text = f": {row.short or row.text}" if row.step else ""
            ways = "\n".join(f"  {_way(procedure, row, branch)}" for branch in row.branches)
            yield f"{_capital(row_name(row))}{text}{several}\n{ways}"


def _way(procedure: Procedure, row: Row, branch: Branch) -> str:
    where = row_name(branch.rows[0]) if branch.rows else target_name(procedure, branch.target)
    again = f"; después de {branch.limit} → {target_name(procedure, branch.after)}" if branch.limit else ""
    return f"{branch.name} → {where}{again}"


def _deadlines(procedure: Procedure) -> Iterator[str]:
    for deadline in procedure.deadlines:
        name = f"{deadline.name}. " if deadline.name else ""
        text = _capital(deadline_text(procedure, deadline))
        yield f"{name}{text}. Al vencer: {lapse_text(procedure, deadline.lapse)}."


def _rules(procedure: Procedure) -> Iterator[str]:
    for rule in procedure.rules:
        name = f"{rule.name}. " if rule.name else ""
        moments = [f"al entrar a {target_name(procedure, ref)}" for ref in rule.on_enter]
        moments += [f"al completar {target_name(procedure, ref)}" for ref in rule.on_complete]
        when = f", cuando {condition_text(procedure, rule.when)}" if rule.when else ""
        demand = condition_text(procedure, rule.demands)
        yield f"{name}{_capital(', '.join(moments))}{when}: {demand}. Si falta: {_FAILING[rule.failing]}."


def _interruptions(procedure: Procedure) -> Iterator[str]:
    for each in procedure.interruptions:
        yield f"{each.name} → {target_name(procedure, each.target) if each.target else row_name(each.rows[0])}"


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
