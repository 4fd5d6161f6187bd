"""Brackets and braces: not closed, closed with another, too many; commas too many or missing."""

from __future__ import annotations

import re

from cauce.compiler.reader.pairs import refused_closer, refused_question_mark
from cauce.compiler.reader.shown import shown
from cauce.compiler.reader.syntax.failure import Failure, Finding
from cauce.compiler.reader.syntax.lines import anatomy
from cauce.model.diagnostics import Related

_NAMES = {"[": "el corchete [", "{": "la llave {", "]": "el corchete ]", "}": "la llave }"}
_CLOSER = {"[": "]", "{": "}"}


def cut_by_hash(failure: Failure) -> Finding | None:
    """Recognise a «#» inside brackets that turns the rest of the line, and what closes them, into a comment."""
    if failure.flow is None:
        return None
    source, start = failure.source, failure.flow.index
    for number in range(failure.flow.line, failure.line + 1):
        line = source.line(number)
        sign = line.find(" #", max(0, start - source.start_of(number))) + 1
        at = source.start_of(number) + sign
        if sign and at not in failure.mended and not line.startswith((" # ", "  # "), sign - 2):
            end = source.end_of_line(at)
            message = (
                f"lo que sigue al signo # se tomaría como comentario y se perdería: «{shown(source.text[at:end])}»"
            )
            hint = "Si el # es parte de un texto, escriba ese texto entre comillas."
            return Finding("E113", source.span(at, end), message, hint, mend=(at,))
    return None


def question_mark(failure: Failure) -> Finding | None:
    """Recognise a «?» followed by a space inside braces, which begins a key for YAML."""
    if failure.flow is None or failure.char != "?":
        return None
    text = failure.source.text
    end = failure.index + len(re.split(r"[,\]}\r\n]", text[failure.index : failure.index + 200])[0].rstrip())
    message, hint = refused_question_mark(text[failure.index : end])
    return Finding("E115", failure.source.span(failure.index, end), message, hint, mend=(failure.index,))


def wrong_closer(failure: Failure) -> Finding | None:
    """Recognise a bracket closed by a brace, or one that closes nothing."""
    char, flow = failure.char, failure.flow
    if char not in ("]", "}"):
        return None
    place = failure.source.span(failure.index, failure.index + 1)
    if flow is None:
        if failure.anatomy.colon >= 0 and failure.index == failure.anatomy.value_at:
            return None
        return Finding("E120", place, *refused_closer(char))
    opener = failure.source.text[flow.index]
    if _CLOSER.get(opener) in (char, None):
        return None
    opened = f"{_NAMES[opener]} que se abre en la línea {flow.line}, columna {flow.column}, se cierra con {char}"
    related = (Related(failure.source.span(flow.index, flow.index + 1), "aquí se abre"),)
    return Finding("E120", place, opened, f"Ciérrelo con {_CLOSER[opener]}.", related=related)


def unclosed(failure: Failure) -> Finding | None:
    """Recognise a bracket still open where the next key of the block begins, or at the end of the file."""
    flow = failure.flow
    if flow is None:
        return None
    opening = anatomy(failure.source, flow.line)
    if not failure.at_end and (failure.line == flow.line or failure.anatomy.indentation > opening.indentation):
        return None
    opener = failure.source.text[flow.index]
    rest = failure.source.text[flow.index : failure.source.end_of_line(flow.index)]
    closer = _CLOSER.get(opener, "]")
    message = f"{_NAMES.get(opener, 'lo')} que se abre aquí no se cierra: «{shown(rest)}»"
    return Finding("E119", failure.source.span(flow.index, flow.index + 1), message, f"Escriba {closer} donde termina.")


def comma(failure: Failure) -> Finding | None:
    """Recognise two commas together, or two items with none between them."""
    flow, source = failure.flow, failure.source
    if flow is None:
        return None
    place = source.span(failure.index, failure.index + 1)
    before = source.text[flow.index + 1 : failure.index].rstrip()
    if failure.char == ",":
        return Finding("E141", place, "hay una coma de más: delante de ella no hay nada", "Borre una de las comas.")
    after = source.text[failure.index + 1 : failure.index + 2]
    if failure.char == ":" and after.strip():
        key = re.split(r"[\s,{\[]", before)[-1]
        message = f"falta un espacio después de los dos puntos: «{shown(key)}:{after}»"
        return Finding("E122", place, message, f"Escriba «{shown(key)}: {after}».")
    if failure.char == "-":
        message = "dentro de corchetes o llaves los elementos van separados por comas, sin guion"
        return Finding("E125", place, message, "Quite el guion, o quite los corchetes y deje la lista con guiones.")
    if failure.char == ":" and failure.last is not None:
        line = failure.last.start_mark.line + 1
        before = source.line(line).rstrip()
    elif failure.char not in "\"'[{" and before[-1:] not in ("]", "}", '"', "'"):
        return None
    message = f"falta una coma después de «{_tail(before)}»"
    closer = _CLOSER.get(source.text[flow.index], "]")
    hint = f"Dentro de corchetes o llaves, lo que hay se separa con comas; si ahí termina, ciérrelo con {closer}."
    return Finding("E141", place, message, hint)


def _tail(text: str, limit: int = 25) -> str:
    """Return the end of a text, as messages show it."""
    return shown(text if len(text) <= limit else "…" + text[-limit:].lstrip())
