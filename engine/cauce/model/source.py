"""Where something is written, and where it comes from."""

from __future__ import annotations

from enum import StrEnum

from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns count characters from 1, the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


NOWHERE = Span()


class Origin(StrEnum):
    """Who says so: the manual, our reading of it, an addition of ours, or the law."""

    MANUAL = "manual"
    INTERPRETATION = "interpretacion"
    EXTENSION = "extension"
    LAW = "ley"


@dataclass(frozen=True, slots=True)
class Source:
    """The provenance (`fuente`) of a rule, row, datum…: origin, identifiers of the requirements, section, quote."""

    origin: Origin
    requirements: tuple[str, ...] = ()
    section: str = ""
    quote: str = ""
    note: str = ""
    span: Span = NOWHERE
