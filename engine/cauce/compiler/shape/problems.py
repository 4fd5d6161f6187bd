"""Making one diagnostic of the form."""

from __future__ import annotations

import re

from cauce.compiler.shape.frames import Frame
from cauce.model.diagnostics import Diagnostic, Severity
from cauce.model.frozen import dataclass
from cauce.model.source import Span

MOST_PROBLEMS = 200
"""How many problems of one file are told; more help nobody, and cost."""

_CODE = re.compile(r"`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and what to do, before it has a place: code, message and hint, both Spanish."""

    code: str
    message: str
    hint: str

    def at(self, span: Span, frame: Frame, file: str) -> Diagnostic:
        """Place the problem, with the name of the block it is in."""
        return Diagnostic(self.code, Severity.ERROR, file, f"{frame.where}{self.message}", span, self.hint)


def spoken(text: str) -> str:
    """Return a text of the vocabulary as messages say it: what is written as code goes in quotation marks."""
    return _CODE.sub(r"«\1»", text)


def options(words: tuple[str, ...]) -> str:
    """List words for a person: «a», «b» o «c»."""
    quoted = [f"«{word}»" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} o {quoted[-1]}"


def first_line(span: Span) -> Span:
    """Return the place itself, or its first character when it takes several lines."""
    if span.line == span.end_line:
        return span
    return Span(span.line, span.column, span.line, span.column + 1)
