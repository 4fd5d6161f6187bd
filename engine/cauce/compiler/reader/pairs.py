"""Inside braces and brackets: what a comma, a question mark or a missing colon makes of a text."""

from __future__ import annotations

import re
from dataclasses import replace

from cauce.compiler.reader.frames import Open
from cauce.compiler.reader.nodes import Entry, Scalar
from cauce.compiler.reader.report import Report
from cauce.compiler.reader.shown import quoted, shown
from cauce.compiler.reader.source import Source
from cauce.model.source import Span

_GLUED = re.compile(r"([^\s:]+):(\S.*)", re.DOTALL)


def refused_question_mark(text: str) -> tuple[str, str]:
    """Return what to say of «?» in an unquoted text of `{…}` or `[…]`, which not every YAML reader takes for text."""
    return f"el signo ? dentro de llaves o corchetes necesita comillas: «{shown(text)}»", f"Escriba {quoted(text)}."


def refused_closer(sign: str) -> tuple[str, str]:
    """Return what to say of a bracket or a brace that closes nothing."""
    what = "el corchete ]" if sign == "]" else "la llave }"
    hint = f"Borre el signo {sign} que sobra, o escriba el que falta al principio."
    return f"{what} cierra algo que no está abierto", f"{hint} Si es parte del texto, póngalo entre comillas."


def check_braces(closed: Open, source: Source, report: Report) -> None:
    """Check a mapping of `{…}` when it closes: it has its braces, and each of its keys a colon."""
    if source.text[closed.index] not in "{&!" and closed.entries:
        _refuse_lone_pair(closed.entries[0], source, report)
    if closed.bare:
        closed.entries = _with_values(closed, source, report)


def _refuse_lone_pair(entry: Entry, source: Source, report: Report) -> None:
    """Refuse `[clave: valor]`, which YAML takes for a list of one mapping."""
    start, end = entry.key.span, entry.value.span
    written = source.between(start, end)
    message = f"dentro de los corchetes está «{shown(written)}», que es una clave con su valor"
    hint = f"Si es un texto, póngalo entre comillas: {quoted(written)}. Si son claves, use llaves en vez de corchetes."
    report.add("E138", Span(start.line, start.column, end.end_line, end.end_column), message, hint)


def _with_values(closed: Open, source: Source, report: Report) -> list[Entry]:
    """Return the entries with every key that has no colon given back to the text it was cut from."""
    entries: list[Entry] = []
    without_colon = {id(key) for key in closed.bare}
    cut: list[tuple[Entry, list[Scalar]]] = []
    for entry in closed.entries:
        glued = _GLUED.fullmatch(entry.key.text)
        before = entries[-1].value if entries else None
        if report.full:
            break
        if id(entry.key) not in without_colon:
            entries.append(entry)
        elif glued and not entry.key.style:
            entries.append(_unglued(entry.key, glued, report))
        elif isinstance(before, Scalar) and before.text and not before.style:
            if not cut or cut[-1][0] is not entries[-1]:
                cut.append((entries[-1], []))
            cut[-1][1].append(entry.key)
        else:
            _refuse_bare(entry.key, closed, report)
    whole = {id(entry): _rejoined(entry, pieces, source, report) for entry, pieces in cut}
    return [whole.get(id(entry), entry) for entry in entries]


def _unglued(key: Scalar, glued: re.Match[str], report: Report) -> Entry:
    """Split `clave:valor`, and report it."""
    message = f"falta un espacio después de los dos puntos: «{shown(key.text)}»"
    report.add("E122", key.span, message, f"Escriba «{shown(glued[1])}: {shown(glued[2])}».")
    span, length = key.span, len(glued[1])
    name = replace(span, end_line=span.line, end_column=span.column + length)
    value = replace(span, column=span.column + length + 1)
    return Entry(Scalar(glued[1], name), Scalar(glued[2], value))


def _rejoined(entry: Entry, pieces: list[Scalar], source: Source, report: Report) -> Entry:
    """Join a text that its commas had cut into keys, and report it."""
    start, end = entry.value.span, pieces[-1].span
    span = Span(start.line, start.column, end.end_line, end.end_column)
    whole = " ".join(source.between(start, end).split())
    message = f"la coma parte en dos este texto: lo que sigue, «{shown(pieces[0].text)}», se toma por otra clave"
    hint = f"Escriba el texto entre comillas: {entry.key.text}: {quoted(whole)}. "
    hint += "Si de verdad es otra clave, póngale dos puntos y su valor."
    report.add("E114", span, message, hint)
    return Entry(entry.key, Scalar(whole, span))


def _refuse_bare(key: Scalar, closed: Open, report: Report) -> None:
    message = f"a «{shown(key.text)}» le faltan los dos puntos y un valor: dentro de llaves todo es «clave: valor»"
    hint = "Escriba los dos puntos, un espacio y el valor."
    if len(closed.bare) == len(closed.entries) > 1:
        if key is not closed.bare[0]:
            return
        hint = f"Si es una lista, use corchetes: [{shown(', '.join(bare.text for bare in closed.bare))}]."
    report.add("E114", key.span, message, hint, usable=False)
