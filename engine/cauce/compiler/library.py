"""What surrounds a procedure: the institutions, calendars and other procedures of its folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import PurePath
from typing import TYPE_CHECKING

from cauce.model.frozen import dataclass

if TYPE_CHECKING:
    from cauce.model.institution import Calendar, Institution
    from cauce.model.procedure import Procedure


@dataclass(frozen=True)
class Library:
    """Institutions by id, calendars by key, procedures by key. The mappings may read their files on demand.

    `folder` is named in messages as the place that was looked in. `claimants` gives the files that claim a name, by
    its kind (`procedimiento`, `institucion`, `calendario`) and the name.
    """

    folder: str = ""
    institutions: Mapping[str, Institution] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    claimants: Callable[[str, str], tuple[str, ...]] = lambda _kind, _name: ()

    def place(self, subfolder: str) -> str:
        """Return the path of a subfolder, for messages."""
        return str(PurePath(self.folder, subfolder))

    def institution(self, name: str) -> Institution | None:
        """Return an institution by its id."""
        return self.institutions.get(name)

    def calendar_of(self, institution: Institution | None) -> Calendar | None:
        """Return the calendar that an institution goes by, with the rest days of those that it includes."""
        return self.calendars.get(institution.calendar) if institution else None
