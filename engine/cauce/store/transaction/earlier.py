"""Earlier cases that share data with one that is being registered, found by keyed digests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cauce.runtime.antecedents import seen_by_others
from cauce.runtime.ports import EarlierCase
from cauce.store import statements
from cauce.store.driver.session import listed

if TYPE_CHECKING:
    from cauce.store.transaction.cases import CasesPart


class StoredEarlier:
    """The finder of earlier cases of one transaction; it leaves out one case."""

    def __init__(self, transaction: CasesPart, other_than: str) -> None:
        self.transaction = transaction
        self.other_than = other_than

    def matching(self, procedure: str, tokens: Mapping[str, tuple[str, ...]]) -> tuple[EarlierCase, ...]:
        """Return the cases of a procedure that share a token of every datum named, oldest first.

        A writer holds the tokens until it ends: of two registrations of the same facts, the second sees the first.
        """
        keyed = {
            datum: [self.transaction.keys.token(datum, value) for value in dict.fromkeys(values)]
            for datum, values in tokens.items()
        }
        for name in sorted(token.hex() for values in keyed.values() for token in values):
            self.transaction.session.lock(f"coincidencia|{procedure}|{name}")
        found: set[str] | None = None
        for datum, values in keyed.items():
            cases = self._sharing(procedure, datum, values)
            found = cases if found is None else found & cases
        matches = [seen_by_others(self.transaction.peek(case)) for case in (found or set()) - {self.other_than}]
        known = [match for match in matches if match is not None]
        return tuple(sorted(known, key=lambda match: (match.opened_at, match.case)))

    def _sharing(self, procedure: str, datum: str, tokens: list[bytes]) -> set[str]:
        if not tokens:
            return set()
        marks, values = listed("token", tokens)
        statement = statements.MATCHING.format(tokens=marks)
        rows = self.transaction.session.all(statement, procedure=procedure, datum=datum, **values)
        return {row[0] for row in rows}
