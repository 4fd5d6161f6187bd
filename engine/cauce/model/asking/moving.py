"""Commands that move a case, forward or back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from cauce.model.asking.papers import NOTHING, Paper
from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Open a case by a start. `documents` maps document ids to a paper: a reference (text, may be empty) or a file.

    `parent` is the id of the case that derived it and `offer` the number of its offer there, when there is one.
    """

    case: str
    start: str
    parent: str = ""
    offer: int = 0
    data: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False)
    documents: Mapping[str, Paper] = field(default_factory=lambda: NOTHING, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """Complete the row where a position rests.

    `row` is its ref or id, empty when only one position is open; `visit` tells apart two positions in the same row.
    `answers` are names of branches. `again` is «otra vez» on a row with `repite`. `designee` answers `designa`.
    """

    row: str = ""
    visit: int = 0
    answers: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False)
    documents: Mapping[str, Paper] = field(default_factory=lambda: NOTHING, repr=False)
    again: bool = False
    designee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeWait:
    """Say what happened at a row of kind `espera`."""

    row: str = ""
    visit: int = 0
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Omit an optional row, with a reason (`omitir`)."""

    row: str
    reason: str = field(repr=False)
    visit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupt:
    """An interruption of the procedure happens (`interrumpir`)."""

    interruption: str
    data: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False)
    documents: Mapping[str, Paper] = field(default_factory=lambda: NOTHING, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Go back to a completed row (`corregir`), with a reason (language.md §2, rule 18).

    `visit` 0 means the last completion of the row.
    """

    row: str
    reason: str = field(repr=False)
    visit: int = 0


@dataclass(frozen=True, slots=True)
class Reopen:
    """Open an ended case again at the row its end names (`reabrir`); a closed or cancelled one goes on where it was."""

    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Watch:
    """Record the deadlines that have lapsed (`vigilar`); doing it twice changes nothing."""
