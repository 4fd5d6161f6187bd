"""Indentation: a line that stands under nothing, and the line it should stand under."""

from __future__ import annotations

from collections.abc import Sequence

from cauce.compiler.reader.shown import shown, spaces
from cauce.compiler.reader.syntax.failure import Failure, Finding
from cauce.compiler.reader.syntax.levels import Level, levels
from cauce.compiler.reader.syntax.lines import anatomy

_NEAR = 3
"""Columns that a slip of the space bar spans; further away the person meant something else."""


def outside_text(failure: Failure) -> Finding | None:
    """Recognise the rest of a text of several lines, cut off by a comment or by less indentation."""
    source, line = failure.source, failure.anatomy
    if failure.says("could not find expected ':'"):
        line = anatomy(source, source.line_of(failure.since))
    elif failure.index != line.value_at:
        return None
    if failure.flow or failure.last is None or line.dashes or line.colon >= 0 or line.blank:
        return None
    span = source.span(line.value_at, line.value_at + max(1, len(line.value)))
    between = [number for number in range(failure.last_line + 1, line.number) if source.line(number).strip()]
    if failure.last.style in ("|", ">") and between:
        text = source.line(between[0])
        indent = spaces(len(text) - len(text.lstrip()))
        message = f"esta línea tiene menos sangría que el texto al que parece continuar: «{shown(line.value)}»"
        return Finding("E124", span, message, f"Alinéela con la línea {between[0]} ({indent}).")
    if not failure.last.style and any(source.line(number).lstrip().startswith("#") for number in between):
        message = f"un comentario parte en dos el texto, y «{shown(line.value)}» queda fuera"
        return Finding("E137", span, message, "Pase el comentario arriba de la clave y deje el texto seguido.")
    return None


def misaligned(failure: Failure) -> Finding | None:
    """Recognise a key or a dash in a column where no block stands, or where the other of the two does."""
    line = failure.anatomy
    if failure.flow or line.blank or failure.index not in (line.first, line.value_at, line.colon):
        return None
    around = levels(failure.source, failure.open)
    column = line.indentation + 1
    wanted = [level for level in around if level.is_list == bool(line.dashes)]
    near = [level for level in wanted if 0 < abs(level.column - column) <= _NEAR]
    exact = [level for level in around if level.column == column]
    if exact and (not near or (line.dashes and exact[-1] is around[-1])):
        return _mixed(failure, exact[-1], dashes=bool(line.dashes))
    targets = near or [level for level in wanted if level.column != column]
    if not targets:
        return None
    span = failure.source.span(line.first, failure.source.end_of_line(line.first))
    message = f"la sangría de esta línea no coincide con la de su bloque: tiene {spaces(line.indentation)}"
    return Finding("E124", span, message, _align(targets, column))


def _align(targets: Sequence[Level], column: int) -> str:
    """Name the lines to align with: the nearest, or two equally near with the deeper first."""
    ranked = sorted(targets, key=lambda level: (abs(level.column - column), -level.column))
    best = [level for level in ranked if abs(level.column - column) == abs(ranked[0].column - column)]
    return f"Alinéela {', o '.join(_name(level) for level in best)}."


def _name(level: Level) -> str:
    what = f"«{shown(level.key)}»" if level.key else "el guion"
    return f"con {what} de la línea {level.line} ({spaces(level.column - 1)})"


def _mixed(failure: Failure, level: Level, *, dashes: bool) -> Finding:
    """Refuse a dash among keys, or a key among dashes."""
    line = failure.anatomy
    span = failure.source.span(line.first, failure.source.end_of_line(line.first))
    if dashes:
        message = (
            f"aquí hay un guion de lista entre claves sin guion, como «{shown(level.key)}» de la línea {level.line}"
        )
        hint = "Una lista va debajo de una clave sin valor y con más sangría; si no es una lista, quite el guion."
    else:
        message = f"aquí hay una clave sin guion entre los elementos de una lista, como el de la línea {level.line}"
        hint = "Si es otro elemento, póngale «- » delante; si es parte del anterior, déle dos espacios más de sangría."
    return Finding("E125", span, message, hint)
