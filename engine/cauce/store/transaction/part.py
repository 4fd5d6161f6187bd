"""What every part of a transaction has: the session, the keys, the definitions decoded so far."""

from __future__ import annotations

from cauce.model.frozen import dataclass
from cauce.model.procedure import Procedure
from cauce.store import ciphers, statements
from cauce.store.driver.session import Session
from cauce.store.keys import MasterKey
from cauce.store.problems import problem
from cauce.store.recent import Recent


@dataclass(frozen=True, slots=True)
class Head:
    """Where a case was when this transaction first read it: the chain goes on from here. `key` None: destroyed."""

    sequence: int
    hash: bytes
    key: bytes | None


class Part:
    """A part of a transaction. Definitions never change, nor the state at a hash: `known` and `recent` outlive it."""

    def __init__(self, session: Session, keys: MasterKey, known: dict[str, Procedure], recent: Recent) -> None:
        self.session = session
        self.keys = keys
        self.known = known
        self.recent = recent
        self.heads: dict[str, Head] = {}
        self.last_change: int | None = None

    def key_of(self, case: str) -> bytes:
        """Return the key of a case. Raises KeyError without such a case, StorageProblem if it was destroyed."""
        head = self.heads.get(case) or self.read_head(case)
        if head is None:
            raise KeyError(case)
        if head.key is None:
            raise problem("caso_suprimido")
        return head.key

    def read_head(self, case: str) -> Head | None:
        """Read where a case is, and hold it until the end of the transaction if this one writes."""
        row = self.session.one(statements.HEAD, id=case)
        if row is None:
            return None
        return self.note_head(case, row[0], bytes(row[1]), row[2])

    def note_head(self, case: str, sequence: int, head: bytes, wrapped: bytes | None) -> Head:
        """Remember where a case is, with its key unwrapped."""
        key = None if wrapped is None else self.unwrap_key(case, wrapped)
        found = self.heads[case] = Head(sequence, head, key)
        return found

    def unwrap_key(self, case: str, wrapped: bytes) -> bytes:
        """Return the key of a case. Raises StorageProblem when the master key is not the one that wrapped it."""
        try:
            return self.keys.unwrap(wrapped, key_place(case))
        except ciphers.UnreadableError:
            raise problem("llave_equivocada") from None

    def finish(self) -> None:
        """Write what is written once, however much this transaction did: before everybody's lists are read, and last.

        Raises ConflictError when somebody else wrote one of its cases.
        """


def key_place(case: str) -> str:
    """Name the place of a case's key, for its encryption."""
    return f"{case}|llave"
