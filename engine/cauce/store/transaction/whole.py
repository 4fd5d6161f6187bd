"""All the parts of a transaction together: the `Transaction` of `cauce.runtime.desk.storage`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cauce.model.secrecy import canonical
from cauce.store import ciphers, statements
from cauce.store.problems import problem
from cauce.store.transaction.cases import CasesPart
from cauce.store.transaction.earlier import StoredEarlier
from cauce.store.transaction.records import file_place
from cauce.store.transaction.staff import StaffPart


class DatabaseTransaction(CasesPart, StaffPart):
    """One transaction of a database."""

    def earlier(self, other_than: str) -> StoredEarlier:
        """Return the finder of earlier cases, which leaves out one case."""
        return StoredEarlier(self, other_than)

    def attachment(self, case: str, digest: str) -> bytes:
        """Return a file of a case. Raises KeyError when there is none."""
        row = self.session.one(statements.ATTACHMENT, case_id=case, digest=digest)
        if row is None:
            raise KeyError(digest)
        return self._open(case, row[0], file_place(case, digest))

    def draft(self, case: str, person: str, visit: int) -> Mapping[str, Any] | None:
        """Return the half-filled answer that a person left in a visit."""
        row = self.session.one(statements.DRAFT, case_id=case, person=person, visit=visit)
        if row is None:
            return None
        found: dict[str, Any] = json.loads(self._open(case, row[0], draft_place(case, person, visit)))
        return found

    def save_draft(self, case: str, person: str, visit: int, answer: Mapping[str, Any] | None) -> None:
        """Keep a half-filled answer, encrypted like the case; None takes it away."""
        if answer is None:
            self.session.run(statements.DELETE_DRAFT, case_id=case, person=person, visit=visit)
            return
        sealed = ciphers.encrypt(self.key_of(case), canonical(dict(answer)), draft_place(case, person, visit))
        self.session.run(statements.SAVE_DRAFT, case_id=case, person=person, visit=visit, content=sealed)

    def opening_drafts(self, procedure: str, start: str, person: str) -> Mapping[int, Mapping[str, Any]]:
        """Return the half-filled answers that a person left when opening cases, by number."""
        found = self.session.all(statements.OPENING_DRAFTS, procedure=procedure, start=start, person=person)
        try:
            return {
                number: json.loads(self.keys.unwrap(bytes(content), opening_place(procedure, start, person, number)))
                for number, content in found
            }
        except ciphers.UnreadableError:
            raise problem("base_danada") from None

    def save_opening_draft(
        self, procedure: str, start: str, person: str, number: int, answer: Mapping[str, Any] | None
    ) -> None:
        """Keep a half-filled answer to what opens a case; None takes it away."""
        key = {"procedure": procedure, "start": start, "person": person, "number": number}
        if answer is None:
            self.session.run(statements.DELETE_OPENING_DRAFT, **key)
            return
        sealed = self.keys.wrap(canonical(dict(answer)), opening_place(procedure, start, person, number))
        self.session.run(statements.SAVE_OPENING_DRAFT, **key, content=sealed)

    def _open(self, case: str, sealed: bytes, place: str) -> bytes:
        try:
            return ciphers.decrypt(self.key_of(case), bytes(sealed), place)
        except ciphers.UnreadableError:
            raise problem("base_danada") from None


def draft_place(case: str, person: str, visit: int) -> str:
    """Name the place of a draft."""
    return f"{case}|borrador|{person}|{visit}"


def opening_place(procedure: str, start: str, person: str, number: int) -> str:
    """Name the place of a draft of an opening."""
    return f"apertura|{procedure}|{start}|{person}|{number}"
