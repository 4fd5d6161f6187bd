"""Texts that YAML reads otherwise than they look: cut by a «#», swallowing lines, hiding a control character."""

from __future__ import annotations

import re
from collections.abc import Sequence as Listed
from dataclasses import replace

from cauce.compiler.reader.bullets import LIKE_A_DASH, refused_bullet
from cauce.compiler.reader.comments import Comments
from cauce.compiler.reader.escapes import FORBIDDEN, refuse_escapes
from cauce.compiler.reader.frames import Open
from cauce.compiler.reader.nodes import Scalar
from cauce.compiler.reader.pairs import refused_closer, refused_question_mark
from cauce.compiler.reader.report import Report
from cauce.compiler.reader.shown import quoted, shown, spaces
from cauce.compiler.reader.source import Source
from cauce.compiler.reader.swallowed import KeyLine, key_lines
from cauce.model.diagnostics import Related
from cauce.model.source import Span

_OPENER = {"]": "[", "}": "{"}
_GLUED_KEY = re.compile(r" *([a-z][a-z0-9_]*):(?=[^\s/:])")
_NUMBERED = re.compile(r"[|>][-+]?\d")
_EMPTY_DASH = re.compile(r" *(?:- +)*-(?= +#)")


class Texts:
    """Checks of the values of one file; `key_lines` are the lines inside texts that look like keys."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source, self._report = source, report
        self.comments = Comments(source, report)
        self.key_lines: list[KeyLine] = []

    def checked(self, scalar: Scalar, start: int, end: int, opened: Listed[Open]) -> Scalar:
        """Report what a value, an item or a lone text hides; return it with the place where it really ends."""
        if scalar.style == "":
            self._check_plain(scalar, start, end, opened[-1] if opened else None)
            return scalar
        if scalar.style in "|>":
            return self._checked_block(scalar, start, end)
        if scalar.span.line != scalar.span.end_line:
            self._check_closed(scalar, opened)
            self.key_lines += key_lines(self._source, start, end)
        if scalar.style == '"' and re.search(FORBIDDEN, scalar.text):
            refuse_escapes(self._source, self._report, start, end)
            return replace(scalar, text=re.sub(FORBIDDEN, " ", scalar.text))
        return scalar

    def _check_plain(self, scalar: Scalar, start: int, end: int, top: Open | None) -> None:
        text, span = self._source.text, scalar.span
        if text[end : end + 1] == " ":
            self.comments.after_text(start, end, flow=top is not None and top.flow)
        if top is not None and top.flow:
            if "?" in scalar.text:
                self._report.add("E115", span, *refused_question_mark(scalar.text))
            return
        opener = _OPENER.get(scalar.text[-1:])
        if opener and len(scalar.text) > 1 and opener not in scalar.text:
            message, hint = refused_closer(scalar.text[-1])
            self._report.add("E120", self._source.span(end - 1, end), message, hint, usable=False)
        if top is None or top.key is None:
            if text[start - 2 : start] != "- ":
                self._check_dash_above(start, span.line)
        elif span.line != top.key.span.end_line:
            self.comments.after_colon(top.key_end)
        elif span.line == span.end_line:
            return
        if scalar.text and text[start] in LIKE_A_DASH and self._refused_as_item(scalar, start):
            return
        if span.line != span.end_line:
            self._check_lines(span, top)

    def _refused_as_item(self, scalar: Scalar, start: int) -> bool:
        """Refuse a text that was meant as an item of a list; tell whether it was."""
        line_end = self._source.end_of_line(start)
        refused = refused_bullet(self._source.text[start:line_end])
        if refused:
            code, message, hint = refused
            self._report.add(code, self._source.span(start, line_end), message, hint, usable=False)
        return refused is not None

    def _check_dash_above(self, start: int, line: int) -> None:
        """Check for a «#» after the dash of an item whose text is on a later line."""
        if self._source.line(line)[: start - self._source.start_of(line)].strip():
            return
        above = line - 1
        while above > 0 and self._source.line(above).lstrip()[:1] in ("", "#"):
            above -= 1
        if dash := _EMPTY_DASH.match(self._source.line(above)):
            end = self._source.start_of(above) + dash.end()
            self.comments.after_text(end, end)

    def _check_lines(self, span: Span, top: Open | None) -> None:
        """Refuse lines that an unquoted text has swallowed: an item too far in, a key without its space."""
        for number in range(span.line + 1, span.end_line + 1):
            line = self._source.line(number)
            column = len(line) - len(line.lstrip()) + 1
            place = Span(number, column, number, len(line.rstrip()) + 1)
            if line.lstrip().startswith("- "):
                message = "esta línea empieza con un guion, pero por su sangría es parte del texto de arriba"
                hint = "Alinee el guion con los demás de su lista; si es texto, escriba todo el texto entre comillas."
                if top is not None and not top.mapping:
                    hint = f"Alinee el guion con el de la línea {top.line} ({spaces(top.column - 1)})."
                elif column == span.column:
                    hint = f"Si la línea {span.line} es el primer elemento de la lista, póngale «- » delante."
                self._report.add("E124", place, message, hint, usable=False)
                return
            if glued := _GLUED_KEY.match(line):
                rest = shown(line[glued.end() :])
                message = f"falta un espacio después de los dos puntos: «{shown(line)}»"
                self._report.add("E122", place, message, f"Escriba «{glued[1]}: {rest}».", usable=False)
                return

    def _check_closed(self, scalar: Scalar, opened: Listed[Open]) -> None:
        """Refuse quotes that swallow lines which, by their indentation, cannot belong to the text."""
        block = next((each for each in reversed(opened) if not each.flow), None)
        for number in range(scalar.span.line + 1, scalar.span.end_line + 1):
            line = self._source.line(number)
            if block and line.strip() and len(line) - len(line.lstrip()) < block.column:
                end = number, len(line.rstrip()) + 1
                swallowed = Related(Span(number, 1, *end), "esta línea quedó dentro del texto")
                self._refuse_unclosed(scalar.span, swallowed)
                return

    def _refuse_unclosed(self, opening: Span, swallowed: Related) -> None:
        message = "estas comillas se abren y no se cierran al terminar el texto"
        message += f": la línea {swallowed.span.line} quedó dentro"
        hint = (
            "Cierre las comillas. Un texto entre comillas de varias líneas lleva en las demás más sangría que su clave."
        )
        place = replace(opening, end_line=opening.line, end_column=opening.column + 1)
        self._report.add("E118", place, message, hint, usable=False, related=(swallowed,))

    def _checked_block(self, scalar: Scalar, start: int, end: int) -> Scalar:
        """Check a text announced by > or |; libyaml ends it where the next thing starts."""
        self.comments.after_header(start)
        if match := _NUMBERED.match(self._source.text, start):
            whole = self._source.text[start : self._source.end_of_line(start)]
            message = (
                f"el número que sigue al signo {match[0][0]} se tomaría por una medida de la sangría: «{shown(whole)}»"
            )
            hint = f"Si es un texto, escríbalo entre comillas: {quoted(whole)}. Si no, borre el número."
            self._report.add("E117", self._source.span(start, start + len(whole)), message, hint)
        self.key_lines += key_lines(self._source, start, end)
        end = start + len(self._source.text[start:end].rstrip())
        return replace(scalar, span=self._source.span(start, end))
