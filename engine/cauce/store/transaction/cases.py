"""Cases: found, loaded, told from the beginning, and written."""

from __future__ import annotations

from cauce.model.case import Case
from cauce.model.frozen import dataclass
from cauce.model.procedure import Procedure
from cauce.runtime.desk.folios import as_typed
from cauce.runtime.desk.records import Change, Entry, SeenRequest, StoredCase
from cauce.runtime.desk.storage import StaleCaseError
from cauce.store import ciphers, statements
from cauce.store.chain import BEGINNING
from cauce.store.driver.session import ConflictError, Session
from cauce.store.folios import series_number
from cauce.store.keys import MasterKey
from cauce.store.moments import micros
from cauce.store.problems import problem
from cauce.store.recent import Recent
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


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A case that this transaction has changed and not written yet: its last change, and where it was before all."""

    change: Change
    head: Head


class CasesPart(DefinitionsPart, NumbersPart, WaitingPart):
    """Cases and their history."""

    def __init__(self, session: Session, keys: MasterKey, known: dict[str, Procedure], recent: Recent) -> None:
        super().__init__(session, keys, known, recent)
        self.unwritten: dict[str, Unwritten] = {}

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
        left = self.unwritten.get(case)
        if left is not None:
            change, now = left.change, self.heads[case].hash.hex()
            return StoredCase(case=change.case, folio=change.folio, procedure=change.procedure, head=now)
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
        left = self.unwritten.get(case)
        if left is not None:
            return left.change.case
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
        """Store a change, whole. Raises StaleCaseError when the case is not at `before` any more.

        The history grows at once; the case as it is now, and what waits in it, are written by `finish`.
        """
        case = change.case.id
        try:
            head = self.begin_case(change) if change.before == 0 else self.heads.get(case) or self.read_head(case)
            if head is None or head.sequence != change.before:
                raise StaleCaseError
            if head.key is None:
                raise problem("caso_suprimido")
            self.add_events(change, head, head.key)
            self.add_request(change, head.key)
            self.add_attachments(change, head.key)
            self.take_numbers(change)
            self.keep_tokens(change)
        except ConflictError:
            raise StaleCaseError from None

    def begin_case(self, change: Change) -> Head:
        """Make the row of a case, still at its beginning, with a key of its own; return its head."""
        case = change.case
        key = ciphers.new_key()
        row = {
            "id": case.id,
            "folio": change.folio,
            "folio_key": as_typed(change.folio),
            "procedure": case.procedure,
            "definition": change.procedure.digest,
            "status": case.status.value,
            "sequence": 0,
            "head": BEGINNING,
            "snapshot": b"",
            "opened": micros(case.opened_at),
            "changed": micros(change.at),
        }
        self.session.later(statements.INSERT_CASE, [row])
        wrapped = self.keys.wrap(key, key_place(case.id))
        self.session.later(statements.INSERT_CASE_KEY, [{"case_id": case.id, "wrapped": wrapped}])
        return Head(0, BEGINNING, key)

    def add_events(self, change: Change, head: Head, key: bytes) -> None:
        """Add to the history of a case, after `head`."""
        if not change.events:
            return
        case = change.case.id
        rows, hashed = event_rows(change, head, key)
        self.session.later(statements.INSERT_EVENT, rows)
        self.heads[case] = Head(change.case.sequence, hashed, key)
        earlier = self.unwritten.get(case)
        self.unwritten[case] = Unwritten(change, earlier.head if earlier else head)

    def add_request(self, change: Change, key: bytes) -> None:
        """Note that a sending was carried out."""
        if change.request:
            row = {
                "request": change.request,
                "case_id": change.case.id,
                "fingerprint": seal_fingerprint(key, change.case.id, change.request, change.fingerprint),
                "sequence": change.case.sequence,
            }
            self.session.later(statements.INSERT_REQUEST, [row])

    def add_attachments(self, change: Change, key: bytes) -> None:
        """Keep the files of a change, encrypted."""
        case = change.case.id
        for attachment in change.attachments:
            sealed = ciphers.encrypt(key, attachment.content, file_place(case, attachment.digest))
            row = {"case_id": case, "digest": attachment.digest, "content": sealed}
            self.session.later(statements.INSERT_ATTACHMENT, [row])

    def finish(self) -> None:
        """Write the cases as this transaction leaves them, and what waits in them. Raises ConflictError."""
        unwritten, self.unwritten = self.unwritten, {}
        for case, left in unwritten.items():
            change, after = left.change, self.heads[case]
            if after.key is None:
                raise problem("caso_suprimido")
            state = self.recent.encoded(after.hash, change.case, left.head.hash)
            row = {
                "id": case,
                "status": change.case.status.value,
                "sequence": after.sequence,
                "head": after.hash,
                "snapshot": seal_snapshot(case, state.plain, after, after.key),
                "changed": micros(change.at),
                "before": left.head.sequence,
            }
            self.session.later(statements.UPDATE_CASE, [row], sure=True)
            self.replace_tasks(case, change.tasks)
            self.replace_clocks(change.case)
            self.last_change = micros(change.at)
            row = {"case_id": case, "sequence": after.sequence, "head": after.hash, "at": self.last_change}
            self.session.later(statements.INSERT_UNSEALED, [row])
