"""Colons: one too many in a text, one without its space, one that is missing."""

from __future__ import annotations

import re

from cauce.compiler.reader.shown import quoted, shown, spaces
from cauce.compiler.reader.syntax.failure import Failure, Finding
from cauce.compiler.reader.syntax.lines import COLON_OF_TEXT, FAR, GLUED, Anatomy, anatomy, line_above

_KEY_WITHOUT_COLON = re.compile(r"([a-z][a-z0-9_]*)(?:\s*[=;,→：-]\s*|\s+|$)(.*)")
_LAST_WORD = re.compile(r"\s([a-z][a-z0-9_]*)\s*\Z")


def second_colon(failure: Failure) -> Finding | None:
    """Recognise a text with a colon and a space inside: `nota: Requisitos: acta`."""
    line = failure.anatomy
    if failure.char != ":" or failure.flow or not 0 <= line.colon < failure.index:
        return None
    start, end = line.value_at, line.value_at + max(1, len(line.value))
    hint = f"Escriba el texto entre comillas: {line.key}: {quoted(line.value)}."
    before = failure.source.text[start : failure.index].split()
    another_key = len(before) == 2 and before[1] in failure.words
    if line.value[-1:] in ("'", '"') and line.value.count(line.value[-1]) == 1:
        hint = f"Si falta la comilla del principio, escríbala: {line.key}: {line.value[-1]}{shown(line.value)}"
    elif another_key:
        hint = f"Si «{before[1]}» es otra clave, póngala en su propia línea; si todo es un texto, va entre comillas."
    return _colon_inside(failure, start, end, hint, readable=not another_key)


def second_colon_in_flow(failure: Failure) -> Finding | None:
    """Recognise the same between braces or brackets, where a comma may be what is missing."""
    flow, last, text = failure.flow, failure.last, failure.source.text
    if failure.char != ":" or flow is None or last is None:
        return None
    start = last.start_mark.index
    if start < flow.index or text[last.end_mark.index : failure.index].strip() or "\n" in text[start : failure.index]:
        return None
    rest = text[failure.index : failure.source.end_of_line(failure.index)]
    end = failure.index + len(re.split(r"[,\]}]", rest)[0].rstrip())
    hint = f"Escriba el texto entre comillas: {quoted(text[start:end])}."
    word = _LAST_WORD.search(text[start : failure.index])
    another_key = bool(word and word[1] in failure.words)
    if word and another_key:
        hint = f"Si «{word[1]}» es otra clave, póngale una coma delante; si todo es un texto, va entre comillas."
    return _colon_inside(failure, start, end, hint, readable=not another_key)


def _colon_inside(failure: Failure, start: int, end: int, hint: str, *, readable: bool) -> Finding:
    """Refuse a text with a colon inside; `readable` unless what follows the colon is more likely another key."""
    whole = failure.source.text[start:end]
    message = f"hay dos puntos dentro de este texto, y se toman por el fin de otra clave: «{shown(whole)}»"
    colons = tuple(start + match.start() for match in COLON_OF_TEXT.finditer(whole))
    return Finding("E116", failure.source.span(start, end), message, hint, mend=colons if readable else ())


def no_key(failure: Failure) -> Finding | None:
    """Recognise a colon at the beginning of a line or of a pair."""
    line = failure.anatomy
    first = failure.index == line.value_at if failure.flow is None else failure.says("node content")
    if failure.char != ":" or not first:
        return None
    span = failure.source.span(failure.index, failure.index + 1)
    hint = "Escriba la clave antes de los dos puntos, o bórrelos."
    return Finding("E133", span, "aquí hay dos puntos sin clave delante", hint)


def glued_colon(failure: Failure) -> Finding | None:
    """Recognise a key whose colon touches its value, so that YAML sees no key: `paso:1`."""
    if failure.flow:
        return None
    first = min(failure.last_line, failure.line, failure.source.line_of(failure.since))
    for number in range(max(first, failure.line - FAR), failure.line + 1):
        line = anatomy(failure.source, number)
        glued = None if line.blank else GLUED.match(line.text, line.value_at - line.start)
        if glued and line.colon < 0:
            span = failure.source.span(line.value_at, line.value_at + len(glued[0].rstrip()))
            message = f"falta un espacio después de los dos puntos: «{shown(glued[0])}»"
            return Finding("E122", span, message, f"Escriba «{glued['key']}: {shown(glued['value'])}».")
    return None


def no_colon(failure: Failure) -> Finding | None:
    """Recognise a line among keys that has no «clave:», as the rest of a text without its indentation."""
    line: Anatomy | None = None
    if failure.says("could not find expected ':'"):
        line = anatomy(failure.source, failure.source.line_of(failure.since))
    elif failure.says("not allowed") and failure.char == ":":
        line = line_above(failure.source, failure.line)
    if line is None or line.colon >= 0 or line.blank:
        return None
    text = line.text[line.value_at - line.start :].rstrip()
    if " #" not in text:
        return missing_key(failure, line)
    lost = shown(text[text.index(" #") :])
    message = f"lo que sigue al signo # se tomaría como comentario y se perdería: «{lost}»"
    hint = "Una clave no lleva el signo #; si es parte de un texto, escriba el texto entre comillas."
    return Finding("E113", failure.source.span(line.value_at, line.value_at + len(text)), message, hint)


def missing_key(failure: Failure, line: Anatomy) -> Finding:
    """Refuse a line that has no «clave:» where it needs one."""
    text = line.text[line.value_at - line.start :].rstrip()
    message = f"a esta línea le falta «clave:» al principio: «{shown(text)}»"
    span = failure.source.span(line.value_at, line.value_at + len(text))
    return Finding("E126", span, message, _hint_for_line(failure, line, text))


def _hint_for_line(failure: Failure, line: Anatomy, text: str) -> str:
    """Say what a line without a colon may have been: a key, an item, or the rest of the text above."""
    above = line_above(failure.source, line.number)
    if above and above.dashes and not above.key:
        return "Si es otro elemento de la lista, póngale «- » delante."
    word = _KEY_WITHOUT_COLON.match(text)
    if word and (word[1] in failure.words or not word[2]):
        return f"Si es una clave, le faltan los dos puntos: «{f'{word[1]}: {shown(word[2])}'.rstrip()}»."
    if above and above.key:
        indent = spaces(above.key_at - above.start + 2)
        return f"Si continúa el texto de «{shown(above.key)}», dele más sangría ({indent}); si no, póngale su clave."
    return "Escriba su clave, dos puntos y un espacio delante; si es un comentario, póngale «# » delante."
