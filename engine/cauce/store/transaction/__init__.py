"""One transaction of a database, in parts by what they keep."""

from cauce.store.transaction.whole import DatabaseTransaction

__all__ = ["DatabaseTransaction"]
