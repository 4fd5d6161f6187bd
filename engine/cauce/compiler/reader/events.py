"""libyaml's events, one at a time: never its composer or constructor, which crash the interpreter on deep input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class Mark:
    """A position that the parser names: an index of the text and the line, from 1, that holds it."""

    index: int
    line: int


class Stuck(Exception):  # noqa: N818 - raised and caught inside the reader; people get a Diagnostic
    """The parser cannot go on: what it was doing and where, in its own English, which never leaves the reader."""

    def __init__(self, problem: str, at: Mark, context: str, since: Mark | None) -> None:
        super().__init__(problem)
        self.problem, self.at, self.context, self.since = problem, at, context, since


def events(text: str, *, pure: bool = False) -> Iterator[yaml.Event]:
    """Yield the events of a text; raises Stuck where it is not YAML.

    libyaml where PyYAML has it, else (or if `pure`) PyYAML's own parser, which is some 20 times slower.
    """
    fast = None if pure else getattr(yaml, "CSafeLoader", None)
    try:
        yield from yaml.parse(text, fast or yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        since = _mark(error.context_mark)
        at = _mark(error.problem_mark) or since or Mark(0, 1)
        raise Stuck(error.problem or "", at, error.context or "", since) from None


def _mark(mark: yaml.Mark | None) -> Mark | None:
    return Mark(mark.index, mark.line + 1) if mark else None
