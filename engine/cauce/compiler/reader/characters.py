"""Characters that a procedure must not hold, or not there: tabs, controls, bidi, odd spaces, damaged accents."""

from __future__ import annotations

import re

from cauce.compiler.reader.report import Report
from cauce.compiler.reader.source import Source

INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064"
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\U000e0000-\U000e007f"
ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_ANY = re.compile(f"[ÃÂâ\ufffd\t{CONTROL}{BIDI}\ufeff{INVISIBLE}{ODD_SPACE}]")


def sanitise(source: Source, report: Report) -> str:
    """Report what the text must not hold; return a text of the same length, fit for the parser."""
    if not _ANY.search(source.text):
        return source.text
    from cauce.compiler.reader.forbidden import replaced  # noqa: PLC0415 - most files never need it

    return replaced(source, report)
