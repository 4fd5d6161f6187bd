"""The decisions of one transaction: each case is read once, everything is decided, and only then is it stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from os import urandom

from cauce.model import commands, events
from cauce.model.case import Case, OfferState, Status
from cauce.model.copying import changed
from cauce.model.events import Event
from cauce.model.frozen import dataclass
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.decide import Done, carry_out
from cauce.runtime.desk.folios import folio, prefix_of
from cauce.runtime.desk.records import Change, Definition, Person, StoredCase
from cauce.runtime.desk.roles import BY_ITSELF, NO_ROLE, SYSTEM, ActingRole, acting_role, roles_of
from cauce.runtime.desk.sending import UNSENT, Sending
from cauce.runtime.desk.storage import Definitions, Transaction
from cauce.runtime.desk.tasks import receiving_roles, tasks_of
from cauce.runtime.people import in_house
from cauce.runtime.plan import Plan, plan_of
from cauce.runtime.ports import Context
from cauce.runtime.tokens import compared, matching_tokens


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of one procedure's series, as this transaction sees them."""

    transaction: Transaction
    procedure: str

    def next_number(self, series: str, year: int) -> int:
        """Return the number that a case would get now."""
        return self.transaction.next_number(self.procedure, series, year)


_RUNNING = (Status.OPEN, Status.SUSPENDED)


