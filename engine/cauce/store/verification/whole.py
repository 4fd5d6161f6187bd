"""The verification of a whole database, in one transaction: what it finds is about one moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cauce.model.procedure import Procedure
from cauce.store import ciphers, statements
from cauce.store.driver.session import Row
from cauce.store.keys import MasterKey
from cauce.store.store import DatabaseStore
from cauce.store.transaction import DatabaseTransaction
from cauce.store.transaction.part import key_place
from cauce.store.verification import queries
from cauce.store.verification.chains import CaseRow, check_chain, read_events
from cauce.store.verification.finding import Finding, Report, finding
from cauce.store.verification.projections import (
    check_files,
    check_numbers,
    check_requests,
    check_state,
    check_tokens,
    check_waiting,
)
from cauce.store.verification.shared import (
    Compile,
    check_definitions,
    check_numbering,
    check_opening_drafts,
    check_seals,
    seal_name,
)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what does not hold. `forgotten` cases have no key: only their chain can be checked.

    `last_seal` is what somebody else may write down, «12-0a1b2c3d4e5f»; empty before the first.
    """

    cases: int
    events: int
    seals: int
    forgotten: int
    findings: tuple[Finding, ...]
    last_seal: str = ""


def verify(
    store: DatabaseStore,
    compile_text: Compile | None = None,
    progress: Callable[[int, int], None] | None = None,
    witnessed: str = "",
) -> Verified:
    """Verify everything. `progress` is told (cases done, cases in all). Raises StorageProblem if it cannot be read.

    `witnessed` is a seal that somebody wrote down, as `Verified.last_seal`: an older copy put back does not have it.
    """
    found: list[Finding] = []
    count = forgotten = 0
    store.settle()
    with store.read() as transaction:
        session = transaction.session
        found.extend(finding("archivo_danado", fault) for fault in session.faults())
        cases = {row[0]: _case(row, transaction.keys, found.append) for row in session.all(queries.CASES)}
        found.extend(finding("hecho_sin_caso", row[0]) for row in session.all(queries.EVENTS_WITHOUT_CASE))
        for done, case in enumerate(cases.values(), 1):
            count += _check(transaction, case, found.append)
            forgotten += case.key is None
            if progress is not None:
                progress(done, len(cases))
        check_numbering(session, [case.folio_key for case in cases.values()], found.append)
        check_definitions(session, compile_text, found.append)
        check_opening_drafts(session, transaction.keys, found.append)
        check_seals(session, cases, found.append)
        seals = [seal_name(row[0], bytes(row[5])) for row in session.all(queries.SEALS)]
        if witnessed and witnessed not in seals:
            found.append(finding("sello_atestiguado_ausente", witnessed))
    return Verified(len(cases), count, len(seals), forgotten, tuple(found), seals[-1] if seals else "")


def _case(row: Row, keys: MasterKey, report: Report) -> CaseRow:
    case, folio, folio_key, procedure, definition, opened, status, sequence, head, wrapped = row
    key = None
    if wrapped is not None:
        try:
            key = keys.unwrap(bytes(wrapped), key_place(case))
        except ciphers.UnreadableError:
            report(finding("llave_ilegible", folio, case))
    return CaseRow(case, folio, folio_key, procedure, definition, opened, status, sequence, bytes(head), key)


def _check(transaction: DatabaseTransaction, case: CaseRow, report: Report) -> int:
    """Verify one case; return how many events it has."""
    session = transaction.session
    rows = session.all(statements.HISTORY, case_id=case.id)
    whole = check_chain(case, rows, report)
    check_requests(session, case, rows, report)
    if not whole or case.key is None:
        return len(rows)
    history = read_events(case, rows, report)
    if history is not None:
        snapshot = session.all(queries.SNAPSHOT_OF, id=case.id)[0][0]
        state = check_state(case, bytes(snapshot), history, report)
        if state is not None:
            procedure = _procedure(transaction, case)
            if procedure is not None:
                check_waiting(session, case, state, procedure, report)
                check_tokens(session, case, state, procedure, transaction.keys.token, report)
        check_numbers(session, case, history, report)
        check_files(session, case, history, report)
    return len(rows)


def _procedure(transaction: DatabaseTransaction, case: CaseRow) -> Procedure | None:
    """Return the definition that a case is pinned to; None when its compiled form is spoiled, which is told apart."""
    try:
        return transaction.definition(case.definition)
    except Exception:  # whatever spoiled bytes cause
        return None
