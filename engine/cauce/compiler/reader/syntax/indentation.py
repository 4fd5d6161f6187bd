"""Indentation: a line that stands under nothing, and the line it should stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cauce.compiler.reader.bullets import refused_bullet
from cauce.compiler.reader.shown import shown, spaces
from cauce.compiler.reader.source import Source
from cauce.compiler.reader.syntax.colons import missing_key
from cauce.compiler.reader.syntax.failure import Failure, Finding
from cauce.compiler.reader.syntax.levels import Level, levels
from cauce.compiler.reader.syntax.lines import FAR, Anatomy, anatomy, line_above

_NEAR = 3
"""Columns that a slip of the space bar spans; further away the person meant something else."""


def glued_dash(failure: Failure) -> Finding | None:
    """Recognise an item whose dash touches its text or is another sign: `-paso: 2`, `– paso: 2`."""
    source, line = failure.source, failure.anatomy
    if failure.says("could not find expected ':'"):
        line = anatomy(source, source.line_of(failure.since))
    refused = None if failure.flow else refused_bullet(source.text[line.first : line.first + 200].split("\n")[0])
    if refused is None:
        return None
    code, message, hint = refused
    return Finding(code, source.span(line.first, source.end_of_line(line.first)), message, hint)


def outside_text(failure: Failure) -> Finding | None:
    """Recognise the rest of a text of several lines, cut off by a comment or by less indentation."""
    source, line = failure.source, failure.anatomy
    if failure.says("could not find expected ':'"):
        line = anatomy(source, source.line_of(failure.since))
    elif failure.index != line.value_at:
        return None
    if failure.flow or failure.last is None or line.dashes or line.colon >= 0 or line.blank:
        return None
    block = failure.last.style in ("|", ">")
    start = failure.last_line + 1
    numbers = [*range(start, min(start + FAR, line.number)), *range(max(start + FAR, line.number - FAR), line.number)]
    between = [each for number in numbers if (each := anatomy(source, number)).text.strip()]
    span = source.span(line.value_at, line.value_at + max(1, len(line.value)))
    inside = between[0].indentation if block and between else 0
    if any(each.blank and (not block or each.indentation < inside) for each in between):
        message = f"un comentario parte en dos el texto, y «{shown(line.value)}» queda fuera"
        return Finding("E137", span, message, "Pase el comentario arriba de la clave y deje el texto seguido.")
    if block and between:
        message = f"esta línea tiene menos sangría que el texto al que parece continuar: «{shown(line.value)}»"
        return Finding("E124", span, message, f"Alinéela con la línea {between[0].number} ({spaces(inside)}).")
    return None


def misaligned(failure: Failure) -> Finding | None:
    """Recognise a key or a dash in a column where no block stands, or where the other of the two does."""
    line = failure.anatomy
    if failure.flow or line.blank or failure.index not in (line.first, line.value_at, line.colon):
        return None
    if not line.dashes and line.colon < 0:
        return missing_key(failure, line)
    if outdented := _outdented_above(failure.source, line):
        return outdented
    around = levels(failure.source, failure.open)
    column, dashes = line.indentation + 1, bool(line.dashes)
    wanted = [level for level in around if level.is_list == dashes and level.column != column]
    near = [level for level in wanted if abs(level.column - column) <= _NEAR]
    alike = [level for level in near if dashes and line.key and anatomy(failure.source, level.line).key == line.key]
    exact = [level for level in around if level.column == column]
    if dashes and not wanted:
        exact = sorted(around, key=lambda level: -abs(level.column - column))
    if exact and not alike and (not near or dashes):
        return _mixed(failure, exact[-1], near)
    if exact and not dashes:  # a key under the dash of its item: it belongs further in
        near = [level for level in near if level.column > column] or near
    targets = alike or near or wanted
    return _finding(failure.source, line, f"Alinéela {_places(targets, column)}.") if targets else None


def first_line_indented(failure: Failure) -> Finding | None:
    """Recognise a file whose first line has spaces before it that the others have not, or no key."""
    source = failure.source
    written = re.search(r"^(?! *(?:#|$))", source.text, re.MULTILINE)
    if failure.open or written is None:
        return None
    first = anatomy(source, source.line_of(written.start()))
    if first.colon < 0:
        return missing_key(failure, first)
    if failure.anatomy.indentation >= first.indentation:
        return None
    where = f"la línea {failure.line}, «{shown(failure.anatomy.text)}» ({spaces(failure.anatomy.indentation)})"
    return _finding(source, first, f"Alinéela con {where}.")


def _outdented_above(source: Source, line: Anatomy) -> Finding | None:
    """Recognise that the line above is the one that is out of place: this one follows those before it."""
    above = line_above(source, line.number)
    if above is None or not above.key or above.dashes or above.first - above.start >= line.indentation:
        return None
    before = line_above(source, above.number)
    if before is None or not before.key or before.key_at - before.start != line.indentation:
        return None
    where = f"con «{shown(before.key)}» de la línea {before.number} ({spaces(line.indentation)})"
    return _finding(source, above, f"Alinéela {where}.")


def _finding(source: Source, line: Anatomy, hint: str) -> Finding:
    count = "no tiene espacios" if line.indentation == 0 else f"tiene {spaces(line.indentation)}"
    message = f"la sangría de esta línea no coincide con la de su bloque: {count}"
    return Finding("E124", source.span(line.first, source.end_of_line(line.first)), message, hint)


def _places(targets: Sequence[Level], column: int) -> str:
    """Name what to align with: the nearest, or two equally near with the deeper first."""
    ranked = sorted(targets, key=lambda level: (abs(level.column - column), -level.column))
    best = [level for level in ranked if abs(level.column - column) == abs(ranked[0].column - column)]
    return ", o ".join(_name(level) for level in best)


def _name(level: Level) -> str:
    what = f"«{shown(level.key)}»" if level.key else "el guion"
    return f"con {what} de la línea {level.line} ({spaces(level.column - 1)})"


def _mixed(failure: Failure, level: Level, lists: Sequence[Level]) -> Finding:
    """Refuse a dash among keys, or a key among dashes; `lists` are those to which the dash may belong."""
    line = failure.anatomy
    span = failure.source.span(line.first, failure.source.end_of_line(line.first))
    if not line.dashes:
        message = f"aquí hay una clave sin guion entre los elementos de una lista, como el de la línea {level.line}"
        hint = "Si es otro elemento, póngale «- » delante; si es parte del anterior, dele dos espacios más de sangría."
        return Finding("E125", span, message, hint)
    message = f"aquí hay un guion de lista entre claves sin guion, como «{shown(level.key)}» de la línea {level.line}"
    hint = "Una lista va debajo de una clave sin valor y con más sangría; si no es una lista, quite el guion."
    if lists:
        place = _places(lists, line.indentation + 1)
        hint = f"Si es una clave más, quite el guion y su espacio; si es otro elemento de la lista, alinéelo {place}."
    return Finding("E125", span, message, hint)
