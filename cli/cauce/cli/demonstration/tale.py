"""A case from its opening to its end, with the cases derived from it to theirs, typed in a training workspace."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cauce.cli.demonstration.keyboard import Keyboard
from cauce.cli.demonstration.typist import StumbledError, Type, Typist
from cauce.cli.settings import Settings
from cauce.cli.workspace.database import opened
from cauce.cli.workspace.folder import find_workspace
from cauce.compiler.api import compile_paths
from cauce.model import commands
from cauce.model.case import Case, OfferState
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.scenarios import Scenario
from cauce.runtime.desk.tasks import receiving_roles
from cauce.runtime.handing import waiting
from cauce.runtime.rehearsal.walking import Trouble, play, run_to_the_end
from cauce.runtime.scenarios import opening_moment


class Tale:
    """The cases of one training workspace, told by typing. `scenarios` says which one is played of each procedure."""

    def __init__(self, space: Path, scenarios: dict[str, str], type_words: Type) -> None:
        self.space = space
        self.scenarios = scenarios
        self.type_words = type_words
        paths = sorted((space / "procedures").glob("*.yaml"))
        self.compiled = {found.procedure.key: found for found in compile_paths(paths) if found.procedure is not None}

    def tell(self, key: str) -> Typist:
        """Open a case of a procedure as its scenario does, and take it and those derived from it to their ends."""
        scenario = self._scenario(key)
        typist = self._typist(key, opening_moment(scenario, self._compiled(key)[1]))
        start = typist.procedure.start_by_id[scenario.start]
        data, documents = typist.fill(dict(scenario.data), start.records, start.receives, scenario.without)
        role = start.actors.roles[0] if start.actors else ""
        typist.do(commands.Open(case="", start=start.id, data=data, documents=documents), role)
        self._play(typist, scenario)
        return typist

    def _play(self, typist: Typist, scenario: Scenario) -> None:
        for step in scenario.steps:
            self._went_well(play(typist, step))
            self._receive(typist)
            self._acknowledge(typist)
        self._went_well(run_to_the_end(typist))
        self._acknowledge(typist)

    def _acknowledge(self, typist: Typist) -> None:
        """Let who receives accept what was handed over to them."""
        for handover in waiting(typist.case):
            typist.receive(handover)

    def _receive(self, typist: Typist) -> None:
        """Let other areas accept what was derived to them, each taking its case to its end."""
        waiting = [offer for offer in typist.case.offers.values() if offer.state is OfferState.OFFERED]
        for offer in waiting:
            child = self._typist(offer.procedure, typist.now)
            roles = receiving_roles(child.procedure)  # the area itself is the last that comes in its table
            role = next((role for role in reversed(roles) if role not in typist.procedure.role_by_id), roles[0])
            child.accept(typist.folio, offer.id, role)
            self._play(child, self._scenario(offer.procedure))
            typist.now = child.now
            typist.opened = self._read(typist.folio)

    def _scenario(self, key: str) -> Scenario:
        procedure, _, _ = self._compiled(key)
        return next(scenario for scenario in procedure.scenarios if scenario.name == self.scenarios[key])

    def _typist(self, key: str, now: datetime) -> Typist:
        procedure, institution, calendar = self._compiled(key)
        return Typist(
            procedure,
            institution,
            calendar,
            now,
            keyboard=Keyboard(procedure, self.space / "respuestas", self.space),
            type_words=self.type_words,
            read=self._read,
        )

    def _compiled(self, key: str) -> tuple[Procedure, Institution, Calendar]:
        found = self.compiled[key]
        if found.procedure is None or found.institution is None or found.calendar is None:
            raise StumbledError(key)
        return found.procedure, found.institution, found.calendar

    def _read(self, folio: str) -> Case:
        settings = Settings(workspace=str(self.space))
        with opened(find_workspace(settings), settings) as store, store.read() as transaction:
            case = transaction.find(folio)
            if case is None:
                raise StumbledError(folio)
            return transaction.load(case).case

    def _went_well(self, trouble: Trouble | None) -> None:
        if trouble is not None:
            raise StumbledError(trouble.text)
