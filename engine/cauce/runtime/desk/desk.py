"""Everything staff can ask of the cases of one institution. Each method is one transaction; nothing is half-done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Self

from cauce.model import commands
from cauce.model.refusals import Refusal
from cauce.runtime.decide import Done
from cauce.runtime.desk import files, receiving, showing, unknown, watching
from cauce.runtime.desk.again import tries_again
from cauce.runtime.desk.files import TakenFile
from cauce.runtime.desk.records import Attachment, Entry, StoredCase, Task
from cauce.runtime.desk.roles import BY_ITSELF
from cauce.runtime.desk.seat import Outcome, Seat, as_it_is_now
from cauce.runtime.desk.sending import sending
from cauce.runtime.desk.showing import CaseView
from cauce.runtime.desk.sitting import Sitting
from cauce.runtime.desk.storage import Transaction
from cauce.runtime.desk.together import one_transaction
from cauce.runtime.desk.watching import Watched

__all__ = ["CaseView", "Desk", "Outcome", "Watched"]


class Desk(Seat):
    """The desk of one institution, as one person sits at it. `now` is the clock, read once for each method."""

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
        draft: int = 0,
        rehearse: bool = False,
    ) -> Outcome | Refusal:
        """Open a case of a procedure by one of its starts; "" means the only one that is not periodic or derived.

        `draft` is the number of what the person had left half-filled, taken away as the case is opened; 0 for none.
        With `rehearse` everything is decided and nothing is stored: what would happen, with no folio yet.
        """
        if self.person is None:
            return unknown.nobody()
        person = self.person.id
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
        sent = sending(request, command, attachments, person=person, case=procedure.key, note=note)

        def act(transaction: Transaction) -> Outcome | Refusal:
            seen = self._seen(transaction, sent)
            if seen is not None:
                return seen
            sitting = self._sit(transaction)
            done = self._finish(sitting, sitting.open(definition, command, sent), note, rehearse=rehearse)
            if draft and not rehearse and not isinstance(done, Refusal):
                transaction.save_opening_draft(procedure.key, start, person, draft, None)
            return done

        return self._whole(act, rehearse=rehearse)

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
            if expected is not None and expected > sequence:
                return unknown.not_there_yet(stored.folio, sequence, expected)
            if expected is not None and expected != sequence:
                return unknown.somebody_else(stored.folio)
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
            return None if seen is None else as_it_is_now(transaction, seen)

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
            self._audit(sitting, command, case, classes)
            entries = transaction.history(case) if events else ()
            return showing.shown(sitting, case), entries

    @tries_again
    def take_out(self, folio: str, document: str, number: int = 0, *, void: bool = False) -> TakenFile | Refusal:
        """Return a file of a case as it was attached; that it was read is stored before it is returned.

        `number` is the entry's among those of its document, 0 for the only one; `void` gives one without effect too.
        """
        if self.person is None:
            return unknown.nobody()
        with self.store.write() as transaction:
            case = self._find(transaction, folio)
            if isinstance(case, Refusal):
                return case
            sitting = self._sit(transaction)
            stored = sitting.case(case)
            found = files.which(stored.procedure, stored.case, document, number, void=void)
            if isinstance(found, Refusal):
                return found
            self._audit(sitting, f"documento sacar {document} {found}", case, files.classes_of(stored.procedure))
        with self.store.read() as transaction:
            return files.taken(transaction, stored, document, found)

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
            return transaction.tasks(roles=(role,), due_before=until) if role else showing.mine(sitting, until)

    def _audit(self, sitting: Sitting, command: str, case: str, classes: tuple[str, ...]) -> None:
        """Note that who sits here reads something of a case."""
        role = sitting.roles[0].role if sitting.roles else ""
        person = self.person.id if self.person else ""
        sitting.transaction.audit(sitting.now, person, role, command, case, classes)
