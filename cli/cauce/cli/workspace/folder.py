"""A workspace: the folder of one institution, as its `cauce.toml` describes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A workspace. `id` names its key; `database` is a path or a PostgreSQL URL, without any password.

    `group` is the operating system's group that shares the folder, empty when it belongs to one account. A `training`
    workspace holds invented people and cases, and only there the clock can be set.
    """

    folder: Path
    id: str
    institution: str
    database: str
    training: bool = False
    group: str = ""

    @property
    def procedures(self) -> Path:
        """The folder of its procedures, institution and calendars."""
        return self.folder / "procedures"
