"""The staff, their *suplencias*, and the audit of what they read."""

from __future__ import annotations

from datetime import date, datetime

from cauce.model.secrecy import canonical
from cauce.runtime.desk.records import Person, Substitution
from cauce.store import ciphers, statements
from cauce.store.moments import micros
from cauce.store.problems import problem
from cauce.store.transaction.part import Part


class StaffPart(Part):
    """Who works here, and who looked at what."""

    def people(self) -> tuple[Person, ...]:
        """Return the staff, inactive ones too, by id."""
        roles: dict[str, list[str]] = {}
        for person, role in self.session.all(statements.PERSON_ROLES):
            roles.setdefault(person, []).append(role)
        found = [
            Person(
                id=person,
                name=name,
                roles=tuple(roles.get(person, ())),
                account=account,
                supervises=bool(supervises),
                active=bool(active),
            )
            for person, name, account, supervises, active in self.session.all(statements.PEOPLE)
        ]
        return tuple(sorted(found, key=lambda person: person.id))  # databases sort texts each in its own way

    def save_person(self, person: Person, at: datetime, by: str) -> None:
        """Add or replace someone of the staff; the audit keeps that it was done, and by whom."""
        self.session.run(
            statements.SAVE_PERSON,
            id=person.id,
            name=person.name,
            account=person.account,
            supervises=int(person.supervises),
            active=int(person.active),
            changed=micros(at),
            changed_by=by,
        )
        self.session.run(statements.DELETE_PERSON_ROLES, person=person.id)
        for place, role in enumerate(person.roles):
            self.session.run(statements.INSERT_PERSON_ROLE, person=person.id, place=place, role=role)
        self.audit(at, by, "", f"personal {person.id}", "", ())

    def substitutions(self) -> tuple[Substitution, ...]:
        """Return every suplencia, oldest first."""
        return tuple(
            Substitution(
                absent=absent,
                substitute=substitute,
                since=date.fromisoformat(since),
                until=date.fromisoformat(until),
                reason=self._reason(bytes(reason), absent, substitute, since),
            )
            for absent, substitute, since, until, reason in self.session.all(statements.SUBSTITUTIONS)
        )

    def save_substitution(self, substitution: Substitution, at: datetime, by: str) -> None:
        """Add a suplencia."""
        absent, substitute, since = substitution.absent, substitution.substitute, substitution.since.isoformat()
        self.session.run(
            statements.INSERT_SUBSTITUTION,
            absent=absent,
            substitute=substitute,
            since=since,
            until=substitution.until.isoformat(),
            reason=self.keys.wrap(substitution.reason.encode(), _place(absent, substitute, since)),
            at=micros(at),
            by=by,
        )
        self.audit(at, by, "", f"suplencia {absent}", "", ())

    def audit(self, at: datetime, person: str, role: str, command: str, case: str, classes: tuple[str, ...]) -> None:
        """Note a reading of confidential data."""
        self.session.run(
            statements.INSERT_AUDIT,
            at=micros(at),
            person=person,
            role=role,
            command=command,
            case_id=case,
            classes=canonical(list(classes)).decode(),
        )

    def audited(self, command: str) -> bool:
        """Tell whether something was ever noted under a command."""
        return self.session.one(statements.AUDITED, command=command) is not None

    def _reason(self, sealed: bytes, absent: str, substitute: str, since: str) -> str:
        try:
            return self.keys.unwrap(sealed, _place(absent, substitute, since)).decode()
        except ciphers.UnreadableError:
            raise problem("base_danada") from None


def _place(absent: str, substitute: str, since: str) -> str:
    return f"suplencia|{absent}|{substitute}|{since}"
