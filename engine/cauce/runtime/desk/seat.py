"""How anything is done at a desk: in one transaction, whole or not at all, and once for each request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from cauce.model import commands
from cauce.model.case import Case
from cauce.model.events import Event
from cauce.model.frozen import dataclass
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.decide import Done
from cauce.runtime.desk import unknown
from cauce.runtime.desk.again import tries_again
from cauce.runtime.desk.folios import as_typed
from cauce.runtime.desk.records import Person, SeenRequest, StoredCase
from cauce.runtime.desk.sending import Sending
from cauce.runtime.desk.sitting import Sitting
from cauce.runtime.desk.storage import Definitions, RefusedError, StaleCaseError, Store, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A command carried out. `repeated`: this request had been carried out before, and nothing was done now.

    `events` are those of the case itself. `opened` are the folios of other cases that were opened.
    """

    folio: str
    case: Case
    procedure: Procedure
    events: tuple[Event, ...] = ()
    repeated: bool = False
    opened: tuple[str, ...] = ()


class Seat:
    """Where somebody sits: a store, a clock, an institution, and the transactions in which things are done there."""

    def __init__(
        self,
        store: Store,
        definitions: Definitions,
        institution: Institution,
        calendar: Calendar,
        now: Callable[[], datetime],
        person: Person | None = None,
    ) -> None:
        self.store = store
        self.definitions = definitions
        self.institution = institution
        self.calendar = calendar
        self.now = now
        self.person = person

    def _in_case(
        self, folio: str, act: Callable[[Sitting, StoredCase], Outcome | Refusal], *, rehearse: bool = False
    ) -> Outcome | Refusal:
        """Do something in one case: it is read first, which waits for whoever is at work in it."""

        def begin(transaction: Transaction) -> Outcome | Refusal:
            case = self._find(transaction, folio)
            if isinstance(case, Refusal):
                return case
            sitting = self._sit(transaction)
            return act(sitting, sitting.case(case))

        return self._whole(begin, folio, rehearse=rehearse)

    def _whole(
        self, act: Callable[[Transaction], Outcome | Refusal], folio: str = "", *, rehearse: bool = False
    ) -> Outcome | Refusal:
        """Do something in one transaction, which a refusal leaves as if it had never begun.

        Who comes second to a case reads it, and which requests were carried out, only after having waited for it. An
        opening that lost against another is tried again: it asks nothing of the moment it was thought of.
        """
        once = self._once if folio else tries_again(self._once)
        try:
            return once(act, rehearse=rehearse)
        except StaleCaseError:
            return unknown.somebody_else(as_typed(folio)) if folio else unknown.at_once()

    def _once(self, act: Callable[[Transaction], Outcome | Refusal], *, rehearse: bool) -> Outcome | Refusal:
        try:
            with self.store.read() if rehearse else self.store.write() as transaction:
                result = act(transaction)
                if isinstance(result, Refusal):
                    raise RefusedError(result)
                return result
        except RefusedError as refused:
            return refused.refusal

    def _sit(self, transaction: Transaction) -> Sitting:
        return Sitting(transaction, self.definitions, self.institution, self.calendar, self.now(), self.person)

    def _find(self, transaction: Transaction, folio: str) -> str | Refusal:
        return transaction.find(as_typed(folio)) or transaction.find(folio.strip()) or unknown.unknown_case(folio)

    def _seen(self, transaction: Transaction, sent: Sending) -> Outcome | Refusal | None:
        """Return what this very request did when it was first sent, a refusal if it asked something else."""
        seen = transaction.seen(sent.request) if sent.request else None
        if seen is None:
            return None
        if seen.fingerprint != sent.fingerprint:
            return unknown.another_request(sent.request)
        return as_it_is_now(transaction, seen)

    def _finish(
        self, sitting: Sitting, done: Done | Refusal, note: str = "", *, rehearse: bool = False
    ) -> Outcome | Refusal:
        """Store what was decided, with its note, unless it was refused or only rehearsed."""
        if isinstance(done, Refusal):
            return done
        case = done.case.id
        if note:
            noted = sitting.give(case, commands.Annotate(text=note, beside=True))
            if isinstance(noted, Refusal):
                return noted
        if not rehearse:
            sitting.store()
        stored = sitting.case(case)
        return Outcome(folio=stored.folio, case=stored.case, procedure=stored.procedure, events=done.events)


def as_it_is_now(transaction: Transaction, seen: SeenRequest) -> Outcome:
    """Return the outcome of a request that was carried out before, with the case as it is now."""
    stored = transaction.load(seen.case)
    return Outcome(folio=stored.folio, case=stored.case, procedure=stored.procedure, repeated=True)
