"""Quotes: opened and not closed, closed in the middle of a text, or holding a backslash that YAML does not know."""

from __future__ import annotations

import re

from cauce.compiler.reader.shown import quoted, shown
from cauce.compiler.reader.source import Source
from cauce.compiler.reader.syntax.failure import Failure, Finding
from cauce.compiler.reader.syntax.lines import COLON_OF_TEXT, anatomy
from cauce.model.diagnostics import Related

_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*("|\Z)|'(?:[^']|'')*('|\Z)""", re.DOTALL)
_LONE_SLASH = re.compile(r"\\(?![\"\\])")
_OPENS_QUOTE = re.compile(r"""(?:^|(?<=[-:,\[{] )|(?<=[\[{,])) *(["'])""", re.MULTILINE)


def bad_escape(failure: Failure) -> Finding | None:
    """Recognise a backslash inside double quotes, as in a Windows path."""
    if not failure.was("quoted scalar") or failure.says("end of stream", "document"):
        return None
    text = failure.source.text
    slash = max(failure.since, text.rfind("\\", failure.since, failure.stuck.at + 1))
    written = text[slash : slash + 2].strip()
    message = f"dentro de comillas dobles la barra \\ da órdenes, y «{shown(written)}» no es ninguna"
    hint = "Use comillas sencillas ('…'), donde la barra es un signo más, o escriba la barra dos veces."
    end = failure.source.end_of_line(slash)
    slashes = tuple(match.start() for match in _LONE_SLASH.finditer(text, slash, end))
    return Finding("E134", failure.source.span(slash, slash + len(written)), message, hint, mend=slashes or (slash,))


def unclosed(failure: Failure) -> Finding | None:
    """Recognise quotes that swallow the lines below, up to other quotes or to the end of the file."""
    source = failure.source
    first = source.start_of(min(failure.last_line, failure.line))
    if failure.was("quoted scalar"):
        first = min(first, failure.since)
    opening = _still_open(source, first, failure.index)
    if opening is None:
        return None
    value = source.text[opening : source.end_of_line(opening)]
    reached = Related(source.span(failure.index, failure.index + 1), "hasta aquí llegó el texto")
    related = () if failure.at_end or failure.line == source.line_of(opening) else (reached,)
    message = f"estas comillas se abren y no se cierran al terminar el texto: «{shown(value)}»"
    hint = f"Cierre las comillas donde termina el texto, con otro signo {value[0]} igual."
    if value[0] == "'" and "'" in value[1:]:
        hint = f"Escriba el texto entre comillas dobles, que dejan usar el apóstrofo: {quoted(value[1:])}."
    return Finding("E118", source.span(opening, opening + 1), message, hint, related=related)


def _still_open(source: Source, first: int, index: int) -> int | None:
    """Return the index of quotes that open between two indices and are still open at the end of their line."""
    position = first
    while opens := _OPENS_QUOTE.search(source.text, position, index + 1):
        start = opens.start(1)
        closes = _QUOTED.match(source.text, start)
        end = closes.end() if closes else len(source.text)
        if end > source.end_of_line(start):
            return start
        position = end
    return None


def text_after(failure: Failure) -> Finding | None:
    """Recognise a text that goes on after quotes, brackets or braces that close: `"Urgente" atender`."""
    if failure.char in ("", ":", "]", "}", "#") or not failure.says("expected", "document start"):
        return None
    bounds = _in_flow(failure) if failure.flow else _in_block(failure)
    if bounds is None:
        return None
    start, end = bounds
    opener, whole = failure.source.text[start], failure.source.text[start:end]
    what = "las comillas" if opener in "\"'" else "los corchetes" if opener == "[" else "las llaves"
    message = f"después de cerrar {what} el texto sigue: «{shown(whole)}»"
    hint = f"Ponga comillas que abarquen todo el texto: {quoted(whole)}."
    if opener == "'" == whole[-1]:
        hint = f"Escriba el texto entre comillas dobles, que dejan usar el apóstrofo: {quoted(whole[1:-1])}."
    colons = tuple(start + match.start() for match in COLON_OF_TEXT.finditer(whole))
    return Finding("E121", failure.source.span(start, end), message, hint, mend=(start, *colons))


def _in_block(failure: Failure) -> tuple[int, int] | None:
    line = anatomy(failure.source, failure.line)
    start, end = line.value_at, line.value_at + len(line.value)
    return (start, end) if start < failure.index <= end and line.value[0] in "\"'[{" else None


def _in_flow(failure: Failure) -> tuple[int, int] | None:
    text, index = failure.source.text, failure.index
    closing = len(text[:index].rstrip()) - 1
    if text[closing] not in "\"'" or failure.char in ",\"'[{":
        return None
    start = text.rfind(text[closing], failure.source.start_of(failure.line), closing)
    rest = re.split(r"[,\]}\r\n]", text[index : index + 200])[0]
    return (start, index + len(rest)) if start >= 0 else None
