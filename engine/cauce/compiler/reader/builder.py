"""From events to nodes, without recursion: a list of open collections is all the state there is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from cauce.compiler.reader.documents import Documents
from cauce.compiler.reader.frames import Open
from cauce.compiler.reader.keys import checked_key
from cauce.compiler.reader.nodes import Entry, Node, Scalar
from cauce.compiler.reader.pairs import check_braces
from cauce.compiler.reader.report import Report
from cauce.compiler.reader.shown import shown
from cauce.compiler.reader.source import Source
from cauce.compiler.reader.swallowed import warn_swallowed
from cauce.compiler.reader.texts import Texts
from cauce.model.diagnostics import Related
from cauce.model.source import Span

_TEXT = yaml.ScalarEvent
_STARTS = frozenset((yaml.MappingStartEvent, yaml.SequenceStartEvent))
_ENDS = frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))
DEPTH_LIMIT = 40
"""Collections one inside another; the deepest of the shipped procedures stays under 20."""


class Builder:
    """Builds the node of one file and reports what YAML allows and a procedure does not.

    `stand_ins` maps characters that were put in the place of others before parsing back to the originals.
    After a syntax error, `open` and `last` (the last text read) tell how far reading had come. `words` are the keys
    found, `properties` the indices of the signs & * ! that YAML obeys and a person may have meant as text.
    """

    def __init__(self, source: Source, report: Report, stand_ins: dict[int, str]) -> None:
        self.source, self.report, self.stand_ins = source, report, stand_ins
        self.open: list[Open] = []
        self.last: Any = None
        self.texts = Texts(source, report)
        self._documents = Documents(source, report)
        self._root: Node | None = None
        self.words: set[str] = set()
        self.properties: list[int] = []

    def build(self, events: Iterable[yaml.Event]) -> Node | None:
        """Return the root node, None when there is none; raises Stuck where the text is not YAML."""
        report = self.report
        for event in events:
            kind = type(event)
            if kind is _TEXT:
                self._scalar(event)
            elif kind in _ENDS:
                self._end(event)
            elif kind in _STARTS:
                if not self._start(event, mapping=kind is yaml.MappingStartEvent):
                    return None
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif not self._documents.go_on(event):
                break
            if report.full:
                report.usable = False
                break
        warn_swallowed(self.texts.key_lines, self.words, report)
        return self._root

    def _scalar(self, event: Any) -> None:
        """Take a text: a key, a value, an item or the whole file.

        `event` is a ScalarEvent; its marks are always set, whatever the stubs say.
        """
        start, end = event.start_mark, event.end_mark
        text, style = event.value, event.style or ""
        top = self.open[-1] if self.open else None
        self.last = event
        if self.stand_ins:
            text = text.translate(self.stand_ins)
        first = start.index
        if event.anchor is not None or event.tag is not None:
            self._documents.refuse_property(first)
            self.properties.append(first)
        scalar = Scalar(text, Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1), style)
        if top is not None and top.mapping and top.key is None:
            self._key(top, scalar, first, end.index)
        else:
            self._attach(self.texts.checked(scalar, first, end.index, self.open), first)

    def _key(self, top: Open, scalar: Scalar, start: int, end: int) -> None:
        """Take a key and refuse it when the mapping has it already: the first one stays."""
        text = scalar.text
        if scalar.style or not (text.isascii() and text[:1].isalnum()) or start in self.source.announced:
            scalar = checked_key(scalar, start, self.source, self.report)
        top.key, top.key_end = scalar, end
        first = top.seen.setdefault(scalar.text, scalar)
        if first is scalar:
            self.words.add(scalar.text)
            return
        if not top.without_dash:
            self._refuse_repeated(top, first, scalar)

    def _refuse_repeated(self, top: Open, first: Scalar, again: Scalar) -> None:
        """Refuse a key written twice; in an item of a list, the first key again is an item without its dash."""
        line, other = first.span.line, again.span.line
        lines = f"en la línea {line}" if line == other else f"en la línea {line} y en la {other}"
        message = f"la clave «{shown(again.text)}» está dos veces en el mismo bloque: {lines}"
        hint = "Deje una sola, o junte en ella lo que dicen las dos."
        if not top.flow and len(self.open) > 1 and not self.open[-2].mapping and first is next(iter(top.seen.values())):
            hint = (
                f"Si aquí empieza otro elemento de la lista, póngale «- » delante; si no, {hint[0].lower()}{hint[1:]}"
            )
            top.without_dash = True
        related = (Related(first.span, "aquí está la primera"),)
        self.report.add("E101", again.span, message, hint, usable=not top.without_dash, related=related)

    def _attach(self, node: Node, start: int) -> None:
        """Put a finished node where it belongs: the root, an item, or the value of the key that waits."""
        if not self.open:
            self._root = node
            return
        top = self.open[-1]
        if not top.mapping:
            top.items.append(node)
            return
        key, top.key = top.key, None
        if key is None:  # a collection as a key, already refused: its value is read and dropped
            top.key = Scalar("", node.span)
            return
        empty = top.flow and isinstance(node, Scalar) and not node.text and not node.style
        if empty and ":" not in self.source.text[top.key_end : start]:
            top.bare.append(key)
        if top.seen.get(key.text) is key:
            top.entries.append(Entry(key, node))

    def _start(self, event: Any, *, mapping: bool) -> bool:
        """Open a list or a mapping; False, and nothing more is read, when it is too deep."""
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._documents.refuse_property(mark.index)
        opened = Open(
            mapping=mapping, flow=event.flow_style, index=mark.index, line=mark.line + 1, column=mark.column + 1
        )
        if len(self.open) >= DEPTH_LIMIT:
            place = self.source.span(mark.index, mark.index + 1)
            message = f"aquí hay más de {DEPTH_LIMIT} bloques o corchetes abiertos, uno dentro de otro"
            self.report.add(
                "E107",
                place,
                message,
                "Vea si falta cerrar un corchete o una llave; si no, baje de nivel lo que está adentro.",
                usable=False,
            )
            return False
        if self.open and self.open[-1].mapping and self.open[-1].key is None:
            place = self.source.span(mark.index, mark.index + 1)
            message = "la clave debe ser un texto sencillo, y aquí es una lista o un bloque"
            hint = "Si son llaves o corchetes de un texto, escriba el texto entre comillas."
            self.report.add("E132", place, message, hint, usable=False)
        self.open.append(opened)
        return True

    def _end(self, event: Any) -> None:
        closed = self.open.pop()
        if closed.flow and closed.mapping:
            check_braces(closed, self.source, self.report)
        self._attach(closed.close(event.end_mark.line + 1, event.end_mark.column + 1), closed.index)

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self._documents.refuse_property(start)
        self.properties.append(start)
        self._attach(Scalar(self.source.text[start:end], self.source.span(start, end)), start)
