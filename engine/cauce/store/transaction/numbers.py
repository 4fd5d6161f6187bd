"""Numbers without gaps: folios and series. A counter's row is held from when it is read until the command is stored."""

from __future__ import annotations

from cauce.model.events import Numbered
from cauce.runtime.desk.records import Change
from cauce.store import statements
from cauce.store.transaction.part import Part

FOLIO = "folio"
SERIES = "serie"


class NumbersPart(Part):
    """The counters."""

    def next_number(self, procedure: str, series: str, year: int) -> int:
        """Return the next free number of a procedure's series; two who ask at once get one after the other."""
        named = {"kind": SERIES, "procedure": procedure, "name": series, "year": year}
        if self.session.writing:
            self.session.later(statements.START_COUNTER, [named])
        row = self.session.one(statements.LAST_NUMBER, **named)
        return (int(row[0]) if row else 0) + 1

    def next_folio(self, prefix: str, year: int) -> int:
        """Return the next consecutive of a folio prefix, and take it."""
        rows = self.session.all(statements.TAKE_NEXT, kind=FOLIO, procedure="", name=prefix, year=year)
        return int(rows[0][0])

    def take_numbers(self, change: Change) -> None:
        """Take the numbers that a change issues."""
        procedure = change.procedure.key
        for event in change.events:
            if isinstance(event, Numbered):
                named = {"procedure": procedure, "year": event.year}
                taken = {**named, "kind": SERIES, "name": event.series, "last": event.number}
                given = {**named, "series": event.series, "number": event.number, "case_id": change.case.id}
                self.session.later(statements.TAKE_NUMBER, [taken])
                self.session.later(statements.INSERT_NUMBER, [given])
