"""One line of `cauce doctor`: what was looked at, the verdict, and what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """How something is. Only what is `WRONG` makes the command end with 1."""

    GOOD = "bien"
    WARNING = "aviso"
    WRONG = "mal"


class Finding(NamedTuple):
    """A verdict about one thing. `topic` is a stable word, `text` a sentence, `cure` what to do, empty if nothing."""

    topic: str
    verdict: Verdict
    text: str
    cure: str = ""


def good(topic: str, text: str) -> Finding:
    """Return the finding that something is as it should be."""
    return Finding(topic, Verdict.GOOD, text)


def warning(topic: str, text: str, cure: str) -> Finding:
    """Return the finding of something that still works, and had better be looked at."""
    return Finding(topic, Verdict.WARNING, text, cure)


def wrong(topic: str, text: str, cure: str) -> Finding:
    """Return the finding of something that must be put right."""
    return Finding(topic, Verdict.WRONG, text, cure)
