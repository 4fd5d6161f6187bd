"""Signs that at the beginning of a text mean something to YAML: % @ ` & * ! | > - ? , ] }."""

from __future__ import annotations

from cauce.compiler.reader.documents import refused_directive
from cauce.compiler.reader.shown import quoted, shown
from cauce.compiler.reader.syntax.failure import Failure, Finding
from cauce.compiler.reader.syntax.lines import Anatomy, anatomy

_SCANNING = ("anchor", "alias", "tag", "block scalar")
"""What the parser says that it was scanning when such a sign begins a text."""


def directive(failure: Failure) -> Finding | None:
    """Recognise a line that begins with «%»."""
    start = failure.source.start_of(failure.source.line_of(failure.since))
    if failure.says("document start") and not failure.open:
        start = max(0, failure.source.text.rfind("\n%", 0, failure.index) + 1)
    if failure.source.text[start : start + 1] != "%":
        return None
    span, message, hint = refused_directive(failure.source, start)
    return Finding("E131", span, message, hint)


def reserved_sign(failure: Failure) -> Finding | None:
    """Recognise a text that begins with a sign of YAML; read as text, all of it is still what it was."""
    start = failure.since if failure.was(*_SCANNING) else failure.index
    line = anatomy(failure.source, failure.source.line_of(start))
    starred = line.value[:1] == "*" and start > line.value_at and failure.flow is None and failure.char not in ":#"
    if starred:
        start = line.value_at
    elif not _begins_text(failure, line, start):
        return None
    sign = failure.source.text[start]
    end = max(start + 1, line.value_at + len(line.value))
    if failure.flow:
        end = start + max(1, len(failure.source.text[start:end].split(",")[0].rstrip("]} ")))
    whole, span = failure.source.text[start:end], failure.source.span(start, end)
    if sign in "|>":
        message = f"después del signo {sign} el texto va en las líneas de abajo, no en la misma: «{shown(whole)}»"
        hint = f"Si el signo es parte del texto, escríbalo entre comillas: {quoted(whole)}. Si no, quite el signo."
        return Finding("E117", span, message, hint, mend=(start,))
    message = f"un texto no puede empezar con el signo {sign} si no va entre comillas: «{shown(whole)}»"
    hint = f"Escriba {quoted(whole)}."
    if sign == "-":
        hint += " Si es una lista, pase el guion a la línea de abajo."
    return Finding("E117", span, message, hint, mend=(start,))


def _begins_text(failure: Failure, line: Anatomy, start: int) -> bool:
    sign = failure.source.text[start : start + 1]
    after_key = line.colon >= 0 and start == line.value_at
    return bool(sign) and (
        (failure.was(*_SCANNING) and sign in "&*!|>")
        or (failure.says("start any token") and sign in "%@`|>")
        or (failure.says("not allowed") and sign in "-?" and after_key)
        or (failure.was("parsing a block node") and sign in ",]}" and after_key)
    )
