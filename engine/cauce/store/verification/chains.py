"""The history of a case: whole, in order, and unchanged since it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cauce.model import events
from cauce.runtime.desk.folios import as_typed
from cauce.store.chain import BEGINNING, event_hash
from cauce.store.driver.session import Row
from cauce.store.moments import micros
from cauce.store.problems import StorageProblem
from cauce.store.transaction.records import COLUMNS, chained, read_event
from cauce.store.verification.finding import Report, finding


@dataclass(slots=True)
class CaseRow:
    """A case as its row says it; `key` is None when it was destroyed."""

    id: str
    folio: str
    folio_key: str
    procedure: str
    definition: str
    opened: int
    status: str
    sequence: int
    head: bytes
    key: bytes | None = field(repr=False)


def check_chain(case: CaseRow, rows: Sequence[Row], report: Report) -> bool:
    """Report the first event that is missing or changed; tell whether the whole chain holds."""
    hashed = BEGINNING
    for expected, row in enumerate(rows, 1):
        event = dict(zip(COLUMNS, row, strict=True), case_id=case.id)
        if event["sequence"] != expected:
            report(finding("hecho_ausente", case.folio, case.id, expected))
            return False
        hashed = event_hash(hashed, chained(event, case.folio), event["body"])
        if hashed != bytes(event["hash"]):
            report(finding("cadena_rota", case.folio, case.id, expected))
            return False
    if as_typed(case.folio) != case.folio_key:
        report(finding("folio_distinto", case.folio, case.id))
    if not rows:
        report(finding("historial_ausente", case.folio, case.id))
        return False
    if (len(rows), hashed, rows[-1][9]) != (case.sequence, case.head, case.definition):
        report(finding("cabeza_distinta", case.folio, case.id, len(rows)))
        return False
    return True


def read_events(case: CaseRow, rows: Sequence[Row], report: Report) -> list[events.Event] | None:
    """Return the events of a case whose key is there; None, and a finding, when one cannot be read."""
    found: list[events.Event] = []
    for row in rows:
        sequence, at, kind, body, secret = row[:5]
        try:
            event = read_event(case.id, sequence, kind, body, secret, case.key or b"")
        except (StorageProblem, KeyError, TypeError, ValueError):
            event = None
        if event is None or micros(event.at) != at or not _belongs(event, case.id, sequence):
            report(finding("hecho_ilegible", case.folio, case.id, sequence))
            return None
        found.append(event)
    return found


def _belongs(event: events.Event, case: str, sequence: int) -> bool:
    """Tell whether an event may be there: a case begins with its own opening, and only begins."""
    opening = isinstance(event, events.Opened)
    return opening == (sequence == 1) and (not isinstance(event, events.Opened) or event.case == case)
