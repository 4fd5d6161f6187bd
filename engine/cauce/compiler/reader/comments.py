"""The sign #: a comment only where nobody can take it for part of a text."""

from __future__ import annotations

import re

from cauce.compiler.reader.report import Report
from cauce.compiler.reader.shown import quoted, shown
from cauce.compiler.reader.source import Source

_COMMENT = re.compile(r"( *)#(.?)")
_AFTER_COLON = re.compile(r" *:( *)#(.?)")
_AFTER_HEADER = re.compile(r"[|>][-+0-9]*( *)#(.?)")


class Comments:
    """Finds texts that a «#» would cut without a word: `Atiende caso #5` must not become `Atiende caso`.

    `hashes` are the indices of the signs refused, each of which begins a comment for the parser.
    """

    def __init__(self, source: Source, report: Report) -> None:
        self._source, self._report = source, report
        self.hashes: list[int] = []

    def after_text(self, start: int, end: int, *, flow: bool = False) -> None:
        """Check what follows, on its line, the plain text from start to end (both equal where nothing is written).

        `flow` tells that the text is between brackets or braces, so that it ends at the next comma or closing sign.
        """
        self._check(_COMMENT.match(self._source.text, end), start, flow=flow)

    def after_colon(self, key_end: int) -> None:
        """Check what follows the colon of a key whose text is on a later line."""
        self._check(_AFTER_COLON.match(self._source.text, key_end), None)

    def after_header(self, start: int) -> None:
        """Check what follows the sign > or | that announces a text on the next lines."""
        self._check(_AFTER_HEADER.match(self._source.text, start), None)

    def _check(self, match: re.Match[str] | None, start: int | None, *, flow: bool = False) -> None:
        if not match or (len(match[1]) >= 2 and match[2] in ("", " ", "\r")):
            return
        sign = match.end(1)
        text, end = self._source.text, self._source.end_of_line(sign)
        self.hashes.append(sign)
        whole = text[start if start is not None and start < match.start() else sign : end]
        whole = re.split(r"[,\]}]", whole)[0] if flow else whole
        message = f"lo que sigue al signo # se tomaría como comentario y se perdería: «{shown(text[sign:end])}»"
        as_text = f"Si es parte del texto, escríbalo entre comillas: {quoted(whole, 50)}."
        as_comment = "Si es un comentario, deje dos espacios antes del # y uno después."
        hint = f"{as_comment} {as_text}" if match[2] == " " else f"{as_text} {as_comment}"
        self._report.add("E113", self._source.span(sign, end), message, hint)
