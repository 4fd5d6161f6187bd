"""A scenario played at the desk: each command goes through a store, and the case is read again after each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cauce.model import commands
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.desk.desk import Desk, Outcome
from cauce.runtime.desk.records import Definition, Person
from cauce.runtime.desk.storage import Store
from cauce.runtime.evolve import fold
from cauce.runtime.rehearsal.player import Player
from tests.support.office import Shelf


class DeskPlayed(Player):
    """A player whose case is in a store. `take` goes on with a case that is there already."""

    folio: str

    def take(self, folio: str) -> None:
        """Go on with a case."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Read the case as it is stored."""
        raise NotImplementedError


def desk_player(store: Store, text: bytes, shelf: Shelf | None = None) -> type[DeskPlayed]:
    """Return a kind of player whose commands go to a desk over `store`; `text` is that of the procedure it plays.

    `shelf` has the other procedures too, where cases are derived to them.
    """

    class DeskPlayer(DeskPlayed):
        def __init__(
            self, procedure: Procedure, institution: Institution, calendar: Calendar, now: datetime, **how: Any
        ) -> None:
            super().__init__(procedure, institution, calendar, now, **how)
            self.shelf = shelf or Shelf({procedure.key: Definition(procedure=procedure, text=text)})
            self.folio = ""

        def do(self, command: commands.Command, role: str = "", person: str = "") -> Refusal | None:
            name = person or self.person(role)
            who = Person(id=name, name=name, roles=(role,) if role else ())
            desk = Desk(store, self.shelf, self.context.institution, self.context.calendar, lambda: self.now, who)
            if isinstance(command, commands.Open):
                result = desk.open(self.procedure.key, command.start, command.data, command.documents)
            else:
                result = desk.do(self.folio, command)
            if not isinstance(result, Outcome):
                return result
            self.folio = result.folio
            self.read_again()
            return None

        def take(self, folio: str) -> None:
            self.folio = folio
            self.read_again()

        def read_again(self) -> None:
            """Forget the case and read it: what is stored is all there is, and it is the fold of its events."""
            with store.read() as transaction:
                case = transaction.find(self.folio)
                assert case is not None
                stored, entries = transaction.load(case), transaction.history(case)
            self.events = [entry.event for entry in entries]
            assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
            assert fold(self.events) == stored.case
            self.opened = stored.case

    return DeskPlayer
