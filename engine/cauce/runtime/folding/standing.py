"""Folding of the events about a case as a whole."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Note, Status
from cauce.runtime.draft import Draft


def suspended(draft: Draft, event: events.Suspended) -> None:
    """Stand still."""
    _stand(draft, event, Status.SUSPENDED)


def closed(draft: Draft, event: events.Closed) -> None:
    """Close the case where it is."""
    _stand(draft, event, Status.CLOSED)


def cancelled(draft: Draft, event: events.Cancelled) -> None:
    """Cancel the case where it is."""
    _stand(draft, event, Status.CANCELLED)


def _stand(draft: Draft, event: events.Suspended | events.Closed | events.Cancelled, status: Status) -> None:
    draft.status, draft.status_at, draft.status_reason = status, event.at, event.reason


def resumed(draft: Draft, event: events.Resumed) -> None:
    """Go on."""
    go_on(draft)


def reopened(draft: Draft, event: events.Reopened) -> None:
    """Open the case again; what is known stays."""
    draft.end, draft.last = "", ()
    go_on(draft)


def go_on(draft: Draft) -> None:
    """Make a case one that runs."""
    draft.status, draft.status_at, draft.status_reason = Status.OPEN, None, ""


def ended(draft: Draft, event: events.Ended) -> None:
    """End the case: nothing is left running."""
    draft.status, draft.status_at, draft.end, draft.last = Status.ENDED, event.at, event.end, event.causes
    draft.own("positions").clear()
    regions = draft.own("regions")
    for region in [run.id for run in regions.values() if run.list]:
        del regions[region]


def annotated(draft: Draft, event: events.Annotated) -> None:
    """Keep a note."""
    draft.notes = (*draft.notes, Note(event.text, event.at, event.visit, event.row, event.person))


def corrected(draft: Draft, event: events.Corrected) -> None:
    """Never give twice a number that had been given; the rest is what `evolve.fold` leaves out."""
    draft.serial = max(draft.serial, event.serial)
