"""Many commands in one transaction: what makes them durable, which takes most of the time, is paid once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from cauce.runtime.desk.storage import RefusedError, StaleCaseError, Store, Transaction


class OneTransaction:
    """A store whose every transaction is one that is already open."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.broken = False

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Give the transaction. What an exception leaves half-done breaks it for good; a refusal has done nothing."""
        try:
            yield self._transaction
        except RefusedError:
            raise
        except BaseException:
            self.broken = True
            raise

    def read(self) -> AbstractContextManager[Transaction]:
        """Give the transaction, in which what was written in it is seen."""
        return self.write()


@contextmanager
def one_transaction(store: Store) -> Iterator[OneTransaction]:
    """Begin a transaction and give the store it makes; everything in it is durable on leaving, or nothing.

    Raises StaleCaseError when one of the commands found that somebody else had written its case.
    """
    with store.write() as transaction:
        together = OneTransaction(transaction)
        yield together
        if together.broken:
            raise StaleCaseError