class Sitting:
    """One transaction at the desk: what was read, what was decided."""

    def __init__(
        self,
        transaction: Transaction,
        definitions: Definitions,
        institution: Institution,
        calendar: Calendar,
        now: datetime,
        person: Person | None,
    ) -> None:
        self.transaction = transaction
        self.definitions = definitions
        self.institution = institution
        self.calendar = calendar
        self.now = now
        self.person = person
        self._cases: dict[str, StoredCase] = {}
        self._changes: list[Change] = []
        self._new: dict[str, Definition] = {}
        self._roles: tuple[ActingRole, ...] | None = None
        self._receivers: dict[str, tuple[str, ...]] = {}

    @property
    def roles(self) -> tuple[ActingRole, ...]:
        """The roles the person may act in now; none for nobody (a watch, a timer)."""
        if self._roles is None:
            self._roles = () if self.person is None else self._roles_of(self.person)
        return self._roles

    @property
    def _supervises(self) -> bool:
        return self.person is not None and self.person.supervises

    def _roles_of(self, person: Person) -> tuple[ActingRole, ...]:
        own = [item for item in self.transaction.substitutions() if item.substitute == person.id]
        if not own:
            return roles_of(person)
        today = self.now.astimezone(self.context().zone).date()
        return roles_of(person, self.transaction.people(), own, today)

    def context(self, procedure: Procedure | None = None, case: str = "", acting: ActingRole = NO_ROLE) -> Context:
        """Return where and by whom a command is given."""
        if procedure is None:
            return Context(self.institution, self.calendar)
        return Context(
            institution=self.institution,
            calendar=self.calendar,
            person=self._who(acting),
            role=acting.role,
            supervises=self._supervises,
            stands_in_for=acting.stands_in_for,
            numbers=_Numbers(self.transaction, procedure.key),
            earlier=self.transaction.earlier(case),
            history=lambda: self.history(case),
        )

    def history(self, case: str) -> tuple[Event, ...]:
        """Return every event of a case, those decided here too."""
        stored = () if case in self._new else self.transaction.history(case)
        decided = [event for change in self._changes if change.case.id == case for event in change.events]
        return (*(entry.event for entry in stored), *decided)

    def case(self, case: str) -> StoredCase:
        """Return a case as it is now in this transaction. Raises KeyError when there is none."""
        found = self._cases.get(case)
        if found is None:
            found = self._cases[case] = self.transaction.load(case)
        return found

    def open(
        self,
        definition: Definition,
        command: commands.Open,
        sent: Sending = UNSENT,
        acting: ActingRole | None = None,
        *,
        by_itself: bool = False,
    ) -> Done | Refusal:
        """Open a case of a definition. `command.case` is replaced by a new id."""
        command = changed(command, case=urandom(16).hex())
        procedure = definition.procedure
        plan = plan_of(procedure)
        if by_itself:
            acting = _opener(plan, command.start)
        elif acting is None:
            acting = acting_role(plan, None, command, self.roles, supervises=self._supervises)
        done = carry_out(procedure, None, command, self.now, self.context(procedure, command.case, acting))
        if isinstance(done, Done):
            self._new[command.case] = definition
            self._note(done, 0, procedure, acting, sent)
        return done

    def give(
        self, case: str, command: commands.Command, sent: Sending = UNSENT, acting: ActingRole | None = None
    ) -> Done | Refusal:
        """Give a command to a case, and what follows from it to the case that derived it."""
        stored = self.case(case)
        if acting is None:
            plan = plan_of(stored.procedure)
            acting = acting_role(plan, stored.case, command, self.roles, supervises=self._supervises)
        context = self.context(stored.procedure, case, acting)
        done = carry_out(stored.procedure, stored.case, command, self.now, context)
        if isinstance(done, Refusal):
            return done
        self._note(done, stored.case.sequence, stored.procedure, acting, sent)
        return self._told(stored.case, done.case) or done

    def _told(self, before: Case, after: Case) -> Refusal | None:
        """Tell the case that derived this one that it is over, or goes on after all; perhaps both, one after the other.

        Whatever makes it so: an end, a correction, `reabrir`, `cerrar`, `cancelar`.
        """
        if before.status is after.status or not after.parent:
            return None
        if before.status not in _RUNNING:
            resumed = commands.ChildResumed(offer=after.offer, child=after.id)
            told = self.give(after.parent, resumed, acting=BY_ITSELF)
            if isinstance(told, Refusal):
                return told
        return self.tell_above(after)

    def tell_above(self, case: Case) -> Refusal | None:
        """Tell the case that derived this one that it is over, if it is and it is the one that was accepted there."""
        if case.status in _RUNNING or not case.parent:
            return None
        offer = self.case(case.parent).case.offers[case.offer]
        if offer.state is not OfferState.ACCEPTED or offer.child != case.id:
            return None
        over = commands.ChildConcluded(offer=case.offer, cancelled=case.status is Status.CANCELLED)
        told = self.give(case.parent, over, acting=BY_ITSELF)
        return told if isinstance(told, Refusal) else None

    def _note(self, done: Done, before: int, procedure: Procedure, acting: ActingRole, sent: Sending) -> None:
        if not done.events and not sent.request:
            return
        self._changes.append(
            Change(
                case=done.case,
                events=done.events,
                before=before,
                procedure=procedure,
                at=self.now,
                person=self._who(acting),
                role=acting.role,
                stands_in_for=acting.stands_in_for,
                tokens=_tokens(procedure, done),
                attachments=sent.attachments,
                request=sent.request,
                fingerprint=sent.fingerprint,
            )
        )
        head = "" if done.case.id in self._new else self.case(done.case.id).head
        known = self._cases.get(done.case.id)
        self._cases[done.case.id] = StoredCase(
            case=done.case, folio=known.folio if known else "", procedure=procedure, head=head
        )

    def store(self) -> None:
        """Store everything decided, in its order; new cases get their folios now, so that a refusal leaves no gap."""
        for definition in {item.digest: item for item in self._new.values()}.values():
            self.transaction.save_definition(definition)
        for change in self._changes:
            stored = self._cases[change.case.id]
            if not stored.folio:
                stored = self._cases[change.case.id] = changed(stored, folio=self._new_folio(change.procedure.key))
            tasks = tasks_of(change.procedure, change.case, stored.folio, self.receivers)
            self.transaction.append(changed(change, folio=stored.folio, tasks=tasks))
        self._changes.clear()

    def folio(self, case: str) -> str:
        """Return the folio of a case, "" before a new one is stored."""
        return self.case(case).folio

    def receivers(self, key: str) -> tuple[str, ...]:
        """Return the roles that receive the cases derived to a procedure of this workspace."""
        if key not in self._receivers:
            definition = self.definitions.current(key)
            self._receivers[key] = receiving_roles(definition.procedure) if definition else ()
        return self._receivers[key]

    def _who(self, acting: ActingRole) -> str:
        return acting.person or (self.person.id if self.person else SYSTEM)

    def _new_folio(self, key: str) -> str:
        prefix, year = prefix_of(key), self.now.astimezone(self.context().zone).year
        return folio(prefix, year, self.transaction.next_folio(prefix, year))


def _opener(plan: Plan, start: str) -> ActingRole:
    """Return in which role a start opens by itself: that of who would open it by hand."""
    inside = in_house(plan, plan.procedure.start_by_id[start].actors)
    return ActingRole(inside[0] if inside else "", person=SYSTEM)


def _tokens(procedure: Procedure, done: Done) -> Mapping[str, tuple[str, ...]]:
    """Return the tokens of the data recorded now that some antecedent compares: of the value in effect."""
    if not procedure.antecedents:
        return {}
    touched = set(compared(procedure))
    if not any(isinstance(event, events.Corrected) for event in done.events):  # else any of them may be void now
        touched &= {event.datum for event in done.events if isinstance(event, events.Recorded)}
    known = matching_tokens(procedure, done.case, touched) if touched else {}
    return {name: known.get(name, ()) for name in touched}
