"""libyaml's events, one at a time: never its composer or constructor, which crash the interpreter on deep input."""

from __future__ import annotations

from collections.abc import Iterator

import yaml


class Stuck(Exception):  # noqa: N818 - raised and caught inside the reader; people get a Diagnostic
    """The parser cannot go on: its problem and what it was doing, in its own English, which never leaves the reader.

    `at` is the index where it stopped, `since` the one where it began what it was doing.
    """

    def __init__(self, problem: str, at: int, context: str, since: int) -> None:
        super().__init__(problem)
        self.problem, self.at, self.context, self.since = problem, at, context, since


def events(text: str, *, pure: bool = False) -> Iterator[yaml.Event]:
    """Yield the events of a text; raises Stuck where it is not YAML.

    libyaml where PyYAML has it, else (or if `pure`) PyYAML's own parser, which is some 20 times slower.
    """
    fast = None if pure else getattr(yaml, "CSafeLoader", None)
    try:
        # What `yaml.parse` does, without a step of Python for each event: None comes after the last.
        loader = (fast or yaml.SafeLoader)(text)
        yield from iter(loader.get_event, None)
    except yaml.MarkedYAMLError as error:
        marks = [mark.index for mark in (error.problem_mark, error.context_mark) if mark]
        raise Stuck(error.problem or "", marks[0], error.context or "", marks[-1]) from None
