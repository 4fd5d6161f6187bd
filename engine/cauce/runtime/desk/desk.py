"""Everything staff can ask of the cases of one institution. Each method is one transaction; nothing is half-done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any, Self

from cauce.model import commands
from cauce.model.case import Case
from cauce.model.events import Event
from cauce.model.frozen import dataclass
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.decide import Done
from cauce.runtime.desk import receiving, unknown, watching
from cauce.runtime.desk.again import tries_again
from cauce.runtime.desk.folios import as_typed
from cauce.runtime.desk.roles import BY_ITSELF, NO_ROLE
from cauce.runtime.desk.sitting import Sending, Sitting, sending
from cauce.runtime.desk.storage import (
    Attachment,
    Definitions,
    Entry,
    Person,
    RefusedError,
    SeenRequest,
    StaleCaseError,
    Store,
    StoredCase,
    Task,
    Transaction,
)
from cauce.runtime.desk.together import one_transaction
from cauce.runtime.desk.watching import Watched
from cauce.runtime.ports import Context
from cauce.runtime.possible import Move, interruptions, possible

__all__ = ["CaseView", "Desk", "Outcome", "Watched"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case to be shown: what `ver` needs. `children` are folios of derived cases by offer number."""

    folio: str
    case: Case
    procedure: Procedure
    context: Context
    head: str
    moves: tuple[Move, ...]
    interruptions: tuple[str, ...]
    children: Mapping[int, str] = field(default_factory=dict)
    parent: str = ""


