"""A workspace with cases: scenarios of its procedures played at its desk, each as far as it is told."""

from __future__ import annotations

from pathlib import Path

from cauce.cli.settings import Settings
from cauce.cli.workspace.session import Session, session
from cauce.model import commands
from cauce.model.refusals import Refusal
from cauce.runtime.desk.records import Definition
from cauce.runtime.scenarios import run_scenario
from tests.support.desk_player import desk_player
from tests.support.office import Shelf, shipped


class _Far(Exception):  # noqa: N818 - no error: the case is as far as it was to go
    pass


def fill(space: Path, person: str, key: str, scenario: str, *lengths: int) -> list[str]:
    """Open a case for each length, played so many commands long (all of them if 0), and return their folios."""
    with session(Settings(workspace=str(space), actor=person)) as opened:
        return [_play(opened, key, scenario, length) for length in lengths]


def _play(opened: Session, key: str, scenario: str, length: int) -> str:
    definitions = opened.definitions
    definition = definitions.current(key)
    assert definition is not None
    shelf = Shelf({name: found for name in (*definitions.keys(),) if (found := _of(opened, name)) is not None})
    folios: list[str] = []

    class Stopping(desk_player(opened.store, definition.text, shelf)):  # type: ignore[misc]
        """A player that stops."""

        commands_given = 0

        def do(self, command: commands.Command, role: str = "", person: str = "") -> Refusal | None:
            if self.commands_given == length > 0:
                raise _Far
            self.commands_given += 1
            refused: Refusal | None = super().do(command, role, person)
            folios[:] = [self.folio]
            return refused

    procedure = shipped()[key][0].procedure  # what is stored has no scenarios
    assert procedure.digest == definition.digest
    wanted = next(each for each in procedure.scenarios if each.name.startswith(scenario))
    try:
        outcome = run_scenario(procedure, wanted, opened.institution, opened.desk.calendar, played_by=Stopping)
        assert outcome.passed, outcome.problem
        assert not length, "the scenario is shorter"
    except _Far:
        pass
    return folios[0]


def _of(opened: Session, name: str) -> Definition | None:
    """Return what has been compiled for the database already; to compile the rest takes seconds."""
    from cauce.model.digest import digest_of

    text = (opened.workspace.procedures / f"{name}.yaml").read_bytes()
    known = opened.store.definition(digest_of(text))
    return Definition(procedure=known, text=text) if known is not None else None
