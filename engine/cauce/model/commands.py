"""What people and clocks ask of a case. `runtime.decide` answers with events or with a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from cauce.model.frozen import dataclass

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""No data, no documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Open a case by a start. `documents` maps document ids to a reference (text, may be empty)."""

    case: str
    start: str
    data: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False)
    documents: Mapping[str, str] = field(default_factory=lambda: NOTHING, repr=False)


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
    documents: Mapping[str, str] = field(default_factory=lambda: NOTHING, repr=False)
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
class RecordData:
    """Record data without advancing (`registrar`); with `row`, as part of the visit that rests there."""

    data: Mapping[str, Any] = field(repr=False)
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDocument:
    """Add documents without advancing (`documento agregar`); with `row`, as part of the visit that rests there."""

    documents: Mapping[str, str] = field(repr=False)
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupt:
    """An interruption of the procedure happens (`interrumpir`)."""

    interruption: str
    data: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False)
    documents: Mapping[str, str] = field(default_factory=lambda: NOTHING, repr=False)


@dataclass(frozen=True, slots=True)
class Watch:
    """Record the deadlines that have lapsed (`vigilar`); doing it twice changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildConcluded:
    """A derived case has ended: the offer with this id, or every open one made to `procedure`."""

    procedure: str = ""
    offer: int = 0


@dataclass(frozen=True, slots=True)
class Reopen:
    """Open an ended case again at the row its end names (`reabrir`)."""


Command = Open | Advance | TakeWait | Skip | RecordData | AddDocument | Interrupt | Watch | ChildConcluded | Reopen
