"""What a procedure does without: several documents, directives, anchors, aliases and tags."""

from __future__ import annotations

import re
from typing import Any

import yaml

from cauce.compiler.reader.report import Report
from cauce.compiler.reader.shown import quoted, shown
from cauce.compiler.reader.source import Source
from cauce.model.source import Span

_PROPERTIES = {
    "&": (
        "E127",
        "el signo & al principio de un texto pone una marca para copiarlo en otra parte, y aquí no se usa",
    ),
    "*": ("E127", "el signo * al principio de un texto ordena copiar lo marcado en otra parte, y aquí no se usa"),
    "!": ("E128", "el signo ! al principio de un texto pone una etiqueta de tipo, y aquí no se usa"),
}


class Documents:
    """Lets one document pass and refuses what would make it several, or something else than texts."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source, self._report = source, report
        self._count = 0

    def go_on(self, event: Any) -> bool:
        """Take an event of the stream; False when nothing after it may be read."""
        if isinstance(event, yaml.DocumentStartEvent):
            return self._starts(event)
        if isinstance(event, yaml.DocumentEndEvent) and event.explicit and event.start_mark:
            return self._ends(event.start_mark.index)
        return True

    def _starts(self, event: Any) -> bool:
        self._count += 1
        index = event.start_mark.index
        if self._count > 1:
            message = "la línea «---» empieza otro documento, y cada archivo lleva uno solo"
            hint = "Borre esa línea, o pase a otro archivo lo que sigue."
            self._report.add("E130", self._source.span(index, index + 3), message, hint, usable=False)
            return False
        if event.version or event.tags:
            first = re.search(r"^%", self._source.text[: event.end_mark.index], re.MULTILINE)
            self._report.add("E131", *refused_directive(self._source, first.start() if first else index))
        return True

    def _ends(self, index: int) -> bool:
        """Refuse «...»; what follows it would be another document."""
        rest = self._source.text[index + 3 :].strip()
        message = "una línea que sólo dice «...» termina el archivo"
        message += ": lo que sigue no se lee" if rest else ", y no hace falta"
        hint = "Borre esa línea; si los puntos son parte de un texto, escríbalos en la misma línea que el texto."
        self._report.add("E130", self._source.span(index, index + 3), message, hint, usable=not rest)
        return False

    def refuse_property(self, start: int) -> None:
        """Refuse an anchor, an alias or a tag written at an index."""
        text = self._source.text
        sign = text[start] if text[start] in _PROPERTIES else "!"
        line_end = self._source.end_of_line(start)
        name = text[start:line_end].split(" ")[0]
        hint = f"Si es parte del texto, escríbalo entre comillas: {quoted(text[start:line_end])}. Si no, bórrelo."
        code, message = _PROPERTIES[sign]
        self._report.add(code, self._source.span(start, start + len(name)), f"{message}: «{shown(name)}»", hint)


def refused_directive(source: Source, start: int) -> tuple[Span, str, str]:
    """Return what to say of a line that begins with «%»: its place, the problem and the cure."""
    end = source.end_of_line(start)
    message = f"la línea empieza con el signo %, que da una instrucción al programa: «{shown(source.text[start:end])}»"
    hint = "Si el % es de un texto, escriba el texto en la línea de su clave y entre comillas; si no, borre la línea."
    return source.span(start, end), message, hint
