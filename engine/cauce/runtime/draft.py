"""A case while it is being changed: same names as `Case`, mappings copied the first time they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from cauce.model.case import Case
from cauce.model.copying import again, copying, twin_of

if TYPE_CHECKING:
    from datetime import datetime

    from cauce.model.case import (
        Clock,
        Completion,
        DataEntry,
        DocumentEntry,
        HandOver,
        Nonconformity,
        Note,
        Offer,
        Omission,
        PendingRule,
        Position,
        Proposal,
        ReferralMade,
        RegionRun,
        SeriesNumber,
        Status,
        WarningGiven,
    )

_NAMES = tuple(item.name for item in fields(Case))
_OPEN = twin_of(Case)
_BEGIN = copying(_NAMES)
_FREEZE = again(_BEGIN)


class Draft:
    """A copy-on-write `Case`. Only `evolve` writes to it.

    Its attributes are those of `Case`, copied all at once: it is made for every command.
    """

    __slots__ = (*_NAMES, "_own")

    if TYPE_CHECKING:
        id: str
        procedure: str
        digest: str
        start: str
        opened_at: datetime
        opened_by: str
        parent: str
        offer: int
        schedules: tuple[str, ...]
        status: Status
        status_at: datetime | None
        status_reason: str
        end: str
        last: tuple[int, ...]
        sequence: int
        serial: int
        regions: Mapping[int, RegionRun]
        positions: Mapping[int, Position]
        data: Mapping[str, Any]
        history: Mapping[str, tuple[DataEntry, ...]]
        documents: Mapping[str, tuple[DocumentEntry, ...]]
        completions: Mapping[str, tuple[Completion, ...]]
        branches: Mapping[str, int]
        numbers: Mapping[str, SeriesNumber]
        designated: Mapping[str, str]
        clocks: Mapping[int, Clock]
        offers: Mapping[int, Offer]
        omissions: tuple[Omission, ...]
        referrals: tuple[ReferralMade, ...]
        handovers: tuple[HandOver, ...]
        nonconformities: tuple[Nonconformity, ...]
        warnings: tuple[WarningGiven, ...]
        notes: tuple[Note, ...]
        proposals: Mapping[str, tuple[Proposal, ...]]
        pending_rules: tuple[PendingRule, ...]

    def __init__(self, case: Case) -> None:
        _BEGIN(self, case)
        self._own: set[str] = set()

    def own(self, name: str) -> dict[Any, Any]:
        """Return the mapping `name` as one that may be written."""
        mapping: dict[Any, Any]
        if name in self._own:
            mapping = getattr(self, name)
        else:
            mapping = dict(getattr(self, name))
            setattr(self, name, mapping)
            self._own.add(name)
        return mapping

    def frozen(self) -> Case:
        """Return the case as it is now; later writes do not reach it."""
        self._own.clear()
        made: Any = _OPEN()
        _FREEZE(made, self)
        made.__class__ = Case
        return made  # type: ignore[no-any-return]
