"""Cases: found, loaded, told from the beginning, and written."""

from __future__ import annotations

from cauce.model.case import Case
from cauce.runtime.desk.folios import as_typed
from cauce.runtime.desk.records import Change, Entry, SeenRequest, StoredCase
from cauce.runtime.desk.storage import StaleCaseError
from cauce.store import ciphers, statements
from cauce.store.chain import BEGINNING
from cauce.store.driver.session import ConflictError
from cauce.store.folios import series_number
from cauce.store.moments import micros
from cauce.store.problems import problem
from cauce.store.transaction.definitions import DefinitionsPart
from cauce.store.transaction.numbers import NumbersPart
from cauce.store.transaction.part import Head, key_place
from cauce.store.transaction.records import (
    event_rows,
    file_place,
    open_fingerprint,
    read_entry,
    read_snapshot,
    seal_fingerprint,
    seal_snapshot,
)
from cauce.store.transaction.waiting import WaitingPart


class CasesPart(DefinitionsPart, NumbersPart, WaitingPart):
    """Cases and their history."""

    def find(self, name: str) -> str | None:
        """Return the id of the case with that folio, or that number of a series if only one case has it."""
        row = self.session.one(statements.FIND_FOLIO, folio_key=as_typed(name))
        if row is not None:
            return str(row[0])
        number = series_number(name)
        if number is None:
            return None
        series, year, place = number
        if series:
            rows = self.session.all(statements.FIND_NUMBER_OF, series=series, year=year, number=place)
        else:
            rows = self.session.all(statements.FIND_NUMBER, year=year, number=place)
        return str(rows[0][0]) if len(rows) == 1 else None

    def load(self, case: str) -> StoredCase:
        """Return a case. Raises KeyError when there is none, StorageProblem when its data were erased."""
        row = self.session.one(statements.LOAD, id=case)
        if row is None:
            raise KeyError(case)
        folio, digest, sequence, hashed, snapshot, wrapped = row
        head = self.note_head(case, sequence, bytes(hashed), wrapped)
        procedure = self.definition(digest)
        if procedure is None:
            raise problem("base_danada")
        state = self.state(case, head, snapshot)
        return StoredCase(case=state, folio=folio, procedure=procedure, head=head.hash.hex())

    def peek(self, case: str) -> Case:
        """Return a case without holding it. Raises KeyError when there is none whose data can be read."""
        row = self.session.one(statements.SNAPSHOT, id=case)
        if row is None:
            raise KeyError(case)
        sequence, hashed, snapshot, wrapped = row
        return self.state(case, Head(sequence, bytes(hashed), self.unwrap_key(case, wrapped)), snapshot)

    def state(self, case: str, head: Head, snapshot: bytes) -> Case:
        """Return a case from its snapshot. Raises StorageProblem when it does not open."""
        if head.key is None:
            raise problem("caso_suprimido")
        found = self.recent.get(head.hash) or self.recent.decoded(head.hash, read_snapshot(case, head, snapshot))
        return found.case

    def folio_of(self, case: str) -> str:
        """Return the folio of a case. Raises KeyError when there is none."""
        row = self.session.one(statements.FOLIO_OF, id=case)
        if row is None:
            raise KeyError(case)
        return str(row[0])

    def history(self, case: str) -> tuple[Entry, ...]:
        """Return every event of a case. Raises StorageProblem when its data were erased."""
        rows = self.session.all(statements.HISTORY, case_id=case)
        key = self.key_of(case) if any(row[4] is not None for row in rows) else b""
        return tuple(read_entry(case, row, key) for row in rows)

    def seen(self, request: str) -> SeenRequest | None:
        """Return what a request did."""
        row = self.session.one(statements.SEEN, request=request)
        if row is None:
            return None
        case, sealed, sequence = row
        fingerprint = open_fingerprint(self.key_of(case), case, request, sealed)
        return SeenRequest(case=case, fingerprint=fingerprint, sequence=sequence)

    def append(self, change: Change) -> None:
        """Store a change, whole. Raises StaleCaseError when the case is not at `before` any more."""
        case = change.case.id
        head = self.begin_case(change) if change.before == 0 else self.heads.get(case) or self.read_head(case)
        if head is None or head.sequence != change.before:
            raise StaleCaseError
        if head.key is None:
            raise problem("caso_suprimido")
        rows, hashed = event_rows(change, head, head.key)
        after = Head(change.case.sequence, hashed, head.key)
        state = self.recent.encoded(after.hash, change.case, head.hash)
        self.write_case(change, after, seal_snapshot(case, state.plain, after, head.key))
        if change.before == 0:
            wrapped = self.keys.wrap(head.key, key_place(case))
            self.session.run(statements.INSERT_CASE_KEY, case_id=case, wrapped=wrapped)
        try:
            self.session.many(statements.INSERT_EVENT, rows)
        except ConflictError:
            raise StaleCaseError from None
        self.heads[case] = after
        if change.request:
            self.insert(
                statements.INSERT_REQUEST,
                request=change.request,
                case_id=case,
                fingerprint=seal_fingerprint(head.key, case, change.request, change.fingerprint),
                sequence=after.sequence,
            )
        self.replace_tasks(case, change.tasks)
        self.replace_clocks(change.case)
        self.take_numbers(change)
        self.keep_tokens(change)
        for attachment in change.attachments:
            sealed = ciphers.encrypt(head.key, attachment.content, file_place(case, attachment.digest))
            self.session.run(statements.INSERT_ATTACHMENT, case_id=case, digest=attachment.digest, content=sealed)
        if rows:
            self.last_change = micros(change.at)
            self.session.run(
                statements.INSERT_UNSEALED, case_id=case, sequence=after.sequence, head=hashed, at=self.last_change
            )

    def begin_case(self, change: Change) -> Head:
        """Return the head of a case that is about to begin, with a key of its own."""
        if self.session.one(statements.FOLIO_OF, id=change.case.id) is not None:
            raise StaleCaseError
        return Head(0, BEGINNING, ciphers.new_key())

    def write_case(self, change: Change, after: Head, snapshot: bytes) -> None:
        """Write the case as it is after a change."""
        case = change.case
        values = {
            "id": case.id,
            "procedure": case.procedure,
            "definition": change.procedure.digest,
            "status": case.status.value,
            "sequence": after.sequence,
            "head": after.hash,
            "snapshot": snapshot,
            "changed": micros(change.at),
        }
        if change.before == 0:
            self.insert(
                statements.INSERT_CASE,
                **values,
                folio=change.folio,
                folio_key=as_typed(change.folio),
                opened=micros(change.case.opened_at),
            )
        elif self.session.run(statements.UPDATE_CASE, **values, before=change.before) != 1:
            raise StaleCaseError
