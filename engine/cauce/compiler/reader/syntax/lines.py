"""The parts of one line, as a person sees them: indentation, dashes, key, colon and value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cauce.compiler.reader.source import Source

_LINE = re.compile(
    r"""(?P<indent>\ *)
        (?P<dashes>(?:-(?:\ +|$))*)
        (?:(?P<key>"[^"]*"\ ?|'[^']*'\ ?|[^\s"'\[\]{}#&*!|>%@`,:][^\#]*?)(?P<colon>:)(?=\s|$))?
        \ *(?P<value>.*)""",
    re.VERBOSE,
)
GLUED = re.compile(r"(?P<key>[^\W\d]\w*):(?P<value>[^\s/:].*)")
"""A key whose colon touches its value, as in `paso:1`; not an address, not an hour."""

COLON_OF_TEXT = re.compile(r":(?=\s|$)")
"""A colon that YAML takes for the end of a key."""

_COMMENT = re.compile(r"(?:^| )#.*")


@dataclass(frozen=True)
class Anatomy:
    """Indices of the parts of a line in the whole text; `key` is "" and `colon` -1 where there is no «clave:»."""

    number: int
    text: str
    start: int
    first: int
    dashes: tuple[int, ...]
    key: str
    key_at: int
    colon: int
    value: str
    value_at: int

    @property
    def indentation(self) -> int:
        """Spaces before the first character."""
        return self.first - self.start

    @property
    def blank(self) -> bool:
        """Whether the line has nothing, or only a comment."""
        return not self.text.strip() or self.text.lstrip().startswith("#")


def anatomy(source: Source, number: int) -> Anatomy:
    """Take a line apart; the value goes to the end of the line without its comment."""
    text, start = source.line(number), source.start_of(number)
    match = _LINE.match(text)
    assert match is not None  # noqa: S101 - every part of the pattern may be empty
    dashes = tuple(start + match.start("dashes") + dash.start() for dash in re.finditer("-", match["dashes"]))
    value_at = match.start("value")
    value = _COMMENT.sub("", match["value"]).rstrip()
    key_at = start + (match.start("key") if match["key"] else value_at)
    colon = start + match.start("colon") if match["colon"] else -1
    first = start + match.end("indent")
    return Anatomy(
        number, text, start, first, dashes, (match["key"] or "").rstrip(), key_at, colon, value, start + value_at
    )


FAR = 200
"""Lines looked at above a mistake; what explains it is nearer."""


def line_above(source: Source, number: int) -> Anatomy | None:
    """Return the nearest line above that is neither blank nor a comment, unless it is far."""
    for above in range(number - 1, max(0, number - FAR), -1):
        found = anatomy(source, above)
        if not found.blank:
            return found
    return None
