"""A scenario played at the keyboard: every command of it is typed to `cauce`, and the case read again afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from cauce.cli.demonstration.invented import answer
from cauce.cli.demonstration.keyboard import Keyboard
from cauce.model import commands
from cauce.model.case import Case, HandOver
from cauce.model.declarations import Datum, DatumUse, DocumentUse
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.desk.folios import folio, prefix_of
from cauce.runtime.rehearsal.player import Player

Type = Callable[[Sequence[str]], None]
"""Types words to `cauce`, with who acts and the hour among them. Raises Stumbled when it answers that it could not."""

Read = Callable[[str], Case]
"""Reads a case by folio as it is stored. Raises StumbledError when it is not there."""


class StumbledError(Exception):
    """A command of the demonstration was not carried out."""


class Typist(Player):
    """A player that types. `folio` is that of its case: the first of its procedure in a new workspace."""

    def __init__(
        self,
        procedure: Procedure,
        institution: Institution,
        calendar: Calendar,
        now: datetime,
        *,
        keyboard: Keyboard,
        type_words: Type,
        read: Read,
    ) -> None:
        super().__init__(procedure, institution, calendar, now)
        self.keyboard = keyboard
        self.type_words = type_words
        self.read = read
        self.folio = folio(prefix_of(procedure.key), now.year, 1)

    def do(self, command: commands.Command, role: str = "", person: str = "") -> Refusal | None:
        """Type a command as somebody who has the role."""
        del person  # the people of the workspace act: one for each role
        if isinstance(command, commands.ChildConcluded):
            return None  # derived cases end by themselves
        if isinstance(command, commands.Watch) and self._next_due(self.now) is None and not self._overdue():
            return None
        self._type(self.keyboard.words(self.folio, command), "" if isinstance(command, commands.Watch) else role)
        return None

    def accept(self, folio: str, offer: int, role: str) -> None:
        """Type the acceptance of a derivation: its case is the one that this player goes on with."""
        self._type(self.keyboard.accept(folio, offer), role)

    def person(self, role: str, other_than: tuple[str, ...] = ()) -> str:
        """Return who acts in a role: in a training workspace there is one person for each, named like it."""
        return role

    def fill(
        self,
        said: Mapping[str, Any],
        uses: tuple[DatumUse, ...],
        needs: tuple[DocumentUse, ...],
        without: tuple[str, ...],
        visit: int = 0,
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """Return what to give; what is asked on accepting a hand-over is left for who accepts it."""
        later = {
            name for row in self.plan.rows.values() if row.turns_over for name in row.turns_over.records_on_acceptance
        }
        return super().fill(said, tuple(use for use in uses if use.datum not in later), needs, without, visit)

    def receive(self, handover: HandOver) -> None:
        """Type the acceptance of a hand-over, as the first of its receivers."""
        data = {name: self.invent(self.plan.data[name]) for name in handover.asks}
        self._type(self.keyboard.receive(self.folio, handover.id, data), handover.roles[0])

    def invent(self, datum: Datum) -> Any:
        """Return an answer that reads well."""
        return answer(datum, self.now)

    def _overdue(self) -> bool:
        return any(self._over(clock) <= self.now for clock in self.case.clocks.values() if clock.lapsed_at is None)

    def _type(self, words: Sequence[str], role: str) -> None:
        who = ["--como", role] if role else []
        when = self.now.replace(tzinfo=None).isoformat(timespec="minutes")
        self.type_words([*words, *who, "--ahora", when])
        self.opened = self.read(self.folio)
