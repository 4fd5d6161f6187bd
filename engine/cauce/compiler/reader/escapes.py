r"""Control characters written with a backslash inside double quotes: "\e" reaches the terminal like the raw one."""

from __future__ import annotations

import re

from cauce.compiler.reader.characters import BIDI, CONTROL
from cauce.compiler.reader.report import Report
from cauce.compiler.reader.source import Source

FORBIDDEN = f"[\t\r{CONTROL}{BIDI}\ufeff\ud800-\udfff]"
"""Pattern of what no text may hold, however it is written."""

_ESCAPE = r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?s:.))"
_NAMED = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}
_BREAKS = {"N": "\x85", "L": "\u2028", "P": "\u2029"}


def refuse_escapes(source: Source, report: Report, start: int, end: int) -> None:
    """Report the first escape between two indices that writes a control or a bidi character."""
    for match in re.compile(_ESCAPE).finditer(source.text, start, end):
        written = match[0]
        meant = chr(int(written[2:], 16)) if len(written) > 2 else (_NAMED | _BREAKS).get(written[1], "")
        if re.match(FORBIDDEN, meant):
            message = f"«{written.strip()}» escribe aquí un carácter que no se ve (U+{ord(meant):04X})"
            message += " y puede alterar lo que se imprime"
            hint = (
                "Bórrelo. Si la barra \\ es parte del texto, use comillas sencillas: dentro de ellas se lee tal cual."
            )
            report.add("E109", source.span(match.start(), match.end()), message, hint)
            return
