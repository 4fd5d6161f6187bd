"""A session of work: what a command of the staff needs to sit somebody at the desk, and its orderly end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from cauce.cli.settings import Settings

if TYPE_CHECKING:
    from cauce.cli.workspace.folder import Workspace
    from cauce.model.institution import Institution
    from cauce.runtime.desk.desk import Desk
    from cauce.runtime.desk.storage import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody at the desk of a workspace.

    `now` is the clock as it was read when the session began, in the institution's `zone`; `desk.now` gives the same.
    `person` is who acts, None only where nobody has to. `people` are all of the register, inactive ones too, by id.
    """

    desk: Desk
    workspace: Workspace
    institution: Institution
    zone: tzinfo
    now: datetime
    training: bool = False
    person: Person | None = None
    people: Mapping[str, Person] = field(default_factory=dict, repr=False)


@contextmanager
def session(settings: Settings, *, person: bool = True) -> Iterator[Session]:
    """Open the workspace in use, its database with its key, and say who acts; close them on leaving.

    With `person` False nobody has to be registered (`comprobar`, `vigilar`). In a training workspace a line that says
    CAPACITACIÓN is written to standard error, where it does not get in the way of `--json`. Raises CommandError, in
    Spanish, when there is no workspace, no database, no key, a wrong one, or nobody to act as.
    """
    raise NotImplementedError
    yield
