"""Seals: now and then, one hash over the heads of the cases that moved, chained to the seal before (design.md §4).

A seal covers the heads that no seal covered yet, so that its cost does not grow with the cases; through the chain, the
last seal commits to the last sealed head of every case.
"""

from __future__ import annotations

import json

from cauce.store import statements
from cauce.store.chain import BEGINNING, merkle_root, seal_hash
from cauce.store.driver.session import Session

EVERY = 64
"""Changes after which a seal is made."""
AFTER = 3_600_000_000
"""Microseconds after which a change waits no longer to be sealed."""


def seal_when_due(session: Session, at: int) -> None:
    """Make a seal when there is enough to seal. `at` is the moment of the last change, microseconds of UTC."""
    row = session.one(statements.UNSEALED_SIZE)
    if row is not None and row[0] and (row[0] >= EVERY or at - row[1] >= AFTER):
        seal(session, at)


def seal(session: Session, at: int) -> bool:
    """Seal what is unsealed; False when there is nothing, or somebody else is doing it."""
    if not session.try_lock("sello"):
        return False
    rows = [(case, sequence, bytes(head).hex()) for case, sequence, head in session.all(statements.UNSEALED)]
    if not rows:
        return False
    leaves = list({case: (case, sequence, head) for case, sequence, head in rows}.values())
    last = session.one(statements.LAST_SEAL)
    number, previous = (last[0] + 1, bytes(last[1])) if last else (1, BEGINNING)
    root = merkle_root(leaves)
    made = {
        "number": number,
        "at": at,
        "leaves": json.dumps(leaves, separators=(",", ":")),
        "root": root,
        "previous": previous,
        "hash": seal_hash(previous, number, at, root),
    }
    session.later(statements.INSERT_SEAL, [made])
    session.later(statements.DELETE_UNSEALED, [{"case_id": case, "sequence": sequence} for case, sequence, _ in rows])
    return True
