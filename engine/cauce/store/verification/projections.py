"""What is stored beside the history must be what the history says."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from cauce.model import events
from cauce.model.case import Case, ClockState
from cauce.model.digest import digest_of
from cauce.model.procedure import Procedure
from cauce.runtime.desk.tasks import tasks_of
from cauce.runtime.evolve import fold
from cauce.runtime.tokens import matching_tokens
from cauce.store import ciphers, statements
from cauce.store.driver.session import Row, Session
from cauce.store.moments import micros
from cauce.store.problems import StorageProblem
from cauce.store.transaction.part import Head
from cauce.store.transaction.records import file_place, open_fingerprint, open_snapshot
from cauce.store.transaction.waiting import inboxes, task_row
from cauce.store.transaction.whole import draft_place
from cauce.store.verification import queries
from cauce.store.verification.chains import CaseRow
from cauce.store.verification.finding import Report, finding

Token = Callable[[str, str], bytes]
"""Gives the keyed digest of a normalised value of a datum."""

_OFFERED = "derivacion"


def check_state(case: CaseRow, sealed: bytes, history: Sequence[events.Event], report: Report) -> Case | None:
    """Return the case that its history gives, comparing it with the one stored (`sealed`)."""
    try:
        stored = open_snapshot(case.id, Head(case.sequence, case.head, case.key), sealed)
    except Exception:  # whatever a spoiled snapshot causes, it is one finding
        report(finding("estado_ilegible", case.folio, case.id))
        stored = None
    try:
        folded = fold(history)
    except (KeyError, ValueError, TypeError):
        report(finding("hecho_ilegible", case.folio, case.id, len(history)))
        return None
    columns = (folded.procedure, folded.status.value, micros(folded.opened_at))
    if stored is not None and (folded != stored or columns != (case.procedure, case.status, case.opened)):
        report(finding("estado_distinto", case.folio, case.id))
    return folded


def check_waiting(session: Session, row: CaseRow, case: Case, procedure: Procedure, report: Report) -> None:
    """Compare tasks and clocks with the state of a case."""
    expected = {
        (task.kind, task.item): task_row(task) for task in tasks_of(procedure, case, row.folio, lambda _key: ())
    }
    found = {}
    shown = set()
    for values in session.all(statements.TASKS_OF, case_id=row.id):
        task = dict(zip(statements.TASK_COLUMNS, values, strict=True))
        shown |= {(each["kind"], each["item"], each["role"]) for each in inboxes(task)}
        if task["kind"] == _OFFERED:
            task["roles"] = ""  # who receives it depends on another procedure, and when it was written
        found[task["kind"], task["item"]] = task
    if found != expected or shown != {tuple(each) for each in session.all(queries.TASK_ROLES, case_id=row.id)}:
        report(finding("tareas_distintas", row.folio, row.id))
    clocks = {
        (clock.id, clock.deadline, micros(clock.due))
        for clock in case.clocks.values()
        if clock.state is ClockState.RUNNING and clock.lapsed_at is None
    }
    if {tuple(each) for each in session.all(statements.CLOCKS_OF, case_id=row.id)} != clocks:
        report(finding("plazos_distintos", row.folio, row.id))


def check_numbers(session: Session, row: CaseRow, history: Sequence[events.Event], report: Report) -> None:
    """Compare the numbers that a case has with those its history issued to it."""
    issued = {
        (row.procedure, event.series, event.year, event.number)
        for event in history
        if isinstance(event, events.Numbered)
    }
    if {tuple(found) for found in session.all(queries.NUMBERS_OF, case_id=row.id)} != issued:
        report(finding("numeros_distintos", row.folio, row.id))


def check_tokens(
    session: Session, row: CaseRow, case: Case, procedure: Procedure, token: Token, report: Report
) -> None:
    """Compare the digests by which other cases find this one with what is registered in it."""
    if not procedure.antecedents:
        return
    known = matching_tokens(procedure, case)
    expected = {(datum, token(datum, value)) for datum, values in known.items() for value in values}
    kept = {(datum, bytes(digest)) for datum, digest in session.all(queries.TOKENS_OF, case_id=row.id)}
    if kept != expected:
        report(finding("coincidencias_distintas", row.folio, row.id))


def check_requests(session: Session, row: CaseRow, entries: Sequence[Row], report: Report) -> None:
    """Compare the sendings noted for a case with those its history names."""
    rows = session.all(queries.REQUESTS_OF, case_id=row.id)
    noted: dict[str, int] = {found[0]: found[1] for found in rows}
    last = {entry[8]: int(entry[0]) for entry in entries if entry[8]}
    missing = min((sequence for request, sequence in last.items() if request not in noted), default=0)
    if missing:
        report(finding("envio_ausente", row.folio, row.id, missing))
    for request, sequence in noted.items():
        # A sending that found nothing to do left no event, only the place where the case was.
        if not (sequence == last[request] if request in last else 0 < sequence <= row.sequence):
            report(finding("envio_distinto", row.folio, row.id))
            return
    if row.key is not None and not all(_opens(row.id, row.key, request, sealed) for request, _, sealed in rows):
        report(finding("envio_distinto", row.folio, row.id))


def _opens(case: str, key: bytes, request: str, sealed: bytes) -> bool:
    try:
        open_fingerprint(key, case, request, sealed)
    except StorageProblem:
        return False
    return True


def check_files(session: Session, row: CaseRow, history: Sequence[events.Event], report: Report) -> None:
    """Open every file and draft of a case with its key."""
    key = row.key or b""
    kept = set()
    for digest, content in session.all(queries.ATTACHMENTS_OF, case_id=row.id):
        kept.add(digest)
        try:
            whole = digest_of(ciphers.decrypt(key, bytes(content), file_place(row.id, digest))) == digest
        except ciphers.UnreadableError:
            whole = False
        if not whole:
            report(finding("adjunto_ilegible", row.folio, row.id))
    for sequence, event in enumerate(history, 1):
        if isinstance(event, events.DocumentAdded) and event.digest and event.digest not in kept:
            report(finding("adjunto_ausente", row.folio, row.id, sequence))
    for person, visit, content in session.all(queries.DRAFTS_OF, case_id=row.id):
        try:
            json.loads(ciphers.decrypt(key, bytes(content), draft_place(row.id, person, visit)))
        except (ciphers.UnreadableError, ValueError):
            report(finding("borrador_ilegible", row.folio, row.id))
