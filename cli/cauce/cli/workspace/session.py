"""A session of work: what a command of the staff needs to sit somebody at the desk, and its orderly end."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cauce.cli.output import BOLD, YELLOW, Paint, width, write_error
from cauce.cli.problems import CommandError
from cauce.cli.settings import Settings
from cauce.cli.workspace.clock import clock
from cauce.cli.workspace.database import opened
from cauce.cli.workspace.definitions import WorkspaceDefinitions
from cauce.cli.workspace.folder import find_workspace
from cauce.cli.workspace.institution import institution_of
from cauce.cli.workspace.staff import by_id, who_acts
from cauce.cli.wrapping import shortened
from cauce.model.frozen import dataclass
from cauce.runtime.desk.desk import Desk

if TYPE_CHECKING:
    from cauce.cli.workspace.database import WorkspaceStore
    from cauce.cli.workspace.folder import Workspace
    from cauce.compiler.api import Compiled
    from cauce.model.institution import Institution
    from cauce.runtime.desk.records import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody at the desk of a workspace.

    `now` is the clock as it was read when the session began, in the institution's `zone`; `desk.now` reads it again.
    `store` is the desk's own. `person` is who acts, None only where nobody has to. `people` are all of the register,
    inactive ones too, by id. `named`: who acts was said with `--como`, and is not whoever has the account.
    """

    desk: Desk
    store: WorkspaceStore
    workspace: Workspace
    definitions: WorkspaceDefinitions
    institution: Institution
    zone: tzinfo
    now: datetime
    training: bool = False
    person: Person | None = None
    people: Mapping[str, Person] = field(default_factory=dict, repr=False)
    named: bool = False

    def as_me(self) -> str:
        """Return what a command that is shown needs at its end to be given by who acts now: «--como», if it was said.

        Whoever copies the command would act as somebody else without it.
        """
        return f" --como {self.person.id}" if self.named and self.person is not None else ""


@contextmanager
def session(settings: Settings, *, person: bool = True) -> Iterator[Session]:
    """Open the workspace in use, its database with its key, and say who acts; close them on leaving.

    With `person` False nobody has to be registered (`comprobar`, `vigilar`). In a training workspace a line that says
    CAPACITACIÓN is written to standard error, where it does not get in the way of `--json`. Raises CommandError, in
    Spanish, when there is no workspace, no database, no key, a wrong one, or nobody to act as.
    """
    workspace = find_workspace(settings)
    with opened(workspace, settings) as store:
        institution, calendar = institution_of(workspace, store)
        zone = zone_of(institution)
        tell = clock(settings, zone, training=workspace.training)
        now = tell()
        definitions = WorkspaceDefinitions(workspace.procedures, institution.id, store.definition)
        with store.read() as transaction:
            people = by_id(transaction.people())
        acting = who_acts(settings, people, required=person)
        if workspace.training:
            _say_training(now, acting)
        yield Session(
            desk=Desk(store, definitions, institution, calendar, tell, acting),
            store=store,
            workspace=workspace,
            definitions=definitions,
            institution=institution,
            zone=zone,
            now=now,
            training=workspace.training,
            person=acting,
            people=people,
            named=bool(settings.actor),
        )
        for refused in definitions.refused:
            _say_refused(refused)
        if definitions.new:
            # Compiled now, and never again: the next command takes them from the database.
            with store.write() as transaction:
                for definition in definitions.new:
                    transaction.save_definition(definition)


def zone_of(institution: Institution) -> ZoneInfo:
    """Return the time zone of an institution; raises CommandError when this computer does not know it."""
    try:
        return ZoneInfo(institution.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CommandError(
            f"Esta computadora no conoce la zona horaria «{institution.zone}» de la institución.",
            "Revise «zona_horaria» en su archivo; si está bien escrita: python3 -m pip install tzdata",
        ) from None


def _say_training(now: datetime, person: Person | None) -> None:
    title, moment, who = "CAPACITACIÓN", f"{now:%d-%m-%Y %H:%M}", f" · {person.name}" if person else ""
    rest = f" · nada de esto es real · {moment}{who}"
    if sys.stderr.isatty() and len(title + rest) > width():
        # One line of the screen, which no terminal has to break in the middle of a word.
        rest = f" · {shortened(f'{moment}{who}', width() - len(title) - 3)}"
    write_error(Paint(title, YELLOW), Paint(rest, BOLD))


def _say_refused(compiled: Compiled) -> None:
    from cauce.cli.report.counts import counted
    from cauce.model.diagnostics import Severity

    errors = [found for found in compiled.diagnostics if found.severity is Severity.ERROR]
    write_error(f"«{compiled.file}» tiene {counted(len(errors), 'error', 'errores')}: con él no se abren casos.")
    if errors:
        first = errors[0]
        write_error(
            " ".join(filter(None, (f"El primero, en la línea {first.span.line}: {first.message}.", first.hint)))
        )
    write_error(f"Véalos con: cauce validar {compiled.file}")
