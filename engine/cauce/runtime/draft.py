"""A case while it is being changed: same names as `Case`, mappings copied the first time they are written."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from cauce.model.case import Case
from cauce.model.copying import twin_of

_OPEN = twin_of(Case)


class Draft:
    """A copy-on-write `Case`. Only `evolve` writes to it.

    It is made and frozen for every command, so that its attributes, those of `Case`, are copied in straight lines: a
    loop over their names takes six times as long. They are written out here, not compiled from the names as `copying`
    does, because every start of the program would compile them again.
    """

    __slots__ = (*(item.name for item in fields(Case)), "_own")

    def __init__(self, case: Case) -> None:
        self.id = case.id
        self.procedure = case.procedure
        self.digest = case.digest
        self.start = case.start
        self.opened_at = case.opened_at
        self.opened_by = case.opened_by
        self.parent = case.parent
        self.offer = case.offer
        self.schedules = case.schedules
        self.status = case.status
        self.status_at = case.status_at
        self.status_reason = case.status_reason
        self.end = case.end
        self.last = case.last
        self.sequence = case.sequence
        self.serial = case.serial
        self.regions = case.regions
        self.positions = case.positions
        self.data = case.data
        self.history = case.history
        self.documents = case.documents
        self.completions = case.completions
        self.branches = case.branches
        self.numbers = case.numbers
        self.designated = case.designated
        self.clocks = case.clocks
        self.offers = case.offers
        self.omissions = case.omissions
        self.referrals = case.referrals
        self.handovers = case.handovers
        self.nonconformities = case.nonconformities
        self.warnings = case.warnings
        self.notes = case.notes
        self.proposals = case.proposals
        self.pending_rules = case.pending_rules
        self._own: dict[str, dict[Any, Any]] = {}

    def own(self, name: str) -> dict[Any, Any]:
        """Return the mapping `name` as one that may be written."""
        mapping = self._own.get(name)
        if mapping is None:
            mapping = self._own[name] = dict(getattr(self, name))
            setattr(self, name, mapping)
        return mapping

    def frozen(self) -> Case:
        """Return the case as it is now; later writes do not reach it."""
        self._own.clear()
        made: Any = _OPEN()
        made.id = self.id
        made.procedure = self.procedure
        made.digest = self.digest
        made.start = self.start
        made.opened_at = self.opened_at
        made.opened_by = self.opened_by
        made.parent = self.parent
        made.offer = self.offer
        made.schedules = self.schedules
        made.status = self.status
        made.status_at = self.status_at
        made.status_reason = self.status_reason
        made.end = self.end
        made.last = self.last
        made.sequence = self.sequence
        made.serial = self.serial
        made.regions = self.regions
        made.positions = self.positions
        made.data = self.data
        made.history = self.history
        made.documents = self.documents
        made.completions = self.completions
        made.branches = self.branches
        made.numbers = self.numbers
        made.designated = self.designated
        made.clocks = self.clocks
        made.offers = self.offers
        made.omissions = self.omissions
        made.referrals = self.referrals
        made.handovers = self.handovers
        made.nonconformities = self.nonconformities
        made.warnings = self.warnings
        made.notes = self.notes
        made.proposals = self.proposals
        made.pending_rules = self.pending_rules
        made.__class__ = Case  # from here on it refuses to be written
        return made  # type: ignore[no-any-return]