class Desk:
    """The desk of one institution, as one person sits at it. `now` is the clock, read once for each method."""

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

    def open(
        self,
        key: str,
        start: str = "",
        data: Mapping[str, Any] = commands.NOTHING,
        documents: Mapping[str, commands.Paper] = commands.NOTHING,
        *,
        note: str = "",
        request: str = "",
        attachments: tuple[Attachment, ...] = (),
    ) -> Outcome | Refusal:
        """Open a case of a procedure by one of its starts; "" means the only one that is not periodic or derived."""
        if self.person is None:
            return unknown.nobody()
        definition = self.definitions.current(key)
        if definition is None:
            return unknown.unknown_procedure(key, self.definitions.keys())
        procedure = definition.procedure
        if not start:
            by_hand = [item.id for item in procedure.starts if item.period is None and not item.comes_from]
            if len(by_hand) != 1:
                return unknown.which_start(tuple(by_hand) or tuple(item.id for item in procedure.starts))
            start = by_hand[0]
        command = commands.Open(case="", start=start, data=data, documents=documents)
        sent = sending(request, command, attachments, person=self.person.id, case=procedure.key, note=note)

        def act(transaction: Transaction) -> Outcome | Refusal:
            seen = self._seen(transaction, sent)
            if seen is not None:
                return seen
            sitting = self._sit(transaction)
            return self._finish(sitting, sitting.open(definition, command, sent), note)

        return self._whole(act)

    def do(
        self,
        folio: str,
        command: commands.Command,
        *,
        note: str = "",
        request: str = "",
        expected: int | None = None,
        attachments: tuple[Attachment, ...] = (),
        rehearse: bool = False,
    ) -> Outcome | Refusal:
        """Give a command to a case. `expected` is the sequence the person saw; `note` is kept beside what was done.

        With `rehearse` everything is decided and nothing is stored: what would happen.
        """
        if self.person is None:
            return unknown.nobody()
        person = self.person.id

        def act(sitting: Sitting, stored: StoredCase) -> Outcome | Refusal:
            case, sequence = stored.case.id, stored.case.sequence
            sent = sending(request, command, attachments, case=case, person=person, note=note)
            seen = self._seen(sitting.transaction, sent)
            if seen is not None:
                return seen
            if expected is not None and expected != sequence:
                return unknown.somebody_else(stored.folio, sequence)
            acting = receiving.receiver(sitting, stored, command)
            done = acting if isinstance(acting, Refusal) else sitting.give(case, command, sent, acting)
            return self._finish(sitting, done, note, rehearse=rehearse)

        return self._in_case(folio, act, rehearse=rehearse)

    def accept_offer(
        self,
        folio: str,
        offer: int = 0,
        data: Mapping[str, Any] = commands.NOTHING,
        documents: Mapping[str, commands.Paper] = commands.NOTHING,
        *,
        request: str = "",
        attachments: tuple[Attachment, ...] = (),
    ) -> Outcome | Refusal:
        """Accept a derivation that case `folio` offers: open the derived case with what is carried. Its outcome.

        `offer` 0 means the only one that waits.
        """
        if self.person is None:
            return unknown.nobody()
        person = self.person.id

        def act(sitting: Sitting, stored: StoredCase) -> Outcome | Refusal:
            asked = commands.Open(case=stored.case.id, start="", offer=offer, data=data, documents=documents)
            sent = sending(request, asked, attachments, case=stored.case.id, person=person)
            seen = self._seen(sitting.transaction, sent)
            return seen if seen is not None else self._finish(sitting, receiving.accept(sitting, stored, asked, sent))

        return self._in_case(folio, act)

    def carried_out(self, request: str) -> Outcome | None:
        """Return the case in which a request was carried out, as it is now; None if it never was."""
        with self.store.read() as transaction:
            seen = transaction.seen(request) if request else None
            return None if seen is None else _repeated(transaction, seen)

    @contextmanager
    def together(self) -> Iterator[Self]:
        """Give a desk of the same person whose commands are one transaction: all durable on leaving, or none.

        A command that is refused changes nothing, and the others go on. Raises StaleCaseError when somebody else wrote
        one of the cases meanwhile. Everybody else waits: a hundred steps at a time are enough.
        """
        with one_transaction(self.store) as store:
            yield type(self)(store, self.definitions, self.institution, self.calendar, self.now, self.person)

    def watch(self) -> Watched:
        """Record the deadlines that lapsed in every case, and open the cases of periodic starts; idempotent."""
        return watching.watch(self.store, self.definitions, self._sit)

    def view(self, folio: str, *, command: str = "ver") -> CaseView | Refusal:
        """Return a case to be shown; that it was read is stored before it is returned."""
        found = self.history(folio, command=command, events=False)
        return found if isinstance(found, Refusal) else found[0]

    @tries_again
    def history(
        self, folio: str, *, command: str = "historial", events: bool = True
    ) -> tuple[CaseView, tuple[Entry, ...]] | Refusal:
        """Return a case and all that happened in it. Lapses that are seen on the way are recorded."""
        if self.person is None:
            return unknown.nobody()
        with self.store.write() as transaction:
            case = self._find(transaction, folio)
            if isinstance(case, Refusal):
                return case
            sitting = self._sit(transaction)
            watched = sitting.give(case, commands.Watch(), acting=BY_ITSELF)
            if isinstance(watched, Done) and watched.events:
                sitting.store()
            stored = sitting.transaction.load(case)
            classes = tuple(
                sorted({d.confidentiality.value for d in stored.procedure.data if d.id in stored.case.data})
            )
            role = sitting.roles[0].role if sitting.roles else ""
            transaction.audit(sitting.now, self.person.id, role, command, case, classes)
            entries = transaction.history(case) if events else ()
            return self._shown(sitting, case), entries

    def inbox(
        self, *, role: str = "", everybody: bool = False, overdue: bool = False, within_days: int | None = None
    ) -> tuple[Task, ...]:
        """Return what waits for this person (or a role, or everybody), most pressing first."""
        with self.store.read() as transaction:
            sitting = self._sit(transaction)
            until = None
            if overdue:
                until = sitting.now
            elif within_days is not None:
                until = sitting.now + timedelta(days=within_days)
            if everybody:
                return transaction.tasks(due_before=until)
            if role:
                return transaction.tasks(roles=(role,), due_before=until)
            roles = tuple(dict.fromkeys(acting.role for acting in sitting.roles))
            person = self.person.id if self.person else ""
            mine = transaction.tasks(roles=roles, person=person, due_before=until)
            return _with_theirs(mine, transaction, sitting, until)

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
        return _repeated(transaction, seen)

    def _finish(
        self, sitting: Sitting, done: Done | Refusal, note: str = "", *, rehearse: bool = False
    ) -> Outcome | Refusal:
        """Store what was decided, with its note, unless it was refused or only rehearsed."""
        if isinstance(done, Refusal):
            return done
        case = done.case.id
        if note:
            noted = sitting.give(case, commands.Annotate(text=note))
            if isinstance(noted, Refusal):
                return noted
        if not rehearse:
            sitting.store()
        stored = sitting.case(case)
        return Outcome(folio=stored.folio, case=stored.case, procedure=stored.procedure, events=done.events)

    def _shown(self, sitting: Sitting, case: str) -> CaseView:
        stored = sitting.transaction.load(case)
        context = sitting.context(stored.procedure, case, sitting.roles[0] if sitting.roles else NO_ROLE)
        folio_of = sitting.transaction.folio_of
        return CaseView(
            folio=stored.folio,
            case=stored.case,
            procedure=stored.procedure,
            context=context,
            head=stored.head,
            moves=tuple(possible(stored.procedure, stored.case, sitting.now, context)),
            interruptions=tuple(interruptions(stored.procedure, stored.case, sitting.now, context)),
            children={offer.id: folio_of(offer.child) for offer in stored.case.offers.values() if offer.child},
            parent=folio_of(stored.case.parent) if stored.case.parent else "",
        )


def _repeated(transaction: Transaction, seen: SeenRequest) -> Outcome:
    stored = transaction.load(seen.case)
    return Outcome(folio=stored.folio, case=stored.case, procedure=stored.procedure, repeated=True)


def _with_theirs(
    mine: tuple[Task, ...], transaction: Transaction, sitting: Sitting, until: datetime | None
) -> tuple[Task, ...]:
    """Add what is assigned to whom the person stands in for: it would wait for nobody while they are absent."""
    absent = dict.fromkeys(acting.stands_in_for for acting in sitting.roles if acting.stands_in_for)
    theirs = [
        task
        for person in absent
        for task in transaction.tasks(roles=(), person=person, due_before=until)
        if task.person == person
    ]
    if not theirs:
        return mine
    return tuple(sorted((*mine, *theirs), key=lambda task: (task.due is None, task.due or task.since, task.since)))
